/** Two names of other bytes are shown alike: whoever reads one may be shown the other. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const namesAlike: ArchiveAttack = {
  kind: 'archive',
  number: 225,
  name: 'names-alike',
  title: 'one name in two encodings',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: Buffer.from('\xb9\xa4\xbe\xdf.ts', 'latin1'), content: '1' },
      { name: '工具.ts', content: '2' },
    ]),
  expect: { reason: 'the same name' },
};
