/** Some programs write an entry for each folder. They hold nothing, so they cost nothing. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const folderEntries: ArchiveAttack = {
  kind: 'archive',
  number: 221,
  name: 'folder-entries',
  title: 'ten thousand entries for folders',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      ...Array.from({ length: 10_000 }, (_, i) => ({ name: `folder${i}/`, content: '', method: 0 })),
    ]),
  expect: { files: Object.keys(honestFiles) },
};
