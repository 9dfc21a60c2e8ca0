/**
 * Whoever looks at the export more closely than calling it (its name, prototype, length, keys) runs a trap. It is
 * only called, and calling it gives right answers.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const exportsAsTraps: CodeAttack = {
  kind: 'code',
  number: 28,
  name: 'exports-as-traps',
  title: 'an exported proxy whose traps never return',
  family: 'forging',
  files: inPlaceOfDouble(`const spin = () => { for (;;); };
export const double = new Proxy(function () {}, {
  apply: (_, __, [x]) => x.map((value) => 2 * value),
  get: spin, has: spin, ownKeys: spin, getPrototypeOf: spin, getOwnPropertyDescriptor: spin, construct: spin,
});`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
