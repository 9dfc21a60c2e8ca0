/** A subclass overrides length and tag. The brand of the array tells its length. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const typedArraySubclass: CodeAttack = {
  kind: 'code',
  number: 20,
  name: 'typed-array-subclass',
  title: 'a typed array that lies about its length',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => {
  class Lying extends Float64Array { get length() { return x.length; } get [Symbol.toStringTag]() { return 'Array'; } }
  return new Lying(new ArrayBuffer(8));
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
