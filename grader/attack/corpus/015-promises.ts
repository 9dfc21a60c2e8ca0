/** A grader that awaits waits for ever. A promise is no data. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const promises: CodeAttack = {
  kind: 'code',
  number: 15,
  name: 'promises',
  title: 'promises that never settle or settle to themselves',
  family: 'forging',
  files: inPlaceOfDouble(`let calls = 0;
export const double = () => {
  calls += 1;
  if (calls === 1) return new Promise(() => {});
  let settle;
  const promise = new Promise((resolve) => { settle = resolve; });
  settle(promise);
  return promise;
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned', 'threw'], keeps: ['shift', 'total'] },
};
