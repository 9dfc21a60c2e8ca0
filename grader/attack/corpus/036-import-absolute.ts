/** An import reads a file. There are only the files that were handed in. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importAbsolute: CodeAttack = {
  kind: 'code',
  number: 36,
  name: 'import-absolute',
  title: 'import of an absolute path',
  family: 'reading',
  files: inPlaceOfDouble(`import secret from '/etc/passwd';
export const double = () => secret;`),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['bad-import'], keeps: ['total'] },
};
