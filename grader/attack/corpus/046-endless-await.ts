/** The module is never loaded, and Node would wait or exit with 13. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessAwait: CodeAttack = {
  kind: 'code',
  number: 46,
  name: 'endless-await',
  title: 'a top-level await that never settles',
  family: 'resources',
  files: inPlaceOfDouble(`await new Promise(() => {});
export const double = (x) => x.map((value) => 2 * value);`),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['fails-to-load'], keeps: ['total'] },
};
