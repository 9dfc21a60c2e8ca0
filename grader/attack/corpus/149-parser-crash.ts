/**
 * Half characters, unfinished templates, decorators, regular expressions with new flags, and types in odd places.
 */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const parserCrash: CodeAttack = {
  kind: 'code',
  number: 149,
  name: 'parser-crash',
  title: 'syntax that has broken parsers',
  family: 'compile',
  files: whileLoading(
    `const \ud800 = \`\${\`\${ @dec class { accessor #x!: asserts this is <T>() => void; } /[[a-z]--[b]]/v`,
  ),
  expect: { attacked: ['double', 'shift'], credit: 'none', answers: ['does-not-parse'], keeps: ['total'] },
};
