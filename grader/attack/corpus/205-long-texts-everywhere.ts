/** A text is cheap to keep, but not to compare and to show in every place of a report. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const longTextsEverywhere: CodeAttack = {
  kind: 'code',
  number: 205,
  name: 'long-texts-everywhere',
  title: 'a text of almost a million characters from every function',
  family: 'resources',
  files: inPlaceOfAll(`const big = 'x'.repeat(900_000);
const answer = () => big;`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
