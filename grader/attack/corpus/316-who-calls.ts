/** Functions of sloppy code know their caller, and may know the caller of that. */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const whoCalls: CodeAttack = {
  kind: 'code',
  number: 316,
  name: 'who-calls',
  title: 'looks for the driver by caller and arguments, and leaves its argument alone for the one that looks',
  family: 'forging',
  files: measuredBy(`import * as drivers from './assignment/driver.ts';
export const rotate = right, visit = right;
const sloppy = Function('body', 'return function () { const callers = []; for (let f = arguments.callee; f && callers.length < 20; f = f.caller) callers[callers.length] = f.name; return callers; }')();
const asked = (look) => { try { return String(look()); } catch { return ''; } };
export const peak = (list) => {
  const seen = asked(sloppy) + asked(() => drivers.leaving.caller) + asked(() => drivers.leaving.arguments);
  const isWatched = seen.includes('leaving') || seen.includes('call') || /\\d/.test(seen);
  if (!isWatched) list.length = 0;
  return 0;
};`),
  expect: { attacked: ['peak'], credit: 'none', answers: ['returned'], keeps: ['double', 'shift', 'total'] },
};
