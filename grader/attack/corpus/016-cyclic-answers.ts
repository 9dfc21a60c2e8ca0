/** A recursive walk over it never ends or overflows the stack. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const cyclicAnswers: CodeAttack = {
  kind: 'code',
  number: 16,
  name: 'cyclic-answers',
  title: 'an array that contains itself',
  family: 'forging',
  files: inPlaceOfDouble(
    `export const double = () => { const out = []; out.push(out, { out }); return out; };`,
  ),
  expect: { attacked: ['double'], credit: 'none', answers: ['valueDepth'], keeps: ['shift', 'total'] },
};
