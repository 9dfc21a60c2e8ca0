/** It fills the memory of whoever inflates it. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const zeros: ArchiveAttack = {
  kind: 'archive',
  number: 83,
  name: 'zeros',
  title: '64 MiB of zeros in 65 kB',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'zeros.ts', content: Buffer.alloc(64 * 1024 * 1024) },
    ]),
  expect: { reason: 'at most' },
};
