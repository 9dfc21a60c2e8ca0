/** No attack: a top folder, byte order marks, line ends and hidden files must cost nobody points. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { plainZip } from '../zip-bytes.ts';

export const honestMess: ArchiveAttack = {
  kind: 'archive',
  number: 94,
  name: 'honest-mess',
  title: 'what macOS and Windows make of an honest folder',
  family: 'archive',
  bytes: () =>
    plainZip({
      'week 1/attacked.ts': honestFiles['attacked.ts'] ?? '',
      'week 1/measured.ts': honestFiles['measured.ts'] ?? '',
      'week 1/neighbour.ts': `${honestFiles['neighbour.ts'] ?? ''}`.replaceAll('\n', '\r\n'),
      '__MACOSX/week 1/._attacked.ts': 'x',
      'week 1/.DS_Store': 'x',
    }),
  expect: { files: Object.keys(honestFiles) },
};
