/** Public: numbers with fewer digits than they have, but more than a comparison looks at. They keep keys short. */

/** Nine decimals; what is no finite number stays as it is. */
export const shorten = (value: unknown): number =>
  (Number.isFinite(value) ? Number((value as number).toFixed(9)) : value) as number;

/** So many digits of every number in data; what is no finite number stays as it is. */
export function cut(data: unknown, digits = 12): unknown {
  if (typeof data === 'number') return Number.isFinite(data) ? Number(data.toPrecision(digits)) : data;
  if (Array.isArray(data)) return data.map((item) => cut(item, digits));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, cut(item, digits)]));
}

/** Six digits of every measured share but those that are left out. */
export function cutShares(
  shares: Record<string, number>,
  leftOut: readonly string[] = [],
): Record<string, number> {
  const kept = Object.entries(shares).filter(([name]) => !leftOut.includes(name));
  return Object.fromEntries(kept.map(([name, share]) => [name, cut(share, 6) as number]));
}
