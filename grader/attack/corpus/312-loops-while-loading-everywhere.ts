/** Each file is stopped while it loads, and each of them again, alone in a fresh worker. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const loopsWhileLoadingEverywhere: CodeAttack = {
  kind: 'code',
  number: 312,
  name: 'loops-while-loading-everywhere',
  title: 'every file loops for ever at its top level',
  family: 'resources',
  files: inPlaceOfAll(`for (;;);
const answer = () => 1;`),
  expect: noCreditAnywhere('callTimeMs'),
};
