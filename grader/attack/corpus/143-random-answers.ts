/** Answers by the clock: a grader that tries again would give another mark. The clock stands still. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const randomAnswers: CodeAttack = {
  kind: 'code',
  number: 143,
  name: 'random-answers',
  title: 'answers that differ each time',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => x.map((value) => 2 * value + Date.now());`),
  again: true,
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
