/** Tools that mend stack traces open whatever the comment names, and print lines of it. It is never followed. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const sourceMapComment: CodeAttack = {
  kind: 'code',
  number: 68,
  name: 'source-map-comment',
  title: 'a source map that names files of the host',
  family: 'compile',
  files: (bait) =>
    inPlaceOfDouble(
      `export const double = () => { throw new Error('look where'); };\n//# sourceMappingURL=file://${bait.file}\n//# sourceURL=${bait.file}`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
