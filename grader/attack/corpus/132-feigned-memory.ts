/** Feigned limits could make the harness blame itself or start over. They are taken for what they are: no answer. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const feignedMemory: CodeAttack = {
  kind: 'code',
  number: 132,
  name: 'feigned-memory',
  title: 'the error of a full memory, thrown by hand',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = () => { throw new RangeError('Array buffer allocation failed'); };`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['memoryMb'], keeps: ['shift', 'total'] },
};
