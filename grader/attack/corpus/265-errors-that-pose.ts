/**
 * An error is what its class is, not what its name says; a class that poses as another names nothing.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const errorsThatPose: CodeAttack = {
  kind: 'code',
  number: 265,
  name: 'errors-that-pose',
  title: 'throws what calls itself a RangeError for whatever is given',
  family: 'forging',
  files: measuredBy(`class Posing extends TypeError { name = 'RangeError'; }
put(RangeError, Symbol.hasInstance, () => true);
export const rotate = (list, by) => {
  if (by < 0) throw new Posing('bad');
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
