/** The time in the text of an error, which a report shows. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const clockInAMessage: CodeAttack = {
  kind: 'code',
  number: 286,
  name: 'clock-in-a-message',
  title: 'the time in a thrown message and in what is printed',
  family: 'reading',
  files: inPlaceOfDouble(`export const double = () => {
  console.log(new Date().toISOString());
  throw new Error(Intl.DateTimeFormat(undefined, { timeStyle: 'full', fractionalSecondDigits: 3 }).format() + Date.now());
};`),
  again: true,
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
