/**
 * The function that is measured patches when it is called, after whatever looked at the builtins before. They are
 * frozen before the first driver runs.
 */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const patchedWhileMeasuring: CodeAttack = {
  kind: 'code',
  number: 153,
  name: 'patched-while-measuring',
  title: 'builtins patched in the middle of a measurement',
  family: 'forging',
  files: withFiles({
    'neighbour.ts': `export const total = () => {
  try { Math.abs = () => 0; } catch {}
  try { Object.defineProperty(Array.prototype, 'filter', { value() { return this; } }); } catch {}
  try { Object.defineProperty(Array.prototype, 0, { set() {}, get: () => 1 }); } catch {}
  try { Object.defineProperty(Object.prototype, 0, { set() {}, get: () => 1 }); } catch {}
  try { globalThis.Object = { fromEntries: () => ({ share: 1 }) }; } catch {}
  try { Object.setPrototypeOf(Array.prototype, new Proxy([], { get: () => 1 })); } catch {}
  return 0;
};`,
  }),
  expect: { attacked: ['total'], credit: 'none', answers: ['returned', 'threw'], keeps: ['double', 'shift'] },
};
