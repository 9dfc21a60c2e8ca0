import { distance } from './distance.ts';
import { type List, seen, sum as total } from './sum.ts';

/** θ² · é: text before the edits that is longer in bytes than in characters. */
export function meanOf(values: List): number {
  seen.push(values.length);
  return total(values) / values.length;
}

export const spreadOf = (values: List): number =>
  total(values.map((value) => distance(value, meanOf(values))));

export { tanh };

const tanh: (z: number) => number = Math.tanh;
