/**
 * The driver calls the student's functions and gives the answer. A submission with a file of that name would
 * answer without them. The file of the assignment wins.
 */
import { withFiles } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const ownDriver: CodeAttack = {
  kind: 'code',
  number: 122,
  name: 'own-driver',
  title: 'a driver of one’s own',
  family: 'forging',
  files: withFiles({
    'assignment/driver.ts':
      'export const totalTwice = (_, x) => { let sum = 0; for (const value of x) sum += value; return [sum, sum, x.length]; };',
    'neighbour.ts': 'export const total = () => 0;',
  }),
  expect: {
    attacked: ['total'],
    credit: 'none',
    answers: ['fails-to-load', 'returned'],
    keeps: ['double', 'shift'],
  },
};
