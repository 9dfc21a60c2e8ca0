/**
 * A grader that passes its own arrays compares the answer with inputs that the student has changed. Every call
 * gets copies, and changing them is a mistake that is named.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const changedArguments: CodeAttack = {
  kind: 'code',
  number: 26,
  name: 'changed-arguments',
  title: 'arguments changed in place and frozen',
  family: 'forging',
  files: inPlaceOfDouble(
    `export function double(x) { for (let i = 0; i < x.length; i += 1) x[i] *= 2; return Object.freeze(x); }`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
