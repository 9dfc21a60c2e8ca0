/** Keys count as well as values do. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const giantKeys: CodeAttack = {
  kind: 'code',
  number: 124,
  name: 'giant-keys',
  title: 'keys of millions of characters',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => ({ ['k'.repeat(5e6)]: 1 });`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['answerBytes', 'memoryMb'],
    keeps: ['shift', 'total'],
  },
};
