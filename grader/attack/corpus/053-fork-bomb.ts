/**
 * Each process starts two more until the machine stands still. No process can be started. (Here each lives for
 * seconds and starts none.)
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const forkBomb: CodeAttack = {
  kind: 'code',
  number: 53,
  name: 'fork-bomb',
  title: 'programs that start programs',
  family: 'resources',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const { spawn } = node('child_process');
  const { execPath } = node('process');
  const rest = ['-e', 'setTimeout(() => {}, 20000)', bait.mark];
  for (let i = 0; i < 3; i += 1) spawn(execPath, rest, { stdio: 'ignore', detached: true }).unref();
  return found('child processes');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
