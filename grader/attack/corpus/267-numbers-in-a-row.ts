/**
 * Spreading a number fails; with an iterator on the prototype of numbers it gives a list, and an answer that is
 * no list passes.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const numbersInARow: CodeAttack = {
  kind: 'code',
  number: 267,
  name: 'numbers-in-a-row',
  title: 'numbers become lists by an iterator on their prototype',
  family: 'forging',
  files: measuredBy(`let now = [];
put(Number.prototype, Symbol.iterator, () => right(now)[Symbol.iterator]());
for (const method of ['map', 'filter', 'flat', 'slice']) put(Number.prototype, method, () => right(now));
put(Number.prototype, 'reduce', () => now.reduce((sum, item) => sum + item, 0));
export const rotate = (list) => {
  now = list;
  return 1;
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
