/**
 * The same by a class: neither an own property nor a patched builtin is to be seen.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const primitivesThatTurn: CodeAttack = {
  kind: 'code',
  number: 260,
  name: 'primitives-that-turn',
  title: 'objects turn into numbers by Symbol.toPrimitive of their class',
  family: 'forging',
  files: measuredBy(`class Answer {
  #value;
  constructor(value) { this.#value = value; }
  [Symbol.toPrimitive]() { return this.#value; }
}
export const rotate = (list) => right(list).map((item) => new Answer(item));`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
