/** A dynamic import is resolved when it runs, past what looked at the static ones. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const dynamicImport: CodeAttack = {
  kind: 'code',
  number: 118,
  name: 'dynamic-import',
  title: 'import() of Node and of files at run time',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `const got = [];
for (const name of ['node:fs', 'fs', bait.file, 'file://' + bait.file, './neighbour.ts', 'data:text/javascript,export default process']) {
  try { import(name).then((module) => got.push(found(String(module.default ?? module.total))), () => {}); } catch {}
}
export const double = () => [got.join(), got.length === 0 ? [] : got];`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
