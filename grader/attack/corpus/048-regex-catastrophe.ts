/** One call of a builtin that takes centuries; it can be interrupted. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const regexCatastrophe: CodeAttack = {
  kind: 'code',
  number: 48,
  name: 'regex-catastrophe',
  title: 'a regular expression with exponential backtracking',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => [Number(/^(a+)+$/.test('a'.repeat(40) + 'b'))];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['callTimeMs'], keeps: ['shift', 'total'] },
};
