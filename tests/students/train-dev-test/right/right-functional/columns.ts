import type { Matrix } from './library/network';

export const range = (n: number): number[] => [...Array(n).keys()];
export const sum = (xs: number[]): number => xs.reduce((a, b) => a + b, 0);
export const width = (A: Matrix): number => A[0].length;
export const columns = (A: Matrix, order: number[]): Matrix => A.map((row) => order.map((i) => row[i]));
/** the index of the largest, the first of equals */
export const argmax = (xs: number[]): number => xs.indexOf(Math.max(...xs));
export const refuseUnless = (fine: boolean, message: string): void => {
  if (!fine) throw new RangeError(message);
};
