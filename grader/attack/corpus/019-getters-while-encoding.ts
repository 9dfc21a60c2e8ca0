/**
 * An answer is read after the function has returned; getters run then, outside of a limit that covers the call
 * alone. The reading is part of the call.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const gettersWhileEncoding: CodeAttack = {
  kind: 'code',
  number: 19,
  name: 'getters-while-encoding',
  title: 'getters that throw and spin while the answer is read',
  family: 'forging',
  files: inPlaceOfDouble(`let calls = 0;
export const double = () => {
  calls += 1;
  return calls === 1 ? { get a() { throw new Error('read me not'); } } : { get a() { for (;;); } };
};`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['threw', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
