/** Each costs a file, an inode and a walk. They are counted before anything is read. */
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const manyEntries: ArchiveAttack = {
  kind: 'archive',
  number: 87,
  name: 'many-entries',
  title: 'sixty thousand entries',
  family: 'archive',
  bytes: () =>
    rawZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `f${i}.ts`, content: '', method: 0 }))),
  expect: { reason: 'more than 20000 files' },
};
