/** Sums and quotients that are short to say are long to print. The first answer fits; a report keeps its beginning. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const numbersThatGrow: CodeAttack = {
  kind: 'code',
  number: 203,
  name: 'numbers-that-grow',
  title: 'numbers of one byte that take 24 when they are written',
  family: 'resources',
  files: inPlaceOfAll(`const numbers = [5e-324, -1.7976931348623157e308, 0.1 + 0.2, 1 / 3];
const big = Array.from({ length: 20_000 }, (_, at) => numbers[at % 4]);
const answer = () => big;`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
