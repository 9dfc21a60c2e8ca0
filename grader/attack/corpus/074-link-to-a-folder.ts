/** The first entry makes "out" a link to /tmp, the second writes through it. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const linkToAFolder: ArchiveAttack = {
  kind: 'archive',
  number: 74,
  name: 'link-to-a-folder',
  title: 'a symbolic link to a folder, and a file through it',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'out', content: '/tmp', mode: 0o120777 },
      { name: 'out/gradecheck-escaped.ts' },
    ]),
  expect: { files: [...Object.keys(honestFiles), 'out/gradecheck-escaped.ts'] },
};
