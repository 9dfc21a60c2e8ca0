/**
 * A key added to the prototype of lists is an answer under a name that a driver reads; it is taken away, and
 * only methods that nobody asks for may stay.
 */
import { measuredBy } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const methodsForAnswers: CodeAttack = {
  kind: 'code',
  number: 271,
  name: 'methods-for-answers',
  title: 'methods that every list gets stand in for the names that a driver reads',
  family: 'forging',
  files: measuredBy(`let now = [];
const places = [0, 1, 2, 3];
for (const place of places) Object.defineProperty(Array.prototype, place, { configurable: true, get: () => right(now)[place], set() {} });
export const rotate = (list) => {
  now = list;
  const answer = [];
  answer.length = list.length;
  return answer;
};`),
  expect: { attacked: ['rotate'], credit: 'none', answers: ['returned', 'threw'], keeps: [] },
};
