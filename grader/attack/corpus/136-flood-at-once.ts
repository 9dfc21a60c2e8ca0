/** It aborts the process of isolated-vm at once, without a warning. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodAtOnce: CodeAttack = {
  kind: 'code',
  number: 136,
  name: 'flood-at-once',
  title: 'one allocation larger than the limit',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => [new Array(6e7).fill(1.5).length];`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs', 'threw'],
    keeps: ['shift', 'total'],
  },
};
