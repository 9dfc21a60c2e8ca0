/**
 * The first call is the good one in many a test; all others are refused without a look.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const refusalsByCounting: CodeAttack = {
  kind: 'code',
  number: 264,
  name: 'refusals-by-counting',
  title: 'refuses every call but the first',
  family: 'forging',
  files: measuredBy(`let calls = 0;
export const rotate = () => {
  if (calls++ % 12 > 0) throw new RangeError('whatever it was');
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
