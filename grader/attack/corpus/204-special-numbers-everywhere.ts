/** What JSON has no number for is an object on the wire, and four lines of a report. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const specialNumbersEverywhere: CodeAttack = {
  kind: 'code',
  number: 204,
  name: 'special-numbers-everywhere',
  title: 'NaN, infinities and −0 by the ten thousands',
  family: 'resources',
  files: inPlaceOfAll(`const numbers = [NaN, Infinity, -Infinity, -0, undefined];
const big = Array.from({ length: 10_000 }, (_, at) => numbers[at % 5]);
const answer = () => big;`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
