export type Matrix = number[][];

export const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0);
export const mean = (xs: number[]) => sum(xs) / xs.length;
export const zip = <T>(a: number[], b: number[], f: (x: number, y: number) => T) => a.map((x, i) => f(x, b[i]));
export const zip2 = (A: Matrix, B: Matrix, f: (x: number, y: number) => number) => A.map((row, i) => zip(row, B[i], f));
export const each = (A: Matrix, f: (x: number) => number) => A.map((row) => row.map(f));
export const affine = (A: Matrix, scale: number[], shift: number[]) =>
  A.map((row, i) => row.map((x) => scale[i] * x + shift[i]));
