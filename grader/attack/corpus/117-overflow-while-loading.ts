/** The stack overflows before there is any function. The other file is loaded. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const overflowWhileLoading: CodeAttack = {
  kind: 'code',
  number: 117,
  name: 'overflow-while-loading',
  title: 'recursion without an end while loading',
  family: 'resources',
  files: whileLoading(`const fall = () => fall() + 1;
fall();`),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['fails-to-load'], keeps: ['total'] },
};
