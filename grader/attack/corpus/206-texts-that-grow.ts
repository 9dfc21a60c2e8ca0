/** Escaped for JSON, for HTML and for the eye, a text of a student’s is longer than what was sent. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const textsThatGrow: CodeAttack = {
  kind: 'code',
  number: 206,
  name: 'texts-that-grow',
  title: 'texts that take nine times as much when what cannot be seen is written out',
  family: 'resources',
  files: inPlaceOfAll(`const big = ['\\u{e0041}', '&', '"', '\\u0001'].map((unit) => unit.repeat(20_000));
const answer = () => big;`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
