/** The same with the words for an isolate that is gone, while loading and in the call. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const feignedDisposal: CodeAttack = {
  kind: 'code',
  number: 134,
  name: 'feigned-disposal',
  title: 'the errors of a disposed isolate, thrown by hand',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = () => { throw Object.assign(new Error('Isolate was disposed during execution'), { name: 'Error', code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' }); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['threw', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
