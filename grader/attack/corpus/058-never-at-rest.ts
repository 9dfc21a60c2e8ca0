/**
 * Work that is left over after the call keeps a process alive that should end, or runs into the next submission.
 * The call itself is right.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const neverAtRest: CodeAttack = {
  kind: 'code',
  number: 58,
  name: 'never-at-rest',
  title: 'promises that are never done',
  family: 'resources',
  files:
    inPlaceOfDouble(`const again = () => { Promise.resolve().then(() => { for (let i = 0; i < 1e3; i += 1); }); };
export const double = (x) => {
  again();
  (async () => { for (let i = 0; i < 1000; i += 1) { await null; again(); } })();
  return x.map((value) => 2 * value);
};`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
