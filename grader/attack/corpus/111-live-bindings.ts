/**
 * An exported let is a function while it is checked and something else when it is called. What was taken up
 * counts.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const liveBindings: CodeAttack = {
  kind: 'code',
  number: 111,
  name: 'live-bindings',
  title: 'an export that changes after it was looked at',
  family: 'forging',
  files: inPlaceOfDouble(`export let double = (x) => { double = 5; return x.map((value) => 2 * value); };`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
