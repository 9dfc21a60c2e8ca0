/** A harness that prints with the console of the realm runs the student. */
import { whileLoading } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const ownConsole: CodeAttack = {
  kind: 'code',
  number: 131,
  name: 'own-console',
  title: 'the console replaced by one that keeps the harness busy',
  family: 'forging',
  files: whileLoading(`globalThis.console = new Proxy({}, { get() { for (;;); } });
Object.defineProperty(globalThis, 'console', { get() { for (;;); } });`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
