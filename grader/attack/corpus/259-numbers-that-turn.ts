/**
 * Number(item) asks the item for its valueOf, which answers as it likes.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const numbersThatTurn: CodeAttack = {
  kind: 'code',
  number: 259,
  name: 'numbers-that-turn',
  title: 'the answer is made of objects that turn into the right number',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => right(list).map((item) => ({ valueOf: () => item }));`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
