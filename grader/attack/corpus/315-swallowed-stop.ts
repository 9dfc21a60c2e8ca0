/** A limit that is hit inside a callback of the driver ends the call, though the student catches what is thrown. */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const swallowedStop: CodeAttack = {
  kind: 'code',
  number: 315,
  name: 'swallowed-stop',
  title: 'hands a callback too much, catches the stop, and answers rightly',
  family: 'forging',
  files: measuredBy(`export const rotate = right, peak = right;
const big = [];
big.length = 3_000_000;
export const visit = (look, list) => {
  try { look({ value: big }); } catch {}
  return list.map((value) => look({ value }));
};`),
  expect: {
    attacked: ['visit'],
    credit: 'none',
    answers: ['valueCount'],
    keeps: ['double', 'shift', 'total'],
  },
};
