/** Native multiplication of ever longer numbers, in time and in memory. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfBigints: CodeAttack = {
  kind: 'code',
  number: 139,
  name: 'flood-of-bigints',
  title: 'BigInts that square themselves',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { let n = 3n; const kept = []; for (;;) kept.push((n = n * n)); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs', 'threw'],
    keeps: ['shift', 'total'],
  },
};
