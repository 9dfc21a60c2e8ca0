/** A native call that allocates and cannot be interrupted. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const stringifyFlood: CodeAttack = {
  kind: 'code',
  number: 142,
  name: 'stringify-flood',
  title: 'JSON.stringify of texts that grow sixfold',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const text = '\\\\u0001'.repeat(2e7); return [JSON.stringify([text, text, text, text]).length]; };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs', 'threw', 'processExit'],
    keeps: ['shift', 'total'],
  },
};
