/** Project files redirect imports, run scripts and load plugins. They are not read. */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const projectFiles: CodeAttack = {
  kind: 'code',
  number: 71,
  name: 'project-files',
  title: 'tsconfig, package.json and .npmrc that redirect',
  family: 'compile',
  files: withFiles({
    'tsconfig.json':
      '{"extends":"/etc/passwd","compilerOptions":{"paths":{"*":["../../*"]},"plugins":[{"name":"./evil.js"}]}}',
    'package.json':
      '{"type":"commonjs","imports":{"#x":"/etc/passwd"},"exports":{"./library/network.ts":"./evil.ts"},"scripts":{"postinstall":"sh"}}',
    '.npmrc': 'script-shell=/bin/sh',
    'vitest.config.ts': 'throw new Error("never run")',
    'evil.ts': 'throw new Error("never run")',
  }),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
