/** The same with the globals themselves: a driver looks them up by name each time. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const globalsThatAgree: CodeAttack = {
  kind: 'code',
  number: 151,
  name: 'globals-that-agree',
  title: 'Math, Object and Array replaced for the driver',
  family: 'forging',
  files: withFiles({
    'neighbour.ts': `const patch = (target, name, value) => {
  try { target[name] = value; } catch {}
  try { Object.defineProperty(target, name, { value }); } catch {}
};
const agreeing = { ...Object.getOwnPropertyDescriptors(Math), abs: () => 0, min: () => 0, max: () => 0 };
patch(globalThis, 'Math', agreeing);
patch(globalThis, 'Object', class { static fromEntries() { return { share: 1 }; } });
patch(globalThis, 'Array', class {});
export const total = () => 0;`,
  }),
  expect: { attacked: ['total'], credit: 'none', answers: ['returned', 'threw'], keeps: ['double', 'shift'] },
};
