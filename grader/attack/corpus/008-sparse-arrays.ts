/**
 * forEach and every skip holes, so a grader that walks with them never compares the missing number. A hole must
 * fail.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const sparseArrays: CodeAttack = {
  kind: 'code',
  number: 8,
  name: 'sparse-arrays',
  title: 'right numbers with a hole, and more properties',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = (x) => { const out = x.map((value) => 2 * value); delete out[1]; out.extra = 1; return out; };`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
