/** When memory is collected depends on the machine: right on one and wrong on another. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const collectedMemory: CodeAttack = {
  kind: 'code',
  number: 288,
  name: 'collected-memory',
  title: 'answers that depend on when memory is collected',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => {
  let gone = 0;
  const weak = [new WeakRef({ an: 'object' })];
  new FinalizationRegistry(() => { gone += 1; }).register({}, 0);
  for (let i = 0; i < 1e5; i += 1) x.map((value) => [value]);
  return x.map((value) => 2 * value + (weak[0].deref() ? 0 : gone * 0));
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
