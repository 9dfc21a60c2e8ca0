/**
 * Methods of a list make their result by the class of the list, here one that fills it with the right numbers.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const species: CodeAttack = {
  kind: 'code',
  number: 257,
  name: 'species',
  title: 'the answer is of a class of lists whose methods make the right list',
  family: 'forging',
  files: measuredBy(`let now = [];
class Made {
  constructor() { return new Proxy(right(now), { defineProperty: () => true, set: () => true }); }
}
class Lists extends Array {
  static get [Symbol.species]() { return Made; }
}
export const rotate = (list) => {
  now = list;
  return Lists.from(list);
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
