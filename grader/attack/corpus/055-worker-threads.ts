/** Threads multiply what a limit for one thread allows. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const workerThreads: CodeAttack = {
  kind: 'code',
  number: 55,
  name: 'worker-threads',
  title: 'threads that spin',
  family: 'resources',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const { Worker } = node('worker_threads');
  for (let i = 0; i < 4; i += 1) new Worker('setTimeout(() => {}, 1000)', { eval: true });
  return found('threads');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
