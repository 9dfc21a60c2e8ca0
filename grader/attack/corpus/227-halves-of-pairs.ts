/** A decoder that repairs them makes other text of it than the next one. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const halvesOfPairs: ArchiveAttack = {
  kind: 'archive',
  number: 227,
  name: 'halves-of-pairs',
  title: 'UTF-16 with halves of surrogate pairs',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'halves.ts', content: Buffer.from('\ufeff// \ud800 \udc00 \udfff\n', 'utf16le') },
      { name: 'odd.ts', content: Uint8Array.of(0xff, 0xfe, 0x2f, 0, 0x2f, 0, 0x0a) },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
