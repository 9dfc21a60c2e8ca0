/** Drivers that hand out copies saw no change of an argument, and a look at the first call saw none of the second. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const changedByTheCount: CodeAttack = {
  kind: 'code',
  number: 317,
  name: 'changed-by-the-count',
  title: 'changes its argument in every second call, behind drivers that only look at the sums',
  family: 'forging',
  files: withFiles({
    'neighbour.ts': `let calls = 0;
export const total = (x) => {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i];
  if ((calls += 1) % 2 === 0) x[0] = 0;
  return sum;
};`,
  }),
  expect: { attacked: ['total'], credit: 'none', answers: ['returned'], keeps: ['double', 'shift'] },
};
