/** A bundler puts the content of the file into the program. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importAsText: CodeAttack = {
  kind: 'code',
  number: 67,
  name: 'import-as-text',
  title: 'import of a file as text or bytes',
  family: 'compile',
  files: whileLoading(`import passwd from '../../etc/passwd' with { type: 'text' };`),
  expect: {
    attacked: ['double', 'shift'],
    credit: 'none',
    answers: ['bad-import', 'does-not-parse'],
    keeps: ['total'],
  },
};
