/** A harness that still has to write to one of them throws. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const frozenWorld: CodeAttack = {
  kind: 'code',
  number: 109,
  name: 'frozen-world',
  title: 'every builtin frozen and every prototype a proxy',
  family: 'forging',
  files:
    inPlaceOfDouble(`for (const name of Reflect.ownKeys(globalThis)) { try { Object.freeze(globalThis[name]); Object.freeze(globalThis[name].prototype); } catch {} }
try { Object.setPrototypeOf(Object.prototype, new Proxy(Object.create(null), {})); } catch {}
Object.freeze(globalThis);
export const double = (x) => [];`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift', 'total'] },
};
