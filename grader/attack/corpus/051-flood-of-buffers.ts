/** Buffers are not on the heap, so a limit on the heap alone does not see them. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfBuffers: CodeAttack = {
  kind: 'code',
  number: 51,
  name: 'flood-of-buffers',
  title: 'typed arrays outside the heap until memory is full',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const kept = []; for (;;) kept.push(new Float64Array(1e6).fill(1)); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
