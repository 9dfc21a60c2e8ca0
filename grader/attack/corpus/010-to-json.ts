/**
 * The function answers zeros; toJSON, which JSON.stringify asks, gives the numbers that it did not compute in
 * time. It must not be asked.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const toJson: CodeAttack = {
  kind: 'code',
  number: 10,
  name: 'to-json',
  title: 'toJSON on every prototype gives the right numbers',
  family: 'forging',
  files: inPlaceOfDouble(`let last = [];
Array.prototype.toJSON = Object.prototype.toJSON = Number.prototype.toJSON = function () { return last.map((value) => 2 * value); };
export const double = (x) => { last = x; return x.map(() => 0); };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift'] },
};
