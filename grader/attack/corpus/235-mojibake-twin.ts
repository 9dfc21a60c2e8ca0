/** A file is called what another’s name becomes when its bytes are taken for letters: the import must not find it. */
import { honestFiles, withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const mojibakeTwin: CodeAttack = {
  kind: 'code',
  number: 235,
  name: 'mojibake-twin',
  title: 'a helper behind the garbled name of another',
  family: 'compile',
  files: withFiles({
    'attacked.ts': `import { twice } from './工.ts';\n${honestFiles['attacked.ts']?.replace('2 *', 'twice *')}`,
    '工.ts': 'export const twice = 2;',
    'å·¥.ts': 'export const twice = 3;',
  }),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
