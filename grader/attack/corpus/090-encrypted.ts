/** Its bytes say nothing, and a reader that asks for a password waits. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const encrypted: ArchiveAttack = {
  kind: 'archive',
  number: 90,
  name: 'encrypted',
  title: 'an entry behind a password',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'locked.ts', flags: 0x0801 },
    ]),
  expect: { reason: 'encrypted' },
};
