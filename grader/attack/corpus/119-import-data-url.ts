/** A data: URL is code that nobody has looked at, in Node with all builtins. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importDataUrl: CodeAttack = {
  kind: 'code',
  number: 119,
  name: 'import-data-url',
  title: 'import of a data: URL',
  family: 'reading',
  files: inPlaceOfDouble(`import fs from 'data:text/javascript,export { default } from "node:fs"';
export const double = () => fs.readFileSync('/etc/passwd', 'utf8');`),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['bad-import'], keeps: ['total'] },
};
