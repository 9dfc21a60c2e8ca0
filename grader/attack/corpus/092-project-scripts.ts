/** npm runs them when it installs. They are never on disk. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const projectScripts: ArchiveAttack = {
  kind: 'archive',
  number: 92,
  name: 'project-scripts',
  title: 'package.json with scripts',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'package.json', content: '{"scripts":{"preinstall":"touch /tmp/gradecheck-escaped.ts"}}' },
      { name: '.npmrc', content: 'x' },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
