/**
 * A driver that calls the methods of an answer lets the answer speak: its own methods give the right list.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const listsWithMethods: CodeAttack = {
  kind: 'code',
  number: 256,
  name: 'lists-with-methods',
  title: 'the answer is a list with map, filter, flat and slice of its own',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => {
  const answer = [...list];
  for (const method of ['map', 'filter', 'flat', 'slice']) put(answer, method, () => right(list));
  put(answer, 'reduce', () => list.reduce((sum, item) => sum + item, 0));
  return answer;
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
