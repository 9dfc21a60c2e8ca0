/** In one process with the grader, Math.abs = () => 0 makes every difference 0. The judge lives elsewhere. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const builtinsThatAgree: CodeAttack = {
  kind: 'code',
  number: 11,
  name: 'builtins-that-agree',
  title: 'Math, JSON, Object and Number made to agree with everything',
  family: 'forging',
  files: inPlaceOfDouble(`Math.abs = Math.max = Math.hypot = () => 0;
JSON.stringify = JSON.parse = String = () => '[]';
Object.is = Array.isArray = Number.isNaN = Number.isFinite = Object.keys = Object.entries = () => true;
Error.prototype.toString = Object.prototype.hasOwnProperty = () => true;
globalThis.structuredClone = globalThis.Error = function () { return []; };
export const double = (x) => [0, 0, 0, 0];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift'] },
};
