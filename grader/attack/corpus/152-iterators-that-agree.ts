/** Destructuring, spread and for-of in a driver run the iterator of arrays, and its next. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const iteratorsThatAgree: CodeAttack = {
  kind: 'code',
  number: 152,
  name: 'iterators-that-agree',
  title: 'array iteration patched for the driver',
  family: 'forging',
  files: withFiles({
    'neighbour.ts': `const patch = (target, name, value) => {
  try { target[name] = value; } catch {}
  try { Object.defineProperty(target, name, { value }); } catch {}
};
const iterator = Object.getPrototypeOf([][Symbol.iterator]());
patch(iterator, 'next', () => ({ done: false, value: ['share', 1] }));
patch(Array.prototype, Symbol.iterator, function* () { yield ['share', 1]; });
patch(Array.prototype, 'slice', () => []);
patch(Array.prototype, 'map', function () { return this.length ? [0] : [0]; });
export const total = () => 0;`,
  }),
  expect: { attacked: ['total'], credit: 'none', answers: ['returned', 'threw'], keeps: ['double', 'shift'] },
};
