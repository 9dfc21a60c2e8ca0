/**
 * A module namespace with then is a thenable: awaiting it, or returning it from an async function, calls the
 * student.
 */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const thenExport: CodeAttack = {
  kind: 'code',
  number: 112,
  name: 'then-export',
  title: 'an export named then',
  family: 'forging',
  files: whileLoading(`export const then = (resolve) => { for (;;); };`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
