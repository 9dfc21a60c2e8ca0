/**
 * Two brackets are two bytes on the wire, a hundred in the memory of the grader, and a line of indentation each in a
 * report that writes them out.
 */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const listsInListsEverywhere: CodeAttack = {
  kind: 'code',
  number: 201,
  name: 'lists-in-lists-everywhere',
  title: 'lists in lists in lists, ten levels of them, from every function',
  family: 'resources',
  files: inPlaceOfAll(`let one: unknown = 0;
for (let level = 0; level < 10; level += 1) one = [one];
const big = new Array(45_000).fill(one);
const answer = () => big;`),
  expect: noCreditAnywhere('answersMb'),
};
