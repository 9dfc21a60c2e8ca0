/**
 * Writes an answer as JSON text in the form of grader/value.ts, with a walker that consults no `toJSON`, no iterator
 * and no method of the value. Getters and proxies of the student's do run: under the time limit, as part of the call.
 */
import { lengthOf, namesOf, notData } from './describe.ts';
import type { Primordials } from './primordials.ts';

/** What is left while one value is written. */
export type Budget = { items: number; characters: number; depth: number };

/** How large and how deep an answer may be, see grader/run/limits.ts. */
export type AnswerLimits = {
  readonly answerBytes: number;
  readonly valueCount: number;
  readonly valueDepth: number;
};

export type Encoder = {
  readonly p: Primordials;
  readonly limits: AnswerLimits;
  /** What is thrown at each limit; recognised by identity. */
  readonly stops: Readonly<Record<keyof AnswerLimits, object>>;
};

/**
 * The JSON text of `value`.
 * @throws one of `encoder.stops`, or what a getter throws.
 */
export function encode(encoder: Encoder, value: unknown): string {
  const { answerBytes, valueCount, valueDepth } = encoder.limits;
  const budget = { items: valueCount, characters: answerBytes, depth: valueDepth };
  const text = encodeAny(encoder, value, budget);
  if (text.length > answerBytes) throw encoder.stops.answerBytes;
  return text;
}

export function encodeAny(encoder: Encoder, value: unknown, budget: Budget): string {
  budget.items -= 1;
  if (budget.items < 0) throw encoder.stops.valueCount;
  if (typeof value === 'number' && value - value === 0 && !encoder.p.is(value, -0)) return `${value}`;
  if (typeof value === 'string') return encodeText(encoder, value, budget);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  if (typeof value === 'number') return `{"$":"${encoder.p.is(value, -0) ? '-0' : value}"}`;
  if (value === undefined) return '{"$":"undefined"}';
  if (typeof value !== 'object') return encodeOther(encoder, `a ${typeof value}`);
  return encodeNested(encoder, value, budget);
}

export function encodeText(encoder: Encoder, value: string, budget: Budget): string {
  budget.characters -= value.length;
  if (budget.characters < 0) throw encoder.stops.answerBytes;
  return encoder.p.stringify(value);
}

export function encodeOther(encoder: Encoder, what: string): string {
  return `{"$":"other","of":${encoder.p.stringify(what)}}`;
}

export function encodeNested(encoder: Encoder, value: object, budget: Budget): string {
  const length = lengthOf(encoder.p, value);
  const what = length === undefined ? notData(encoder.p, value) : undefined;
  if (what !== undefined) return encodeOther(encoder, what);
  if (budget.depth === 0) throw encoder.stops.valueDepth;
  budget.depth -= 1;
  const text =
    length === undefined
      ? encodeObject(encoder, value, budget)
      : encodeList(encoder, { list: value as readonly unknown[], length }, budget);
  budget.depth += 1;
  return text;
}

export function encodeList(
  encoder: Encoder,
  { list, length }: { list: readonly unknown[]; length: number },
  budget: Budget,
): string {
  if (length > budget.items) throw encoder.stops.valueCount;
  let text = '[';
  for (let index = 0; index < length; index += 1) {
    const item = encodeAny(encoder, list[index], budget);
    text += index === 0 ? item : `,${item}`;
    if (text.length > encoder.limits.answerBytes) throw encoder.stops.answerBytes;
  }
  return `${text}]`;
}

export function encodeObject(encoder: Encoder, value: object, budget: Budget): string {
  const keys = namesOf(encoder.p, value);
  let text = '{"$":"object","of":[';
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const item = encodeAny(encoder, (value as Record<string, unknown>)[key], budget);
    text += `${index === 0 ? '' : ','}[${encodeText(encoder, key, budget)},${item}]`;
    if (text.length > encoder.limits.answerBytes) throw encoder.stops.answerBytes;
  }
  return `${text}]}`;
}
