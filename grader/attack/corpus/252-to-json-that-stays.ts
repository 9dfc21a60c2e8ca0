/**
 * The same as 250 with a key that is fixed: what cannot be taken away is not measured with.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const toJsonThatStays: CodeAttack = {
  kind: 'code',
  number: 252,
  name: 'to-json-that-stays',
  title: 'toJSON is added so that it cannot be taken away',
  family: 'forging',
  files: measuredBy(`let now = [];
Object.defineProperty(Array.prototype, 'toJSON', { value: () => right(now) });
export const rotate = (list) => (now = list);`),
  expect: { attacked: ['rotate'], credit: 'none', answers: ['threw'], keeps: ['double', 'shift'] },
};
