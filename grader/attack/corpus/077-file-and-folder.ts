/** What is unpacked depends on the order. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const fileAndFolder: ArchiveAttack = {
  kind: 'archive',
  number: 77,
  name: 'file-and-folder',
  title: 'one name as a file and as a folder',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'part.ts' },
      { name: 'part.ts/inner.ts' },
    ]),
  expect: { reason: 'the same name' },
};
