/** Names longer than a system takes, and walks deeper than a stack. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const longNames: ArchiveAttack = {
  kind: 'archive',
  number: 82,
  name: 'long-names',
  title: '1500 folders in one another',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: `${'d/'.repeat(1500)}a.ts` },
    ]),
  expect: { reason: 'more than 1000 characters' },
};
