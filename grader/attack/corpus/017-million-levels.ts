/**
 * JSON.parse survives such a depth, but what walks its result recursively overflows. The depth is limited on both
 * sides.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const millionLevels: CodeAttack = {
  kind: 'code',
  number: 17,
  name: 'million-levels',
  title: 'a million nested arrays',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = () => { let out = []; for (let i = 0; i < 1e6; i += 1) out = [out]; return out; };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['valueDepth', 'memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
