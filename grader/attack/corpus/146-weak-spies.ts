/** A WeakRef tells when objects of the harness are collected, and holds arguments of earlier calls. There is none. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const weakSpies: CodeAttack = {
  kind: 'code',
  number: 146,
  name: 'weak-spies',
  title: 'weak references that watch the harness',
  family: 'reading',
  files: inPlaceOfDouble(`const kept = [];
export const double = (x) => { kept.push(new WeakRef(x)); const first = kept[0].deref(); return first === x ? x.map(() => 0) : first; };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
