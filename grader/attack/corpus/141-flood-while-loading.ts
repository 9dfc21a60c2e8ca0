/** There is no call yet whose limit it could be. The other file is answered. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodWhileLoading: CodeAttack = {
  kind: 'code',
  number: 141,
  name: 'flood-while-loading',
  title: 'memory filled while loading',
  family: 'resources',
  files: whileLoading(`const kept = [];
for (;;) kept.push(new Float64Array(1e6).fill(1));`),
  expect: {
    attacked: ['double', 'shift'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs'],
    keeps: ['total'],
  },
};
