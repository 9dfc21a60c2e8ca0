/**
 * Given code of the course that the student replaces. The file of the assignment wins, so honest use of it is
 * right.
 */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const ownLibrary: CodeAttack = {
  kind: 'code',
  number: 123,
  name: 'own-library',
  title: 'the library of the assignment replaced',
  family: 'forging',
  files: withFiles({ 'library/network.ts': 'export const plus = () => 0; throw new Error("never run");' }),
  expect: { attacked: ['total'], credit: 'full', answers: ['returned'], keeps: ['double', 'shift'] },
};
