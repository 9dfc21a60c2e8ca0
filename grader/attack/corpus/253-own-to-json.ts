/**
 * Answers that differ from call to call look alike, and right, as text: each carries what it says of itself.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const ownToJson: CodeAttack = {
  kind: 'code',
  number: 253,
  name: 'own-to-json',
  title: 'the answer carries a toJSON of its own',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => {
  const answer = [...list];
  put(answer, 'toJSON', () => right(list));
  return answer;
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
