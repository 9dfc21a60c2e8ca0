/**
 * What calls a function by its methods calls the student's.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const patchedCalls: CodeAttack = {
  kind: 'code',
  number: 266,
  name: 'patched-calls',
  title: 'Function.prototype.call and apply are replaced',
  family: 'forging',
  files: measuredBy(`let now = [];
put(Function.prototype, 'call', () => right(now));
put(Function.prototype, 'apply', () => right(now));
export const rotate = (list) => (now = list);`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
