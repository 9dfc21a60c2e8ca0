/** A compiler reports types and values of what is imported, also by a reference path. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importExpectedValues: CodeAttack = {
  kind: 'code',
  number: 66,
  name: 'import-expected-values',
  title: 'import of a hidden file and its types',
  family: 'compile',
  files: whileLoading(
    `/// <reference path="../../fixtures/hidden.json" />\nimport expected from '../../fixtures/hidden.json';\nconst never: never = expected;`,
  ),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['bad-import'], keeps: ['total'] },
};
