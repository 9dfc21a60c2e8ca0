/**
 * Infinity minus Infinity is NaN, and a tolerance relative to the answer becomes infinite. Both must be judged
 * wrong.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const infinities: CodeAttack = {
  kind: 'code',
  number: 2,
  name: 'infinities',
  title: 'Infinity and -0',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => x.map((_, i) => (i % 2 === 0 ? Infinity : -0));`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
