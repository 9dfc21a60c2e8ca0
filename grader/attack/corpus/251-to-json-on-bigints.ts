/**
 * JSON.stringify asks a big integer for its toJSON, too: it tells the numbers of the right answer one after the
 * other.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const toJsonOnBigints: CodeAttack = {
  kind: 'code',
  number: 251,
  name: 'to-json-on-bigints',
  title: 'toJSON is added to the prototype of big integers',
  family: 'forging',
  files: measuredBy(`let told = [];
put(BigInt.prototype, 'toJSON', () => told.shift());
export const rotate = (list) => {
  told = right(list);
  return list.map(() => 0n);
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
