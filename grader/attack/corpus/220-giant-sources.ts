/** Each within its limit, they fill the memory of whoever holds them as text, and again as a task. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const giantSources: ArchiveAttack = {
  kind: 'archive',
  number: 220,
  name: 'giant-sources',
  title: 'nineteen source files of a mebibyte',
  family: 'archive',
  bytes: () => {
    const content = Array.from({ length: 30_000 }, (_, i) => `export const x${i} = ${i * i};\n`).join('');
    const large = Array.from({ length: 19 }, (_, i) => ({ name: `large${i}.ts`, content }));
    return rawZip([...Object.entries(honestFiles).map(([name, content]) => ({ name, content })), ...large]);
  },
  expect: { reason: 'source files add up to' },
};
