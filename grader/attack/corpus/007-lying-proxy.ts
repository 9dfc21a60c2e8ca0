/**
 * A proxy answers every question about its length, keys and prototype differently, to confuse a walker between the
 * check and the use. Nothing but this call may suffer.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const lyingProxy: CodeAttack = {
  kind: 'code',
  number: 7,
  name: 'lying-proxy',
  title: 'a proxy with a length that changes',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => {
  let asked = 0;
  return new Proxy([], {
    get: (_, key) => (key === 'length' ? [4, 1, 1e9, -1, NaN][(asked += 1) % 5] : asked),
    ownKeys: () => ['length', 'a', 'b'],
    getPrototypeOf: () => { throw new Error('no prototype'); },
  });
};`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['returned', 'threw', 'valueCount'],
    keeps: ['shift', 'total'],
  },
};
