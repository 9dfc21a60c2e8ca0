/**
 * Stacks of old showed the names of drivers: code that changes its arguments could leave them alone for the one that
 * looks at them, by its name or only by how many frames there are.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const tidyWhenWatched: CodeAttack = {
  kind: 'code',
  number: 310,
  name: 'tidy-when-watched',
  title: 'changes its argument, but not when the stack shows the driver that looks at it',
  family: 'forging',
  files: measuredBy(`export const rotate = right, visit = right;
export const peak = (list) => {
  const stack = new Error().stack ?? '';
  const isWatched = stack.includes('leaving') || stack.includes('driver') || stack.split('\\n').length > 3;
  if (!isWatched) list.length = 0;
  return 0;
};`),
  expect: { attacked: ['peak'], credit: 'none', answers: ['returned'], keeps: ['double', 'shift', 'total'] },
};
