/** A reader that follows it grades the reference. */
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const linkAsSubmission: ArchiveAttack = {
  kind: 'archive',
  number: 75,
  name: 'link-as-submission',
  title: 'the entry file is a link to the solution',
  family: 'archive',
  bytes: () => rawZip([{ name: 'attacked.ts', content: '../../reference/solution.ts', mode: 0o120777 }]),
  expect: { reason: 'nothing in it' },
};
