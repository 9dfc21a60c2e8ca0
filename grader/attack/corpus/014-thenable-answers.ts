/**
 * A grader that awaits an answer calls its then, which may compute at leisure, twice, or never. It is not awaited.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const thenableAnswers: CodeAttack = {
  kind: 'code',
  number: 14,
  name: 'thenable-answers',
  title: 'an object whose then gives the right answer',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = (x) => ({ then: (resolve) => resolve(x.map((value) => 2 * value)) });`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
