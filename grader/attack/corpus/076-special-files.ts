/** Unpacked, they block the reader or outlive it. They are passed over. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const specialFiles: ArchiveAttack = {
  kind: 'archive',
  number: 76,
  name: 'special-files',
  title: 'devices, pipes and setuid files',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'fifo.ts', mode: 0o010666 },
      { name: 'zero.ts', mode: 0o020666 },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
