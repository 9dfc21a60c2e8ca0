/**
 * Values that JSON cannot write make a careless encoder throw outside the call, or vanish and leave nothing to
 * compare. They must arrive as no data and fail.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const notData: CodeAttack = {
  kind: 'code',
  number: 9,
  name: 'not-data',
  title: 'BigInts, symbols, functions, classes and maps',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = (x) => [() => 2 * x[0], 2n, Symbol('2'), class {}].map((it) => [it, new Map([[0, it]])]);`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
