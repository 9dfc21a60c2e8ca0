/** The limit of the call ends it; the other functions are answered. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessLoop: CodeAttack = {
  kind: 'code',
  number: 45,
  name: 'endless-loop',
  title: 'an endless loop',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => { for (;;); };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['callTimeMs'], keeps: ['shift', 'total'] },
};
