/** What became of an argument is read under the time limit of the call, as its answer is. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessArguments: CodeAttack = {
  kind: 'code',
  number: 318,
  name: 'endless-arguments',
  title: 'leaves an argument behind a driver that has no end when it is looked at',
  family: 'resources',
  files: withFiles({
    'neighbour.ts': `export const total = (x) => {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i];
  Object.defineProperty(x, 0, { get: () => { for (;;); } });
  return sum;
};`,
  }),
  expect: { attacked: ['total'], credit: 'none', answers: ['callTimeMs'], keeps: ['double', 'shift'] },
};
