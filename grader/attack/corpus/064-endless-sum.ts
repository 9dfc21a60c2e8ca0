/** A parser that goes into each plus by recursion overflows its stack, natively. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessSum: CodeAttack = {
  kind: 'code',
  number: 64,
  name: 'endless-sum',
  title: '300 kB of 1+1+1+…',
  family: 'compile',
  files: whileLoading(`const sum = ${'1+'.repeat(150_000)}1;`),
  expect: {
    attacked: ['double', 'shift'],
    credit: 'none',
    answers: ['does-not-parse', 'callTimeMs', 'processExit', 'memoryMb', 'fails-to-load', 'returned'],
    keeps: ['total'],
  },
};
