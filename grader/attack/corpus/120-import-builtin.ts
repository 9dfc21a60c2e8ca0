/** The simplest way to the disk. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importBuiltin: CodeAttack = {
  kind: 'code',
  number: 120,
  name: 'import-builtin',
  title: 'import of node:fs',
  family: 'reading',
  files: inPlaceOfDouble(`import fs from 'node:fs';
export const double = () => fs.readFileSync('/etc/passwd', 'utf8');`),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['bad-import'], keeps: ['total'] },
};
