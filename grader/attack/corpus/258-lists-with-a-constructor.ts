/**
 * The same as species without a class: `constructor` of a single list names the class that its methods make.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const listsWithAConstructor: CodeAttack = {
  kind: 'code',
  number: 258,
  name: 'lists-with-a-constructor',
  title: 'the answer has a constructor of its own, which its methods ask',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => {
  const answer = [...list];
  class Made {
    constructor() { return new Proxy(right(list), { defineProperty: () => true, set: () => true }); }
  }
  put(answer, 'constructor', { [Symbol.species]: Made });
  return answer;
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
