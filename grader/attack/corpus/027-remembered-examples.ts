/**
 * The answers of the public examples are written into the code by the order of the calls. Inputs of a hidden plan
 * are other ones, so a table has no right answers; here it has those of other inputs.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const rememberedExamples: CodeAttack = {
  kind: 'code',
  number: 27,
  name: 'remembered-examples',
  title: 'answers looked up by the number of the call',
  family: 'forging',
  files: inPlaceOfDouble(`const table = [[2, 4, 6, 8], [1, 1]];
let calls = 0;
export const double = () => table[(calls += 1) - 1];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
