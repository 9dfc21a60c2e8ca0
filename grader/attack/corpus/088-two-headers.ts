/** Readers that stream see one name, readers that seek the other. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const twoHeaders: ArchiveAttack = {
  kind: 'archive',
  number: 88,
  name: 'two-headers',
  title: 'a local header with another name than the directory',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'harmless.ts', localName: 'attacked.ts' },
    ]),
  expect: { reason: 'damaged' },
};
