/** Readers disagree which of the two is meant. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { plainZip, rawZip } from '../zip-bytes.ts';

export const twoArchives: ArchiveAttack = {
  kind: 'archive',
  number: 89,
  name: 'two-archives',
  title: 'a second archive in front of the first',
  family: 'archive',
  bytes: () => rawZip([{ name: 'attacked.ts' }], { prefix: plainZip(honestFiles) }),
  expect: { reason: 'damaged' },
};
