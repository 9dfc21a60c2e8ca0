export type Matrix = number[][];
export type Named = Record<string, any>;

export const each = (A: Matrix, f: (a: number) => number): Matrix => A.map((row) => row.map((a) => f(a)));
export const zip = (A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix =>
  A.map((row, i) => row.map((a, j) => f(a, B[i][j])));
export const mean = (xs: number[]) => xs.reduce((total, x) => total + x, 0) / xs.length;
export const layersOf = (table: Named) => Object.keys(table).filter((name) => /^W\d+$/.test(name)).length;
