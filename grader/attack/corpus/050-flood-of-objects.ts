/** The limit of the isolate ends it, not the memory of the machine. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfObjects: CodeAttack = {
  kind: 'code',
  number: 50,
  name: 'flood-of-objects',
  title: 'objects until memory is full',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const kept = []; for (;;) kept.push({ kept, i: kept.length }); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
