/** Unpacked recursively they never end. They are not unpacked. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { plainZip, rawZip } from '../zip-bytes.ts';

export const zipInZip: ArchiveAttack = {
  kind: 'archive',
  number: 86,
  name: 'zip-in-zip',
  title: 'zips in zips',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'inner.zip', content: plainZip({ 'attacked.ts': 'nothing' }) },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
