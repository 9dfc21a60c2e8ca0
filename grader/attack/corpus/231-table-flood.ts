/** Nothing of it is read, but a reader holds the whole table of contents in memory. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const tableFlood: ArchiveAttack = {
  kind: 'archive',
  number: 231,
  name: 'table-flood',
  title: 'nine thousand entries with names of nine hundred characters',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      ...Array.from({ length: 9000 }, (_, i) => ({
        name: `${'node_modules/'.repeat(70)}${i}`,
        content: '',
        method: 0,
      })),
    ]),
  expect: { reason: 'table of contents alone' },
};
