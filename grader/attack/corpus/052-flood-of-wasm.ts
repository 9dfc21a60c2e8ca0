/** WebAssembly memory is outside of the heap and of most limits. There is no WebAssembly. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfWasm: CodeAttack = {
  kind: 'code',
  number: 52,
  name: 'flood-of-wasm',
  title: 'WebAssembly memory that grows',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) memory.grow(1000); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['threw', 'memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
