/** A film is called .ts, too. What is no text is passed over, not guessed at. */
import { honestFiles } from '../assignment.ts';
import type { ArchiveAttack } from '../attack.ts';
import { rawZip } from '../zip-bytes.ts';

export const rubbishSources: ArchiveAttack = {
  kind: 'archive',
  number: 228,
  name: 'rubbish-sources',
  title: 'a transport stream and random bytes as sources',
  family: 'archive',
  bytes: () =>
    rawZip([
      ...Object.entries(honestFiles).map(([name, content]) => ({ name, content })),
      {
        name: 'film.ts',
        content: Uint8Array.from({ length: 1880 }, (_, i) => (i % 188 === 0 ? 0x47 : (i * i * 89) % 251)),
      },
      { name: 'zeros.ts', content: `// \0${'x'.repeat(99)}` },
    ]),
  expect: { files: Object.keys(honestFiles) },
};
