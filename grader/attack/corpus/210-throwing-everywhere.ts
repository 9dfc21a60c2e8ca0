/** Messages are kept with each answer, so they count with them; a report shows their beginning. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const throwingEverywhere: CodeAttack = {
  kind: 'code',
  number: 210,
  name: 'throwing-everywhere',
  title: 'as long a message as is kept thrown in every call, after printing',
  family: 'resources',
  files: inPlaceOfAll(`const answer = () => {
  console.log('<&">'.repeat(4000));
  throw new Error('\\u{e0041}'.repeat(1000));
};`),
  expect: noCreditAnywhere('threw'),
};
