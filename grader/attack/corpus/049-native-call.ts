/** A native call of several seconds that looks at no interrupt. The host ends the worker from outside. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const nativeCall: CodeAttack = {
  kind: 'code',
  number: 49,
  name: 'native-call',
  title: 'a BigInt power that V8 cannot interrupt',
  family: 'resources',
  files: inPlaceOfDouble(`export const double = () => [Number((3n ** 90_000_000n) % 7n)];`),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['callTimeMs', 'memoryMb'],
    keeps: ['shift', 'total'],
  },
};
