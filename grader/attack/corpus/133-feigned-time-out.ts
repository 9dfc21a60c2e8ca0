/** The same with the words of isolated-vm. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const feignedTimeOut: CodeAttack = {
  kind: 'code',
  number: 133,
  name: 'feigned-time-out',
  title: 'the error of a time-out, thrown by hand',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = () => { throw new Error('Script execution timed out.'); };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
