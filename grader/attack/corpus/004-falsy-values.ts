/**
 * Arithmetic turns null, an empty text, false and an empty array into 0, and a date into a number. The type must
 * fail them.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const falsyValues: CodeAttack = {
  kind: 'code',
  number: 4,
  name: 'falsy-values',
  title: 'null, texts, false and dates that coerce to 0',
  family: 'forging',
  files: inPlaceOfDouble(`let calls = 0;
export const double = (x) => { calls += 1; return calls % 2 ? [null, '', false, []] : [new Date(0), new Date(1)]; };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
