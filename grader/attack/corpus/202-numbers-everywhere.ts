/** Each answer is within its limits; all of them together are what the grader keeps, compares and shows. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const numbersEverywhere: CodeAttack = {
  kind: 'code',
  number: 202,
  name: 'numbers-everywhere',
  title: 'half a million numbers from every function',
  family: 'resources',
  files: inPlaceOfAll(`const big = new Array(500_000).fill(0);
const answer = () => big;`),
  expect: noCreditAnywhere('answersMb'),
};
