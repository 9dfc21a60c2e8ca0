/** An answer of this size fills the pipe and the memory of the grader. It is cut off while it is written. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const millionNumbers: CodeAttack = {
  kind: 'code',
  number: 18,
  name: 'million-numbers',
  title: 'thirty million numbers',
  family: 'forging',
  files: inPlaceOfDouble(`const many = 3e7;
export const double = () => new Proxy([], { get: (_, key) => (key === 'length' ? many : 1) });`),
  expect: { attacked: ['double'], credit: 'none', answers: ['valueCount'], keeps: ['shift', 'total'] },
};
