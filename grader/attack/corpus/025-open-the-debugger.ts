/**
 * One signal makes Node listen for a debugger on the loopback interface, and then the parent runs whatever it is
 * told.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const openTheDebugger: CodeAttack = {
  kind: 'code',
  number: 25,
  name: 'open-the-debugger',
  title: 'SIGUSR1 opens the debugger of the parent',
  family: 'forging',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const process = node('process');
  try { process._debugProcess(process.ppid); } catch {}
  process.kill(bait.pid, 'SIGUSR1');
  return found('the debugger');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
