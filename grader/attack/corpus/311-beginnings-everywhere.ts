/** Of an answer that is too large a report shows the beginning, which is made as costly as it can be. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const beginningsEverywhere: CodeAttack = {
  kind: 'code',
  number: 311,
  name: 'beginnings-everywhere',
  title: 'too large from every function, and the beginning is all that is written in six characters',
  family: 'resources',
  files: inPlaceOfAll(`const big = [];
for (let item = 0; item < 200; item += 1) big[item] = { ['\\u0001'.repeat(9) + item]: '\\u0001'.repeat(3000), list: [[[[[[[[[[]]]]]]]]]] };
big.length = 3_000_000;
const answer = () => big;`),
  expect: noCreditAnywhere('valueCount'),
};
