/** The function returns at once; the loop runs when the call is over and blocks the worker. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const spinningMicrotask: CodeAttack = {
  kind: 'code',
  number: 129,
  name: 'spinning-microtask',
  title: 'a microtask with an endless loop',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = (x) => { Promise.resolve().then(() => { for (;;); }); return x.map(() => 0); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['returned', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
