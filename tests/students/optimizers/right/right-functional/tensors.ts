import type { Matrix, Vector } from './library/network';

export type Tensor = Matrix | Vector;
export type Table = Record<string, Tensor>;

/** f over numbers that sit in the same place of nested lists. */
export const zipWith = (f: (...xs: number[]) => number, ...nested: any[]): any =>
  Array.isArray(nested[0]) ? nested[0].map((_: unknown, i: number) => zipWith(f, ...nested.map((n) => n[i]))) : f(...nested);

export const mapTable = (table: Table, f: (tensor: Tensor, name: string) => Tensor): Table =>
  Object.fromEntries(Object.entries(table).map(([name, tensor]) => [name, f(tensor, name)]));

export const columns = (A: Matrix, which: number[]): Matrix => A.map((row) => which.map((c) => row[c]!));
