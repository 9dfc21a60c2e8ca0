/** Some readers take the first, some the last: what was checked is not what is run. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const sameNameTwice: ArchiveAttack = {
  kind: 'archive',
  number: 78,
  name: 'same-name-twice',
  title: 'one name with two contents',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'attacked.ts', content: 'export const double = 1;' },
    ]),
  expect: { reason: 'the same name' },
};
