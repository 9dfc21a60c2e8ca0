/**
 * The same without a method: what is read again is what was there before.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const hiddenArguments: CodeAttack = {
  kind: 'code',
  number: 269,
  name: 'hidden-arguments',
  title: 'the given list is changed behind accessors that show what was',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => list;
export const visit = () => [];
export const peak = (list) => {
  const before = [...list];
  let reads = 0;
  list.length = 0;
  list.push(99);
  put(list, 'toJSON', () => (reads++ < 9 ? before : list));
  return Math.max(...before);
};`),
  expect: {
    attacked: ['peak'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
