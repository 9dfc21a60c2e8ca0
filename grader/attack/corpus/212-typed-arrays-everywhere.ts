/** A typed array is small in the isolate and long on the wire. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const typedArraysEverywhere: CodeAttack = {
  kind: 'code',
  number: 212,
  name: 'typed-arrays-everywhere',
  title: 'a typed array of tens of thousands of numbers from every function',
  family: 'resources',
  files: inPlaceOfAll(`const big = new Float64Array(30_000).fill(1 / 3);
const answer = () => big;`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
