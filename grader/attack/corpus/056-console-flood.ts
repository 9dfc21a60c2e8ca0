/** What is printed is kept by somebody. It is cut, and a call that prints beyond its limit is stopped, right or not. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const consoleFlood: CodeAttack = {
  kind: 'code',
  number: 56,
  name: 'console-flood',
  title: '200 MiB printed',
  family: 'resources',
  files: inPlaceOfDouble(`const line = 'x'.repeat(1e5);
export const double = (x) => { for (let i = 0; i < 2000; i += 1) console.log(line); return x.map((value) => 2 * value); };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['consoleBytes'], keeps: ['shift', 'total'] },
};
