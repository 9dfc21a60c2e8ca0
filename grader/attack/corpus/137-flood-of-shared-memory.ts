/** Shared memory is counted by nobody in particular. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfSharedMemory: CodeAttack = {
  kind: 'code',
  number: 137,
  name: 'flood-of-shared-memory',
  title: 'shared buffers until memory is full',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const kept = []; for (;;) kept.push(new Uint8Array(new SharedArrayBuffer(2 ** 23)).fill(1)); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs', 'threw'],
    keeps: ['shift', 'total'],
  },
};
