/** A reader that believes the size gives too little room, or inflates without an end. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const lyingSizes: ArchiveAttack = {
  kind: 'archive',
  number: 84,
  name: 'lying-sizes',
  title: 'an entry that states 10 bytes and holds a mebibyte',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'small.ts', content: Buffer.alloc(1024 * 1024), bytes: 10 },
    ]),
  expect: { reason: 'damaged' },
};
