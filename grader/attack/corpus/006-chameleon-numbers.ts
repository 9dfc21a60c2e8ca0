/**
 * An object with valueOf and Symbol.toPrimitive runs student code inside a grader that subtracts it, and answers
 * the number that the grader would like. Only data crosses the wall, so what arrives is an object and fails by
 * type.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const chameleonNumbers: CodeAttack = {
  kind: 'code',
  number: 6,
  name: 'chameleon-numbers',
  title: 'objects whose valueOf gives whatever is asked for',
  family: 'forging',
  files: inPlaceOfDouble(`let twice = [];
class Chameleon {
  constructor(i) { this.i = i; }
  valueOf() { return twice[this.i]; }
  [Symbol.toPrimitive]() { return twice[this.i]; }
  toJSON() { return twice[this.i]; }
}
export const double = (x) => { twice = x.map((value) => 2 * value); return x.map((_, i) => new Chameleon(i)); };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift', 'total'] },
};
