/** Cuts a report so that its JSON document stays below {@link reportBytes}, whatever a submission says. */
import type { Argument, AttemptList, Report, Result, ResultCall, Value } from '../model.ts';
import { beginningOf, bytesOf, textBytes, textFor } from './beginning.ts';
import { cutNote, cutVerdict, mostNotes } from './fit-texts.ts';
import { reportToJson, writtenBytes } from './json.ts';
import { reportBytes, shareOut } from './share-out.ts';
import { utf8Bytes } from './text.ts';

/**
 * `report` with as much of each value, text and list of findings as there is room for. A report in which all fits is
 * as it was.
 */
export function fitReport(whole: Report): Report {
  const { attempts } = whole;
  const notes = whole.notes.slice(0, mostNotes).map(cutNote);
  const report = { ...whole, ...(attempts && { attempts: fitAttempts(attempts) }), notes };
  const frame = utf8Bytes(reportToJson({ ...report, results: report.results.map(frameOf) }));
  const needs = report.results.map((result) => sum(needsOf(result)));
  const shares = shareOut(needs, reportBytes - frame);
  return { ...report, results: report.results.map((result, index) => fitResult(result, shares[index] ?? 0)) };
}

/** How many attempts a report lists: more than anybody makes in earnest. */
const mostAttempts = 100;

/** The one that counts and the latest others. */
function fitAttempts(attempts: AttemptList): AttemptList {
  const { lines, counts } = attempts;
  const listed = lines.filter(({ number }) => number === counts || number > lines.length - mostAttempts);
  const leftOut = lines.length - listed.length;
  return leftOut === 0 ? attempts : { ...attempts, lines: listed, leftOut };
}

/** What of a result is ours and is never cut. */
function frameOf({ calls, printed, ...line }: Result): Result {
  // What is written where there is no room for a value at all.
  const value = undefined;
  const bare = (argument: Argument): Argument =>
    argument.kind === 'value' ? { kind: 'value', value } : argument;
  const empty = calls?.map(({ fn, args }) => ({
    fn,
    args: args.map(bare),
    expected: value,
    got: value,
    isBeginning: true as const,
    leftOut: Number.MAX_SAFE_INTEGER,
  }));
  const framed = { ...line, printed: '', verdict: { kind: 'right', findings: [] } } as const;
  return empty === undefined ? framed : { ...framed, calls: empty };
}

/** Bytes of the parts of a result that may be cut: the verdict, what was printed, each call's values. */
function needsOf({ verdict, printed = '', calls = [] }: Result): number[] {
  return [writtenBytes(verdict), textBytes(printed), ...calls.map((call) => sum(needsOfCall(call)))];
}

function fitResult(result: Result, room: number): Result {
  const needs = needsOf(result);
  if (sum(needs) <= room) return result;
  const [forVerdict = 0, forPrinted = 0, ...forCalls] = shareOut(needs, room);
  const { verdict, printed, calls } = result;
  return {
    ...result,
    verdict: cutVerdict(verdict, forVerdict),
    ...(printed === undefined ? {} : { printed: textFor(printed, forPrinted) }),
    ...(calls && { calls: calls.map((call, index) => fitCall(call, forCalls[index] ?? 0)) }),
  };
}

/** Bytes of a call's expected and given answer and of its arguments, in this order. */
function needsOfCall({ expected, got, args }: ResultCall): number[] {
  return [bytesOf(expected), bytesOf(got), ...args.map(bytesOfArgument)];
}

function bytesOfArgument(argument: Argument): number {
  return argument.kind === 'value' ? bytesOf(argument.value) : 0;
}

function fitCall(call: ResultCall, room: number): ResultCall {
  const [forExpected = 0, forGot = 0, ...forArgs] = shareOut(needsOfCall(call), room);
  let leftOut = 0;
  const cut = (value: Value, share: number): Value => {
    const beginning = beginningOf(value, share);
    leftOut += beginning.leftOut;
    return beginning.value;
  };
  const args = call.args.map((argument, index) =>
    argument.kind === 'value' ? { ...argument, value: cut(argument.value, forArgs[index] ?? 0) } : argument,
  );
  const expected = cut(call.expected, forExpected);
  const given = 'got' in call ? { got: cut(call.got, forGot) } : {};
  return { ...call, args, expected, ...given, ...(leftOut > 0 ? { leftOut } : {}) };
}

function sum(needs: readonly number[]): number {
  return needs.reduce((total, need) => total + need, 0);
}
