/** Backslashes are read as slashes where an archive has no others: then they lead out like slashes. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const backslashSlip: ArchiveAttack = {
  kind: 'archive',
  number: 230,
  name: 'backslash-slip',
  title: 'backslashes that lead out of the archive',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: '..\\..\\escaped.ts' },
    ]),
  expect: { reason: 'leads out of the archive' },
};
