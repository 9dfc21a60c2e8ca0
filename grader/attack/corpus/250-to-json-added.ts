/**
 * No builtin is changed, one is added: whoever compares lists by JSON.stringify asks the toJSON that every list
 * now has.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const toJsonAdded: CodeAttack = {
  kind: 'code',
  number: 250,
  name: 'to-json-added',
  title: 'Array.prototype.toJSON is added for lists compared as text',
  family: 'forging',
  files: measuredBy(`let now = [];
put(Array.prototype, 'toJSON', () => right(now));
export const rotate = (list) => (now = list);`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
