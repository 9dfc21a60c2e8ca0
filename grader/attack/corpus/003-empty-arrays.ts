/** A grader that loops over the length of the answer finds no mistake in an empty one. The shape must fail it. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const emptyArrays: CodeAttack = {
  kind: 'code',
  number: 3,
  name: 'empty-arrays',
  title: 'an empty array',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = () => [];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
