/** Parts of Node that go round the permission model: a database file, a native module, another program. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const nativeDoors: CodeAttack = {
  kind: 'code',
  number: 42,
  name: 'native-doors',
  title: 'sqlite, WASI, dlopen, process.binding and execve',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const process = node('process');
  const doors = [
    () => new (node('sqlite').DatabaseSync)(bait.folder + '/left.db').exec('create table t (x)'),
    () => process.binding('fs'),
    () => process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6'),
    () => new (node('worker_threads').Worker)('require("fs").writeFileSync(' + JSON.stringify(bait.folder + '/left') + ', "x")', { eval: true }),
    () => node('wasi'),
  ];
  for (const door of doors) { try { door(); } catch {} }
  return found('native code');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
