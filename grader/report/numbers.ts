/** Numbers as a reader wants them: short, and never so short that two different numbers look the same. */

const mostDigits = 17;

/** `value` with up to `digits` significant digits (whole numbers whole), written as TypeScript reads it. */
export function formatNumber(value: number, digits = 6): string {
  if (Object.is(value, -0)) return '-0';
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value) || (Number.isInteger(value) && magnitude < 1e9)) return String(value);
  if (magnitude >= 1e-4 && magnitude < 1e9) {
    const wholeDigits = Math.max(0, Math.floor(Math.log10(magnitude)) + 1);
    return trimZeros(value.toPrecision(Math.max(digits, wholeDigits)));
  }
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return `${trimZeros(mantissa)}e${Number(exponent)}`;
}

/** A whole number in groups of three digits: 2000000 → `2,000,000`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/**
 * Both numbers with as many digits as it takes to see their difference, right to a tenth of it.
 * Equal numbers come back alike.
 */
export function formatPair(expected: number, got: number): { expected: string; got: string } {
  for (let digits = 4; digits < mostDigits; digits++) {
    const pair = { expected: formatNumber(expected, digits), got: formatNumber(got, digits) };
    if (showsDifference(pair, got - expected)) return sameDecimals(pair);
  }
  return { expected: formatNumber(expected, mostDigits), got: formatNumber(got, mostDigits) };
}

/** Fills the shorter fraction with zeros, so that the two stand under each other. */
function sameDecimals({ expected, got }: { expected: string; got: string }): {
  expected: string;
  got: string;
} {
  const decimals = (text: string): number => /^-?\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const most = Math.max(decimals(expected), decimals(got));
  const fill = (text: string): string =>
    decimals(text) === 0 ? text : text + '0'.repeat(most - decimals(text));
  return { expected: fill(expected), got: fill(got) };
}

function showsDifference(pair: { expected: string; got: string }, difference: number): boolean {
  if (!Number.isFinite(difference)) return pair.expected !== pair.got || Number.isNaN(difference);
  if (difference === 0) return true;
  const shown = Number(pair.got) - Number(pair.expected);
  return Math.abs(shown - difference) <= 0.1 * Math.abs(difference);
}

/**
 * The numbers of one table with a common number of decimals, about four digits for the largest of them; what
 * would lose its digits that way is written with an exponent.
 */
export function columnFormat(values: readonly number[]): (value: number) => string {
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const whole = values.every((value) => !Number.isFinite(value) || Number.isInteger(value));
  if (whole || largest < 1e-4 || largest >= 1e9) return (value) => formatNumber(value, 4);
  const decimals = Math.max(1, 3 - Math.floor(Math.log10(largest)));
  const least = 10 ** (1 - decimals);
  return (value) => {
    const fits = Number.isFinite(value) && (Math.abs(value) >= least || value === 0) && !Object.is(value, -0);
    return fits ? (value === 0 ? '0' : value.toFixed(decimals)) : formatNumber(value, 2);
  };
}

/** A factor in words of numbers: 2 → `2`, 0.2 → `1/5`, −0.5 → `-1/2`, 0.37 → `0.37`. */
export function formatFactor(factor: number): string {
  const inverse = 1 / factor;
  const whole = Math.round(inverse);
  const isFraction = Math.abs(whole) >= 2 && Math.abs(whole) <= 1e6 && Math.abs(inverse - whole) < 1e-6;
  if (isFraction) return whole > 0 ? `1/${whole}` : `-1/${-whole}`;
  return formatNumber(Math.abs(factor - Math.round(factor)) < 1e-6 ? Math.round(factor) : factor, 6);
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10ⁿ for an axis: `10⁻⁷`; 1 and 10 as they are. */
export function formatPowerOfTen(exponent: number): string {
  if (exponent === 0 || exponent === 1) return exponent === 0 ? '1' : '10';
  const digits = Array.from(String(Math.abs(exponent)), (digit) => superscripts[Number(digit)] ?? '');
  return `10${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}

/** A share of 0 … 1 as whole percent, never rounded up to 100 or down to 0. */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return '99';
  return percent === 0 && share > 0 ? '1' : String(percent);
}
