/**
 * The classic way out of node:vm: the constructor of an object that the host made is the Function of the host. In
 * an isolate there is no such object.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const constructorEscape: CodeAttack = {
  kind: 'code',
  number: 103,
  name: 'constructor-escape',
  title: 'Function constructors of every object in sight',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = (x) => {
  const process = node('process');
  return found(process.version);
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
