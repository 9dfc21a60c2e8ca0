/** What is no data is told in words, one by one. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const functionsByTheThousand: CodeAttack = {
  kind: 'code',
  number: 211,
  name: 'functions-by-the-thousand',
  title: 'tens of thousands of functions as an answer',
  family: 'resources',
  files: inPlaceOfAll(`const big = new Array(30_000).fill(() => 1);
const answer = () => big;`),
  expect: noCreditAnywhere('answersMb'),
};
