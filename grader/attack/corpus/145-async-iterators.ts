/** A harness that collects what an async iterator gives never comes to its end. It is no data. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const asyncIterators: CodeAttack = {
  kind: 'code',
  number: 145,
  name: 'async-iterators',
  title: 'async generators that never end',
  family: 'resources',
  files: inPlaceOfDouble(`export async function* double(x) { for (;;) yield x.map((value) => 2 * value); }`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
