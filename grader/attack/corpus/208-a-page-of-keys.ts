/** A page shows the first keys of an object, and of each object in it: sixteen to the fourth are a page of megabytes. */
import { inPlaceOfAll } from '../assignment.ts';
import { type CodeAttack, noCreditAnywhere } from '../attack.ts';

export const aPageOfKeys: CodeAttack = {
  kind: 'code',
  number: 208,
  name: 'a-page-of-keys',
  title: 'objects in objects, sixteen keys each, every key as long as a page shows it',
  family: 'resources',
  files: inPlaceOfAll(`const make = (depth: number): unknown =>
  depth === 0 ? [0] : Object.fromEntries(Array.from({ length: 16 }, (_, at) => ['\\u{e0041}'.repeat(2) + at, make(depth - 1)]));
const big = make(3);
const answer = () => big;`),
  expect: noCreditAnywhere('returned', 'answersMb'),
};
