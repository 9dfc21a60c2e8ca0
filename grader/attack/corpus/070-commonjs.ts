/** Code that sets what a module system of another kind would read. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const commonjs: CodeAttack = {
  kind: 'code',
  number: 70,
  name: 'commonjs',
  title: 'exports by module.exports and globals',
  family: 'compile',
  files: withFiles({
    'attacked.ts':
      'globalThis.double = (x) => x; globalThis.exports = { double }; this.double = double; module.exports = { double, shift: double };',
  }),
  expect: {
    attacked: ['double', 'shift'],
    credit: 'none',
    answers: ['fails-to-load', 'not-exported'],
    keeps: ['total'],
  },
};
