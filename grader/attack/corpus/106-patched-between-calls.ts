/**
 * The first call replaces what reads arguments and writes answers, so that the second looks right. The harness
 * uses copies that were taken before.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const patchedBetweenCalls: CodeAttack = {
  kind: 'code',
  number: 106,
  name: 'patched-between-calls',
  title: 'builtins patched by the first call for the second',
  family: 'forging',
  files: inPlaceOfDouble(`let last = [];
export const double = (x) => {
  last = x;
  const twice = () => JSON.stringify(last.map((value) => 2 * value));
  Reflect.apply = Function.prototype.apply = Function.prototype.call = twice;
  JSON.stringify = twice;
  Number.prototype.toString = String.prototype.slice = String.prototype.concat = twice;
  Object.is = Reflect.getPrototypeOf = () => true;
  return x.map(() => 0);
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift'] },
};
