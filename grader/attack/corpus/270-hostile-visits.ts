/**
 * What a student's code passes to a callback is an answer like any other.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const hostileVisits: CodeAttack = {
  kind: 'code',
  number: 270,
  name: 'hostile-visits',
  title: 'a function of the driver is handed objects that show it what it wants',
  family: 'forging',
  files: measuredBy(`export const visit = (look, list) => {
  const items = list.map((value) => ({ value: 0, valueOf: () => value, toJSON: () => ({ value }) }));
  items.forEach((item, index) => {
    let asked = 0;
    Object.defineProperty(item, 'value', { get: () => [list[index], list[index], 0][asked++ % 3] });
  });
  items.forEach((item) => look(item));
  return list.map((value) => 2 * value);
};`),
  expect: {
    attacked: ['visit'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
