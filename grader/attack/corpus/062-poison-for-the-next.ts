/** What is changed in a realm that is used again hits the next student. It is not used again. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const poisonForTheNext: CodeAttack = {
  kind: 'code',
  number: 62,
  name: 'poison-for-the-next',
  title: 'every prototype poisoned for the next submission',
  family: 'resources',
  files: inPlaceOfDouble(`for (const name of Reflect.ownKeys(globalThis)) {
  const prototype = globalThis[name]?.prototype;
  if (!prototype || name === 'Function') continue;
  for (const key of Reflect.ownKeys(prototype)) {
    if (key === 'constructor') continue;
    try { Object.defineProperty(prototype, key, { get() { return () => 0; }, configurable: true }); } catch {}
  }
}
export const double = () => [0];`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['returned', 'threw', 'fails-to-load'],
    keeps: [],
  },
};
