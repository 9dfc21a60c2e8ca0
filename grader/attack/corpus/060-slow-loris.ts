/** Each step is short, so a limit for one step never ends it. The limit is for the call with all of its answer. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const slowLoris: CodeAttack = {
  kind: 'code',
  number: 60,
  name: 'slow-loris',
  title: 'an answer that takes a little time for each number',
  family: 'resources',
  files: inPlaceOfDouble(`const rest = () => { for (let i = 0; i < 2e5; i += 1); return 1; };
export const double = () => new Proxy([], { get: (_, key) => (key === 'length' ? 1e5 : rest()) });`),
  expect: { attacked: ['double'], credit: 'none', answers: ['callTimeMs'], keeps: ['shift', 'total'] },
};
