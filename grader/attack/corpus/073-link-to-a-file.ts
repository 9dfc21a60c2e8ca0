/**
 * The content of a link entry is where it leads; unpacked, reading it reads the file there. Links are passed over.
 */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const linkToAFile: ArchiveAttack = {
  kind: 'archive',
  number: 73,
  name: 'link-to-a-file',
  title: 'a symbolic link to the passwords',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      { name: 'library/network.ts', content: '/etc/passwd', mode: 0o120777 },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
