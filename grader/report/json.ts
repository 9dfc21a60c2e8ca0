/** A report as a JSON document: stable key order, and no number lost. */
import type { Finding, Report, Result, ResultCall, Value, Verdict } from '../model.ts';
import { type EncodedPlain, encodePlain, encodeValue } from '../value.ts';
import { forDocument, utf8Bytes } from './text.ts';

/** JSON as this file builds it; `undefined` members are left out. */
type Json = EncodedPlain | { readonly [key: string]: Json | undefined } | readonly Json[];

/**
 * The report as pretty JSON (2 spaces, one line for each array of plain values, newline at the end). NaN,
 * ±Infinity and −0 are written as `{"$": "NaN"}` and so on; arguments and answers as `encodeValue` writes them.
 * Characters that move a cursor or cannot be seen are escaped: it is printed on terminals, too.
 */
export function reportToJson(report: Report): string {
  const { results, ...rest } = report;
  const document = { ...(encodePlain(rest) as object), results: results.map(encodeResult) };
  return forDocument(`${pretty(document, '')}\n`);
}

function encodeResult(result: Result): Json {
  const { calls, ...rest } = result;
  const line = encodePlain(rest) as { [key: string]: Json };
  return calls === undefined ? line : { ...line, calls: calls.map(encodeCall) };
}

function encodeCall(call: ResultCall): Json {
  return {
    fn: call.fn,
    args: call.args.map((argument) =>
      argument.kind === 'value' ? { kind: 'value', value: encodeValue(argument.value) } : { ...argument },
    ),
    expected: encodeValue(call.expected),
    ...('got' in call ? { got: encodeValue(call.got as Value) } : {}),
    ...(call.isBeginning && { isBeginning: true }),
    ...(call.leftOut === undefined ? {} : { leftOut: call.leftOut }),
  };
}

/** Bytes that a verdict, or one of its findings, takes in the document. */
export function writtenBytes(part: Verdict | Finding): number {
  return utf8Bytes(forDocument(pretty(encodePlain(part), ' '.repeat(10))));
}

function pretty(json: Json, indent: string): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const inner = `${indent}  `;
  if (Array.isArray(json)) {
    const nested = json.some((item) => typeof item === 'object' && item !== null);
    const items = json.map((item) => pretty(item, inner));
    return nested ? block('[]', items, indent) : `[${items.join(', ')}]`;
  }
  const members = Object.entries(json).flatMap(([key, value]) =>
    value === undefined ? [] : [`${JSON.stringify(key)}: ${pretty(value, inner)}`],
  );
  return block('{}', members, indent);
}

function block(brackets: '[]' | '{}', items: readonly string[], indent: string): string {
  if (items.length === 0) return brackets;
  return `${brackets[0]}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${brackets[1]}`;
}
