/** Each is looked at and listed. The list is cut, and takes no more than its time. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const manyExports: CodeAttack = {
  kind: 'code',
  number: 116,
  name: 'many-exports',
  title: 'ten thousand exports',
  family: 'resources',
  files: whileLoading(
    Array.from({ length: 10_000 }, (_, i) => `export const a${i} = () => ${i};`).join('\n'),
  ),
  expect: {
    attacked: ['double', 'shift'],
    credit: 'none',
    answers: ['returned', 'not-exported', 'callTimeMs', 'does-not-parse', 'memoryMb', 'fails-to-load'],
    keeps: ['total'],
  },
};
