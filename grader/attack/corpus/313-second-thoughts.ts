/** What is too large is looked at a second time for the report, and is right by then; the first look counts. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const secondThoughts: CodeAttack = {
  kind: 'code',
  number: 313,
  name: 'second-thoughts',
  title: 'an answer that is too large at the first look and right at the second',
  family: 'forging',
  files: inPlaceOfDouble(`let looks = 0;
export const double = (x) => {
  const right = [];
  for (let i = 0; i < x.length; i += 1) right[i] = 2 * x[i];
  const get = (list, key) => (key === 'length' && (looks += 1) % 2 === 1 ? 3_000_000 : list[key]);
  return new Proxy(right, { get });
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['valueCount'], keeps: ['shift', 'total'] },
};
