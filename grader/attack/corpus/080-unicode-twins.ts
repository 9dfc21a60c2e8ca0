/** Systems fold them in different ways. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const unicodeTwins: ArchiveAttack = {
  kind: 'archive',
  number: 80,
  name: 'unicode-twins',
  title: 'names that differ in composition, dots or what cannot be seen',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'caf\u00e9.ts' },
      { name: 'cafe\u0301.ts' },
    ]),
  expect: { reason: 'the same name' },
};
