import { linear, type Matrix, relu, type Vector } from './library/network';

export const zip = (A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix =>
  A.map((row, i) => row.map((a, j) => f(a, B[i][j])));
export const add = (A: Matrix, B: Matrix) => zip(A, B, (a, b) => a + b);
export const scale = (A: Matrix, s: number): Matrix => A.map((row) => row.map((a) => s * a));
export const act = (Z: Matrix): Matrix => Z.map((row) => row.map(relu));
export const gate = (dA: Matrix, A: Matrix) => zip(dA, A, (d, a) => (a > 0 ? d : 0));
export const mean = (xs: Vector) => xs.reduce((a, b) => a + b, 0) / xs.length;
export const fro = (A: Matrix) => Math.hypot(...A.flat());
export const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
export { linear };
