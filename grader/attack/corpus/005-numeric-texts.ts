/** '2.5' minus 2.5 is 0, so a grader that subtracts accepts texts. The type must fail them. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const numericTexts: CodeAttack = {
  kind: 'code',
  number: 5,
  name: 'numeric-texts',
  title: 'right numbers written as texts',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => x.map((value) => String(2 * value));`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
