/** Whoever prints an error runs the code in it. It is read safely and cut. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const hostileErrors: CodeAttack = {
  kind: 'code',
  number: 29,
  name: 'hostile-errors',
  title: 'errors with getters for message and stack, and 64 million characters',
  family: 'forging',
  files: inPlaceOfDouble(`let calls = 0;
export const double = () => {
  calls += 1;
  if (calls > 1) throw new Error('x'.repeat(2 ** 26));
  throw new Proxy(new Error('quiet'), { get() { throw new Proxy({}, { get() { for (;;); } }); } });
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw', 'memoryMb', 'callTimeMs'], keeps: ['shift', 'total'] },
};
