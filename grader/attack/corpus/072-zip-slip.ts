/** Relative names with ".." write next to the folder into which a careless reader unpacks. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const zipSlip: ArchiveAttack = {
  kind: 'archive',
  number: 72,
  name: 'zip-slip',
  title: 'names that lead out of the archive',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: '../../escaped.ts' },
    ]),
  expect: { reason: 'leads out of the archive' },
};
