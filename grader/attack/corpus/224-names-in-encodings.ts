/** Programs write names in the encoding of their system and promise UTF-8. */
import { honestFiles, honestPathsAnd } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const namesInEncodings: ArchiveAttack = {
  kind: 'archive',
  number: 224,
  name: 'names-in-encodings',
  title: 'names in Latin-1 and GBK',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: Buffer.from('caf\xe9.ts', 'latin1'), flags: 0x0800, content: '' },
      { name: Buffer.from('\xb9\xa4\xbe\xdf.ts', 'latin1'), flags: 0x0800, content: '' },
    ]),
  expect: { files: honestPathsAnd('café.ts', '工具.ts') },
};
