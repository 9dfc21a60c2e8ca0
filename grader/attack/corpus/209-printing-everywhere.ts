/** Console output is kept with each answer, so it counts with them. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const printingEverywhere: CodeAttack = {
  kind: 'code',
  number: 209,
  name: 'printing-everywhere',
  title: 'as much console output as is kept, in every call',
  family: 'resources',
  files: inPlaceOfAll(`const answer = () => {
  for (let line = 0; line < 4; line += 1) console.log('\\u{e0041}'.repeat(1000));
  return 1;
};`),
  expect: noCreditAnywhere('returned'),
};
