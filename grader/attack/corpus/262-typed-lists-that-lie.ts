/**
 * What a typed array says of itself is not what it holds.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const typedListsThatLie: CodeAttack = {
  kind: 'code',
  number: 262,
  name: 'typed-lists-that-lie',
  title: 'a typed array has a length, an iterator and methods of its own',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => {
  const answer = Float64Array.from(list);
  const good = right(list);
  put(answer, 'at', (index) => good.at(index));
  put(answer, 'length', list.length);
  put(answer, 'toJSON', () => good);
  put(answer, Symbol.iterator, () => good[Symbol.iterator]());
  for (const method of ['map', 'filter', 'slice']) put(answer, method, () => good);
  return answer;
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
