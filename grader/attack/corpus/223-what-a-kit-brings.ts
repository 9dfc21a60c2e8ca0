/** A kit is handed in whole: its engine is not the student’s work, and must not use up what the student may hand in. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const whatAKitBrings: ArchiveAttack = {
  kind: 'archive',
  number: 223,
  name: 'what-a-kit-brings',
  title: 'an engine, a film and a test of the kit',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'gradecheck/engine.cjs', content: Buffer.alloc(8 * 1024 * 1024) },
      { name: 'gradecheck/checks.test.js', content: 'export {};' },
      { name: 'film.mp4', content: Buffer.alloc(14 * 1024 * 1024) },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
