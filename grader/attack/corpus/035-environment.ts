/** Secrets are often in the environment; paths and names are in the arguments. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const environment: CodeAttack = {
  kind: 'code',
  number: 35,
  name: 'environment',
  title: 'environment, arguments and user of the worker',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const process = node('process');
  return found(JSON.stringify([process.env, process.argv, process.execArgv, node('os').userInfo(), process.report?.getReport()]));
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
