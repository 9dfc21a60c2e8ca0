/** The second look, for the report, is under the time limit of the call as the first was. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessSecondLook: CodeAttack = {
  kind: 'code',
  number: 314,
  name: 'endless-second-look',
  title: 'an answer that is too large at the first look and has no end at the second',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => {
  let looks = 0;
  const get = () => {
    if ((looks += 1) > 1) for (;;);
    return 3_000_000;
  };
  return new Proxy([], { get });
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['callTimeMs'], keeps: ['shift', 'total'] },
};
