/**
 * A grader that looks at the exit status takes 0 for success. There is no process to exit, and no answer is no
 * credit.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const processExit: CodeAttack = {
  kind: 'code',
  number: 22,
  name: 'process-exit',
  title: 'exit with 0 in the middle of a call',
  family: 'forging',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => { const process = node('process'); try { process.reallyExit(0); } finally { process.exit(0); } };`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
