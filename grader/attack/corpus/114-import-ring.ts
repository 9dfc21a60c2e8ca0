/** Reading an export too early throws while the neighbour is loaded, or loads for ever. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const importRing: CodeAttack = {
  kind: 'code',
  number: 114,
  name: 'import-ring',
  title: 'a ring of imports that uses exports before they are there',
  family: 'forging',
  files: withFiles({
    'attacked.ts': `import { total } from './ring.ts'; export const double = total; export const shift = double;`,
    'ring.ts': `import { double } from './attacked.ts'; export const total = double;`,
  }),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['fails-to-load'], keeps: [] },
};
