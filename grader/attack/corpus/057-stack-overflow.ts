/** What catches the error overflows again, in the worst case inside of the harness. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const stackOverflow: CodeAttack = {
  kind: 'code',
  number: 57,
  name: 'stack-overflow',
  title: 'stack overflows, also while they are caught',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { try { return double(); } catch { return [double(), double()]; } finally { double(); } };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['threw', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
