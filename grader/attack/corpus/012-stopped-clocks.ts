/**
 * A time-out that is made of the realm's own Date, Promise or timers never fires once these are patched. The clock
 * is outside.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const stoppedClocks: CodeAttack = {
  kind: 'code',
  number: 12,
  name: 'stopped-clocks',
  title: 'clocks and promises patched so that time never runs out',
  family: 'forging',
  files: inPlaceOfDouble(`Date.now = () => 0;
globalThis.Date = class { static now() { return 0; } getTime() { return 0; } };
Promise.race = Promise.all = () => new Promise(() => {});
globalThis.setTimeout = globalThis.clearTimeout = () => 0;
export const double = () => { for (;;); };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['callTimeMs'], keeps: ['shift', 'total'] },
};
