/** Source that reads otherwise than it runs, or stumbles over its first bytes. It is run as it is. */
import { honestFiles, withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const deceptiveSource: CodeAttack = {
  kind: 'code',
  number: 69,
  name: 'deceptive-source',
  title: 'byte order mark, shebang, bidi controls and ts-nocheck',
  family: 'compile',
  files: withFiles({
    'attacked.ts': `#!/usr/bin/env node\n// @ts-nocheck \u202e } ;1- nruter { \u2066\n${honestFiles['attacked.ts']}`,
    'neighbour.ts': `\ufeff${honestFiles['neighbour.ts']}`,
  }),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
