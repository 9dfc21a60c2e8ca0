import { type Matrix, transpose } from './library/network';

export const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0);
export const mean = (xs: number[]) => sum(xs) / xs.length;
export const zip = (A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix =>
  A.map((row, i) => row.map((a, j) => f(a, B[i][j])));
/** f of every column: a column in, a column out */
export const columnwise = (A: Matrix, f: (column: number[]) => number[]): Matrix => transpose(transpose(A).map(f));
export const argmax = (xs: number[]) => xs.reduce((best, x, i) => (x > xs[best] ? i : best), 0);
