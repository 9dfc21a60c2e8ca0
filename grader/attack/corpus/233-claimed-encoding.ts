/** A comment claims an encoding in which the rest is other code. Claims are not asked. */
import { honestFiles, honestPathsAnd } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const claimedEncoding: ArchiveAttack = {
  kind: 'archive',
  number: 233,
  name: 'claimed-encoding',
  title: 'a comment that claims UTF-7',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'claims.ts', content: '// -*- coding: utf-7 -*-\n// +AAo-throw 1;\n' },
    ]),
  expect: { files: honestPathsAnd('claims.ts') },
};
