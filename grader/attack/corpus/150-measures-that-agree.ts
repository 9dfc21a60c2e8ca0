/**
 * A driver measures next to student code: whether numbers agree, how often something happens. What is right is
 * easy to guess, and a patched Math.abs, filter or Object.fromEntries says so whatever the function answers. What
 * drivers work with is made what it was, and cannot be changed.
 */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const measuresThatAgree: CodeAttack = {
  kind: 'code',
  number: 150,
  name: 'measures-that-agree',
  title: 'builtins patched for the driver that measures',
  family: 'forging',
  files: withFiles({
    'neighbour.ts': `const patch = (target, name, value) => {
  try { target[name] = value; } catch {}
  try { Object.defineProperty(target, name, { value }); } catch {}
};
patch(Math, 'abs', () => 0);
patch(Array.prototype, 'filter', function () { return this; });
patch(Object, 'fromEntries', () => ({ share: 1 }));
patch(Map.prototype, 'get', () => ({ sum: 1, count: 1 }));
export const total = () => 0;`,
  }),
  expect: { attacked: ['total'], credit: 'none', answers: ['returned', 'threw'], keeps: ['double', 'shift'] },
};
