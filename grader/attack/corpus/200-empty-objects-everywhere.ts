/**
 * An empty object takes 20 bytes on the wire and 270 in the memory of the grader, which keeps all answers of a
 * submission until the last: together they are weighed before they are read.
 */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const emptyObjectsEverywhere: CodeAttack = {
  kind: 'code',
  number: 200,
  name: 'empty-objects-everywhere',
  title: 'tens of thousands of empty objects from every function',
  family: 'resources',
  files: inPlaceOfAll(`const big = new Array(45_000).fill({});
const answer = () => big;`),
  expect: noCreditAnywhere('answersMb'),
};
