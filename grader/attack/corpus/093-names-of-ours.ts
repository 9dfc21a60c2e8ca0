/** Unpacked over the grader they would replace it. Data files are passed over, sources stay in the submission. */
import { honestFiles, honestPathsAnd } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const namesOfOurs: ArchiveAttack = {
  kind: 'archive',
  number: 93,
  name: 'names-of-ours',
  title: 'files named like those of the grader',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'results.json', content: '{"score":100}' },
      { name: 'grader/judge/judge.ts', content: 'export const judge = () => [];' },
    ]),
  expect: { files: honestPathsAnd('grader/judge/judge.ts') },
};
