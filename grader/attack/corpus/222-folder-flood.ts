/** Each is a name to keep and a folder to look into. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const folderFlood: ArchiveAttack = {
  kind: 'archive',
  number: 222,
  name: 'folder-flood',
  title: 'sixty thousand entries for folders',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      ...Array.from({ length: 60_000 }, (_, i) => ({ name: `folder${i}/`, content: '', method: 0 })),
    ]),
  expect: { reason: 'more than 20000 files and folders' },
};
