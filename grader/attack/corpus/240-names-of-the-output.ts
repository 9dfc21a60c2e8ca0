/** Were they taken over into the output folder, they would replace the class's page, its marks or the list of our files. */
import { honestFiles, honestPathsAnd } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const namesOfTheOutput: ArchiveAttack = {
  kind: 'archive',
  number: 240,
  name: 'names-of-the-output',
  title: 'files named like those of the output folder',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'index.html', content: '<h1>100 of 100</h1>' },
      { name: 'class.json', content: '{"submissions":[]}' },
      { name: 'gradecheck-files.json', content: '{"format":1,"files":[]}' },
      { name: '.gradecheck-partial.host.1.1/index.html', content: '' },
      { name: 'students/zoe/report.json', content: '{"earned":0}' },
    ]),
  expect: { files: honestPathsAnd() },
};
