/** Names become keys of tables. The tables have no prototype. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const strangeExportNames: CodeAttack = {
  kind: 'code',
  number: 115,
  name: 'strange-export-names',
  title: 'exports named __proto__, constructor and with half characters',
  family: 'forging',
  files: whileLoading(`const evil = { polluted: 1 };
export { evil as '__proto__', evil as 'constructor', evil as 'prototype', evil as 'hasOwnProperty', evil as 'toString', evil as '\\u202e\\n' };`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
