/** Names pass through engines that know ASCII only; the code behind them is right. */
import { honestFiles, withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const namesOfEveryKind: CodeAttack = {
  kind: 'code',
  number: 234,
  name: 'names-of-every-kind',
  title: 'imports of files with names of every kind',
  family: 'compile',
  files: withFiles({
    'attacked.ts': `import './名 (1)%20#?&.ts';\nimport './e\\u0301🎓.ts';\n${honestFiles['attacked.ts']}`,
    '名 (1)%20#?&.ts': 'export {};',
    'é🎓.ts': 'export {};',
  }),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
