/**
 * Whoever goes through the answer, or spreads it, is led past other items than those that it has.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const ownIterators: CodeAttack = {
  kind: 'code',
  number: 254,
  name: 'own-iterators',
  title: 'the answer carries an iterator of its own',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => {
  const answer = [...list];
  put(answer, Symbol.iterator, function* () { for (const item of right(list)) yield item; });
  return answer;
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
