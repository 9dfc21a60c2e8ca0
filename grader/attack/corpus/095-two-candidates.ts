/** The one near the top is graded, as stated, and the other is told. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { plainZip } from '../zip-bytes.ts';

export const twoCandidates: ArchiveAttack = {
  kind: 'archive',
  number: 95,
  name: 'two-candidates',
  title: 'two candidates at two depths',
  family: 'archive',
  bytes: () => plainZip({ ...honestFiles, 'old/attacked.ts': 'export const double = 1;' }),
  expect: { files: [...Object.keys(honestFiles), 'old/attacked.ts'] },
};
