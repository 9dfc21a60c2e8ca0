/** Microtasks run after the call has returned, where no limit of the call may reach. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessMicrotasks: CodeAttack = {
  kind: 'code',
  number: 128,
  name: 'endless-microtasks',
  title: 'promises that queue promises without an end',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = (x) => { const again = () => Promise.resolve().then(again); again(); return x.map((value) => 2 * value); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['returned', 'callTimeMs', 'memoryMb'],
    keeps: ['shift', 'total'],
  },
};
