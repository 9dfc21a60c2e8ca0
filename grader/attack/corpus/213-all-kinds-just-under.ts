/** No single limit is reached; the sum of all of them is. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const allKindsJustUnder: CodeAttack = {
  kind: 'code',
  number: 213,
  name: 'all-kinds-just-under',
  title: 'answers of all kinds, each just within every limit of its own, with output and changed arguments',
  family: 'resources',
  files:
    inPlaceOfAll(`const one = [[0.1 + 0.2, NaN, -0, undefined, null, true, '\\u2028', () => 1, { a: {}, b: [] }]];
const big = new Array(600).fill(one);
const answer = (x: number[]) => {
  console.log('x'.repeat(16_000));
  x.reverse();
  return big;
};`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
