/** An import of vitest, assert or seedrandom would find them first. They are passed over. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const nodeModules: ArchiveAttack = {
  kind: 'archive',
  number: 91,
  name: 'node-modules',
  title: 'packages that shadow those of the grader',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'node_modules/seedrandom/index.js', content: 'throw 1' },
      { name: 'node_modules/vitest/package.json', content: '{}' },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
