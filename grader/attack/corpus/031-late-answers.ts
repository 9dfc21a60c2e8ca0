/**
 * A promise or a finalizer fills in the right numbers after the call, before a slow harness reads them. The first
 * answer counts.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const lateAnswers: CodeAttack = {
  kind: 'code',
  number: 31,
  name: 'late-answers',
  title: 'the answer is mended after it was given',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => {
  const out = x.map(() => 0);
  const mend = () => { for (let i = 0; i < x.length; i += 1) out[i] = 2 * x[i]; };
  Promise.resolve().then(mend);
  (async () => { await null; mend(); })();
  return out;
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
