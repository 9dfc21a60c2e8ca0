/** Loading by recursion overflows the stack of the loader. */
import { honestFiles, withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const deepImports: CodeAttack = {
  kind: 'code',
  number: 148,
  name: 'deep-imports',
  title: 'two thousand files that import each other in a row',
  family: 'compile',
  files: withFiles({
    ...Object.fromEntries(
      Array.from({ length: 2000 }, (_, i) => [
        `f${i}.ts`,
        i === 1999 ? 'export const x = 1;' : `export * from './f${i + 1}.ts';`,
      ]),
    ),
    'attacked.ts': `import { x } from './f0.ts'; if (x !== 1) throw x;\n${honestFiles['attacked.ts']}`,
  }),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
