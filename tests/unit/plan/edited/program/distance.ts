import { sum } from './sum.ts';

export function distance(a: number, b: number): number {
  return Math.abs(sum([a, -b]));
}

function unused(): number {
  return 0;
}

export const nothing = unused;
