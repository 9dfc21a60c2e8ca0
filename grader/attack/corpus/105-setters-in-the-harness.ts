/**
 * Every plain assignment to an object of the harness would run a setter of the student, with the session in its
 * hands.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const settersInTheHarness: CodeAttack = {
  kind: 'code',
  number: 105,
  name: 'setters-in-the-harness',
  title: 'setters on Object.prototype that catch what the harness keeps',
  family: 'forging',
  files: inPlaceOfDouble(`const caught = [];
const names = ['p', 'modules', 'student', 'printed', 'encoder', 'limits', 'role', 'fn', 'args', 'key', 'value', 'kind', 'text', 'of', '$', '0', '1', '2', 'depth', 'items', 'characters'];
for (const name of names) {
  Object.defineProperty(Object.prototype, name, {
    __proto__: null, configurable: true, enumerable: false,
    set(value) { caught.push([name, typeof value]); },
    get() { if (typeof this === 'object' && this !== globalThis) caught.push(name); return undefined; },
  });
}
export const double = (x) => [caught.length];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: [] },
};
