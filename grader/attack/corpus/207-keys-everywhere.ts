/** A key is a text and a place in a table. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const keysEverywhere: CodeAttack = {
  kind: 'code',
  number: 207,
  name: 'keys-everywhere',
  title: 'an object of thirty thousand keys from every function',
  family: 'resources',
  files:
    inPlaceOfAll(`const big = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => ['k' + at, at]));
const answer = () => big;`),
  expect: noCreditAnywhere('answersMb'),
};
