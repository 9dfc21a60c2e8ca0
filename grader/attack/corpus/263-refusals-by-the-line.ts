/**
 * Good and bad arguments are told by where in the driver the call comes from; no argument is looked at.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const refusalsByTheLine: CodeAttack = {
  kind: 'code',
  number: 263,
  name: 'refusals-by-the-line',
  title: 'refuses by the line of the driver that calls',
  family: 'forging',
  files: measuredBy(`let accepting;
export const rotate = () => {
  const line = new Error().stack?.split('\\n').filter((text) => text.includes('driver.ts')).join();
  accepting ??= line;
  if (line !== accepting) throw new RangeError('whatever it was');
};`),
  expect: {
    attacked: ['rotate'],
    credit: 'none',
    answers: ['returned', 'threw'],
    keeps: ['double', 'shift', 'total'],
  },
};
