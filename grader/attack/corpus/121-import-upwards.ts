/** Paths are joined as texts; nothing above the root answers. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importUpwards: CodeAttack = {
  kind: 'code',
  number: 121,
  name: 'import-upwards',
  title: 'import of a path that climbs out of the submission',
  family: 'reading',
  files: inPlaceOfDouble(`import text from './a/../../../../../../etc/passwd';
export const double = () => text;`),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['bad-import'], keeps: ['total'] },
};
