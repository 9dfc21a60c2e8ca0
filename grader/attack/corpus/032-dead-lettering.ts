/**
 * A grader that counts mistakes among the answers it gets finds none when the hard cases are never answered. No
 * answer is no credit.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const deadLettering: CodeAttack = {
  kind: 'code',
  number: 32,
  name: 'dead-lettering',
  title: 'the first call answered, the others left hanging',
  family: 'forging',
  files: inPlaceOfDouble(`let calls = 0;
export const double = (x) => { calls += 1; if (calls > 1) for (;;); return x.map((value) => 2 * value); };`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['returned', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
