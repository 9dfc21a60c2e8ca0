/** A harness that awaits inside the realm runs then of the student. It does not await. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const patchedPromises: CodeAttack = {
  kind: 'code',
  number: 110,
  name: 'patched-promises',
  title: 'Promise.prototype.then and Symbol.species replaced',
  family: 'forging',
  files: inPlaceOfDouble(`Promise.prototype.then = function (resolve) { resolve([2, 4, 6, 8]); return this; };
Object.defineProperty(Promise, Symbol.species, { get() { for (;;); } });
globalThis.Promise = class { then(resolve) { resolve(1); } };
export const double = async (x) => x.map((value) => 2 * value);`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift', 'total'] },
};
