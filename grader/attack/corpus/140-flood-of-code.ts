/** Compiled code lives outside of the heap. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfCode: CodeAttack = {
  kind: 'code',
  number: 140,
  name: 'flood-of-code',
  title: 'functions compiled from texts until memory is full',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const kept = []; for (let i = 0; ; i += 1) kept.push(Function('return [' + (i + ',').repeat(20000) + ']')); };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
