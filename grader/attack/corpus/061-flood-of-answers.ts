/** An answer that fills the pipe and the memory of the grader. It is refused before it is sent. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfAnswers: CodeAttack = {
  kind: 'code',
  number: 61,
  name: 'flood-of-answers',
  title: 'a text of a hundred million characters',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => ['x'.repeat(1e8), { ['y'.repeat(1e7)]: 1 }];`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['answerBytes', 'memoryMb'],
    keeps: ['shift', 'total'],
  },
};
