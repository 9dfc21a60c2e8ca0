// Small pieces that gradientChecking.ts is made of.
export type Row = number[];
export type Grid = Row[];
export type Table = { [name: string]: Row | Grid };

export const range = (n: number): number[] => [...Array(n).keys()];
export const sum = (v: Row): number => v.reduce((total, value) => total + value, 0);
export const length2 = (v: Row): number => Math.hypot(...v);
export const minus = (a: Row, b: Row): Row => a.map((value, i) => value - b[i]);
export const layers = (table: Table, prefix = ''): number[] =>
  range(Object.keys(table).filter((name) => name.startsWith(`${prefix}W`)).length).map((l) => l + 1);

/** Every entry of θ with its name and position, in θ's order. */
export const addresses = (table: Table) =>
  layers(table).flatMap((layer) => [
    ...(table[`W${layer}`] as Grid).flatMap((r, row) =>
      r.map((_, column) => ({ parameter: `W${layer}`, layer, row, column })),
    ),
    ...(table[`b${layer}`] as Row).map((_, row) => ({ parameter: `b${layer}`, layer, row })),
  ]);

export const central = (f: (t: number) => number, t: number, h: number): number => (f(t + h) - f(t - h)) / h / 2;
