/**
 * for…of asks the list for its iterator and never the iterator for its own; destructuring of iterators does, and
 * so does whoever patches what is not there: a `next` for every object.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const addedIterators: CodeAttack = {
  kind: 'code',
  number: 255,
  name: 'added-iterators',
  title: 'an iterator is added to the iterators of lists',
  family: 'forging',
  files: measuredBy(`let now = [];
const iterators = Object.getPrototypeOf([].values());
put(iterators, Symbol.iterator, () => right(now)[Symbol.iterator]());
put(iterators, 'return', () => ({}));
export const rotate = (list) => {
  now = list;
  return [].values();
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
