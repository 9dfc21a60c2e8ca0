/** Printing looks at them, deep and wide. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const hostilePrinting: CodeAttack = {
  kind: 'code',
  number: 130,
  name: 'hostile-printing',
  title: 'proxies and getters that are printed',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = (x) => {
  const wide = {};
  for (let i = 0; i < 1000; i += 1) wide['k' + i] = wide;
  const trap = new Proxy({}, { ownKeys() { throw trap; }, get() { throw trap; }, getPrototypeOf() { throw trap; } });
  console.log(wide, [wide, wide], trap, Symbol('x'), { toString: null }, Object.create(null), 'x'.repeat(1e6), '\\u001b[2J');
  return x;
};`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['consoleBytes', 'callTimeMs', 'memoryMb'],
    keeps: ['shift', 'total'],
  },
};
