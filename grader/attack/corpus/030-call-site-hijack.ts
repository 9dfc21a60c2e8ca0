/** prepareStackTrace, caller and arguments show the functions that called, and with them what the harness holds. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const callSiteHijack: CodeAttack = {
  kind: 'code',
  number: 30,
  name: 'call-site-hijack',
  title: 'the functions of the harness taken from the stack',
  family: 'forging',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `const seen = [];
const look = () => {
  Error.prepareStackTrace = (_, frames) => frames;
  const frames = new Error('look').stack;
  if (Array.isArray(frames)) for (const frame of frames) seen.push(frame.getThis?.(), frame.getFunction?.());
  let caller = look.caller ?? double.caller;
  for (let i = 0; i < 20 && caller; i += 1) { seen.push(caller, caller.arguments); caller = caller.caller; }
};
export function double(x) {
  try { look(); } catch {}
  const others = seen.filter((it) => it && it !== double && it !== look && it !== globalThis);
  return others.length > 0 ? found(others.map(String).join().slice(0, 60)) : x.map(() => 0);
}`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift', 'total'] },
};
