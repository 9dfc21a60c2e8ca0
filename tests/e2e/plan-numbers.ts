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

const significant = (mantissa: string) => mantissa.replace(/^0\.0*|\./g, '').length;
const mantissaOf = (number: number) => String(Math.abs(number)).split('e')[0] ?? '';

/** The digits of the numbers that have `least` significant ones or more, each once, as JSON writes them. */
export function digitsOf(numbers: readonly number[], least: number): string[] {
  const mantissas = numbers.filter(Number.isFinite).map(mantissaOf);
  return [...new Set(mantissas)].filter((mantissa) => significant(mantissa) >= least);
}

/** The same numbers as a page would show them: cut to `digits` significant ones. */
export function cutTo(digits: number, mantissas: readonly string[]): string[] {
  const cut = mantissas.map((mantissa) => mantissaOf(Number(Number(mantissa).toPrecision(digits))));
  return [...new Set(cut)].filter((mantissa) => significant(mantissa) === digits);
}
