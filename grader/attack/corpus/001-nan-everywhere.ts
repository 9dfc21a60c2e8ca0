/**
 * Every comparison with NaN is false, so a grader that fails only when a difference exceeds its tolerance passes
 * it. It must be judged wrong.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const nanEverywhere: CodeAttack = {
  kind: 'code',
  number: 1,
  name: 'nan-everywhere',
  title: 'NaN in place of every number',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = (x) => { const out = []; for (let i = 0; i < x.length; i += 1) out[i] = NaN; return out; };`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
