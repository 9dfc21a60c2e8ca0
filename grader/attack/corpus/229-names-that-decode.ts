/** Overlong UTF-8, percent signs and wide letters spell "../" to whoever decodes once more. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const namesThatDecode: ArchiveAttack = {
  kind: 'archive',
  number: 229,
  name: 'names-that-decode',
  title: 'disguised paths upwards',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: Buffer.from('\xc0\xae\xc0\xae\xc0\xafescaped.ts', 'latin1'), flags: 0x0800, content: '' },
      { name: '%2e%2e%2fescaped.ts', content: '' },
      { name: '．．／escaped.ts', content: '' },
    ]),
  expect: {
    files: ['%2e%2e%2fescaped.ts', ...Object.keys(honestFiles), '喇喇蜡escaped.ts', '．．／escaped.ts'],
  },
};
