/** One comment in another encoding must not make a whole submission nothing. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const sourcesInEncodings: ArchiveAttack = {
  kind: 'archive',
  number: 226,
  name: 'sources-in-encodings',
  title: 'sources in UTF-16 and GBK',
  family: 'archive',
  bytes: () => {
    const [attacked = '', neighbour = ''] = Object.values(honestFiles);
    const comment = Buffer.from('// \xbc\xc6\xcb\xe3\n', 'latin1');
    return rawZip([
      { name: 'attacked.ts', content: Buffer.from(`\ufeff${attacked}`, 'utf16le') },
      { name: 'neighbour.ts', content: Buffer.concat([comment, Buffer.from(neighbour)]) },
    ]);
  },
  expect: { files: Object.keys(honestFiles) },
};
