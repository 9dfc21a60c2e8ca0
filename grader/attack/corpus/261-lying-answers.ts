/**
 * Methods of a proxy are right, and its items, which are all that it is, are not.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const lyingAnswers: CodeAttack = {
  kind: 'code',
  number: 261,
  name: 'lying-answers',
  title: 'the answer is a proxy that shows each asker what it wants',
  family: 'forging',
  files: measuredBy(`export const rotate = (list) => {
  const good = right(list);
  const shown = ['map', 'filter', 'flat', 'slice', 'reduce', 'at', 'toJSON'];
  const get = (target, key) => (shown.includes(key) ? (...args) => key === 'toJSON' ? good : good[key](...args) : target[key]);
  return new Proxy([...list], { get });
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
