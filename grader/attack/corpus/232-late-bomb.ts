/** Its sizes are small and agree until it is inflated. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const lateBomb: ArchiveAttack = {
  kind: 'archive',
  number: 232,
  name: 'late-bomb',
  title: 'an entry of 1000 bytes that gives sixteen mebibytes',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'late.ts', content: Buffer.alloc(16 * 1024 * 1024), bytes: 1000 },
    ]),
  expect: { reason: 'damaged' },
};
