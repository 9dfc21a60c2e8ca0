/** The numbers of a plan, for tests that look for them where they must not be. */
import type { Call, Check, Value } from '../../grader/model.ts';

/** What the calls are given. */
export function argumentsOf(calls: readonly Call[]): Value[] {
  return calls.flatMap(({ args }) => args.flatMap((arg) => (arg.kind === 'value' ? [arg.value] : [])));
}

/** What the key holds: expected answers, and those of every mistake and variant. */
export function keyOf(checks: readonly Check[]): Value[] {
  return checks.flatMap(({ expected, accepted, mistakes }) => {
    const answers = [...accepted, ...mistakes].flatMap((variant) => variant.answers);
    return [...expected, ...answers.flatMap((answer) => (answer.kind === 'returned' ? [answer.value] : []))];
  });
}

/** All numbers in a value, at any depth. */
export function numbersIn(value: Value): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** The digits of a number that has `least` significant ones or more: whole, and cut as a page would show them. */
export function digitsOf(number: number, least: number): string[] {
  const [mantissa = ''] = String(Math.abs(number)).split('e');
  if (!Number.isFinite(number) || mantissa.replace(/^0\.0*|\./g, '').length < least) return [];
  return [mantissa, String(Number(Math.abs(number).toPrecision(least))).split('e')[0] ?? ''].filter(
    (text) => text.replace(/^0\.0*|\./g, '').length >= least - 1,
  );
}
