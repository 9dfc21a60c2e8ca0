/**
 * Killing the grader ends the grading of everybody. From inside there is nobody to signal. (The signal here is one
 * that the runner counts.)
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const signalTheParent: CodeAttack = {
  kind: 'code',
  number: 24,
  name: 'signal-the-parent',
  title: 'signals to the grading process and its group',
  family: 'forging',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const process = node('process');
  for (const pid of [bait.pid, process.ppid]) process.kill(pid, 'SIGUSR2');
  return found('a process');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
