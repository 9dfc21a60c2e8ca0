/**
 * Filling an array of the harness by index would run them. Neighbours of the same student suffer, the harness does
 * not.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const indexSetters: CodeAttack = {
  kind: 'code',
  number: 108,
  name: 'index-setters',
  title: 'setters for indices on Array.prototype',
  family: 'forging',
  files: inPlaceOfDouble(`for (let i = 0; i < 8; i += 1) {
  Object.defineProperty(Array.prototype, i, { set(value) { Object.defineProperty(this, i, { value: 2 * value }); }, get: () => 7, configurable: true });
  Object.defineProperty(Object.prototype, i, { set() {}, get: () => 7, configurable: true });
}
export const double = (x) => x;`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: [] },
};
