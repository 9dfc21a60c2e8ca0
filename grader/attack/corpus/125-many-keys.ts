/** Listing them takes memory and time before the first is written. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const manyKeys: CodeAttack = {
  kind: 'code',
  number: 125,
  name: 'many-keys',
  title: 'a million keys',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const out = {}; for (let i = 0; i < 1e6; i += 1) out['k' + i] = i; return out; };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['answerBytes', 'memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
