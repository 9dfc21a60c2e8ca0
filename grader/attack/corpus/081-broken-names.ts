/** A decoder throws at them, or gives two names the same replacement. They are read as what they are most likely in. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const brokenNames: ArchiveAttack = {
  kind: 'archive',
  number: 81,
  name: 'broken-names',
  title: 'names that are no UTF-8',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: Uint8Array.of(0xff, 0xfe, 0x2e, 0x74, 0x73), flags: 0x0800, content: 'x' },
      { name: Uint8Array.of(0xfe, 0xff, 0x2e, 0x74, 0x73), flags: 0x0800, content: 'y' },
    ]),
  expect: { files: [...Object.keys(honestFiles), 'юя.ts', 'яю.ts'] },
};
