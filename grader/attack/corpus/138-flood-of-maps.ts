/** Tables that double their size at the limit. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfMaps: CodeAttack = {
  kind: 'code',
  number: 138,
  name: 'flood-of-maps',
  title: 'maps, sets and symbols until memory is full',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const kept = new Map(); for (let i = 0; ; i += 1) kept.set(Symbol(i), new Set([i, kept])); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
