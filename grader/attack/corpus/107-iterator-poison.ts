/** for-of, spread and destructuring run them. The harness uses none of these. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const iteratorPoison: CodeAttack = {
  kind: 'code',
  number: 107,
  name: 'iterator-poison',
  title: 'iterators of arrays, maps and strings replaced',
  family: 'forging',
  files: inPlaceOfDouble(`const right = function* () { yield 1; yield 2; };
for (const thing of [Array, Map, Set, String, Float64Array]) thing.prototype[Symbol.iterator] = right;
Object.getPrototypeOf([][Symbol.iterator]).next = () => ({ done: true });
export const double = () => [1];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift'] },
};
