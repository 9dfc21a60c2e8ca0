/**
 * Whether an argument is as it was is seen by its text, which the argument now tells itself.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const markedArguments: CodeAttack = {
  kind: 'code',
  number: 268,
  name: 'marked-arguments',
  title: 'the given list is changed and given a toJSON that denies it',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => list;
export const visit = () => [];
export const peak = (list) => {
  const before = [...list];
  const most = Math.max(...before);
  list[0] = most + 1;
  put(list, 'toJSON', () => before);
  return most;
};`),
  expect: {
    attacked: ['peak'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
