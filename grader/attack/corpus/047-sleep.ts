/** It uses no processor time, so a limit on that never ends it. The clock on the wall does. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const sleep: CodeAttack = {
  kind: 'code',
  number: 47,
  name: 'sleep',
  title: 'Atomics.wait for an hour',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_600_000); return []; };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['callTimeMs', 'threw'],
    keeps: ['shift', 'total'],
  },
};
