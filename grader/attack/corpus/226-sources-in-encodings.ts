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
    const comment = Buffer.from('// \xbc\xc6\xcb\xe3\n', 'latin1');
    const saved = (text: string, index: number) =>
      index === 0 ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.concat([comment, Buffer.from(text)]);
    return rawZip(
      Object.entries(honestFiles).map(([name, text], index) => ({ name, content: saved(text, index) })),
    );
  },
  expect: { files: Object.keys(honestFiles) },
};
