/** A clock of one's own: memory that waits for a while and tells how long it was. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const sharedCounter: CodeAttack = {
  kind: 'code',
  number: 287,
  name: 'shared-counter',
  title: 'shared memory as a clock',
  family: 'reading',
  files: inPlaceOfDouble(`export const double = (x) => {
  const memory = new Int32Array(new SharedArrayBuffer(4));
  Atomics.waitAsync(memory, 0, 0, 1);
  return x.map((value) => 2 * value);
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
