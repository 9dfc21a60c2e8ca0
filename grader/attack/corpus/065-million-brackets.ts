/** The same by brackets, which are also slow to recover from. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const millionBrackets: CodeAttack = {
  kind: 'code',
  number: 65,
  name: 'million-brackets',
  title: 'a million brackets',
  family: 'compile',
  files: whileLoading(`const deep = ${'['.repeat(1_000_000)};`),
  expect: {
    attacked: ['double', 'shift'],
    credit: 'none',
    answers: ['does-not-parse', 'callTimeMs', 'processExit', 'memoryMb'],
    keeps: ['total'],
  },
};
