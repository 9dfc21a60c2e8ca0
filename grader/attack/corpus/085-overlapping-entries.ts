/** A thousand entries inflate the same packed bytes: 42 kB become gigabytes. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const overlappingEntries: ArchiveAttack = {
  kind: 'archive',
  number: 85,
  name: 'overlapping-entries',
  title: 'entries that share their bytes',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'twin.ts', headerStart: 0 },
    ]),
  expect: { reason: 'damaged' },
};
