export type Rng = () => number;
export type Point = Record<string, number>;
export type Axis = { scale: 'linear' | 'log' | 'one-minus-log' | 'integer'; low: number; high: number };
export type Space = Record<string, Axis>;

type Pair = [to: (v: number) => number, from: (u: number) => number];
const same: Pair = [(v) => v, (u) => u];

export const scales: Record<Axis['scale'], Pair> = {
  linear: same,
  integer: same,
  log: [Math.log, Math.exp],
  'one-minus-log': [(v) => -Math.log1p(-v), (u) => -Math.expm1(-u)],
};

export const mapTable = <T, R>(table: Record<string, T>, f: (value: T, name: string) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, f(value, name)]));

export const times = <T>(count: number, make: (k: number) => T): T[] => Array.from({ length: count }, (_, k) => make(k));

export const clamp = (low: number, high: number) => (value: number) => Math.min(high, Math.max(low, value));
