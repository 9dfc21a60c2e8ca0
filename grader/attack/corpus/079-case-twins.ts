/** On other systems they are one file. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const caseTwins: ArchiveAttack = {
  kind: 'archive',
  number: 79,
  name: 'case-twins',
  title: 'names that differ in case only',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'ATTACKED.ts' },
    ]),
  expect: { reason: 'the same name' },
};
