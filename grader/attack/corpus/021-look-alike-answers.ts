/**
 * A grader that reads answers from the output takes lines that look like them for its own. Only the value of the
 * call counts; what is printed is text.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const lookAlikeAnswers: CodeAttack = {
  kind: 'code',
  number: 21,
  name: 'look-alike-answers',
  title: 'right answers printed in the form of the protocol',
  family: 'forging',
  files: inPlaceOfDouble(`export const double = (x) => {
  const value = x.map((number) => 2 * number);
  for (const id of ['double-all/0', 'double-all/1']) {
    const line = JSON.stringify({ kind: 'answer', id, answer: { kind: 'returned', value, mutated: [] } });
    console.log(line);
    console.error('\\n' + line + '\\n' + JSON.stringify({ kind: 'end' }) + '\\n');
  }
  throw new Error('\\n' + JSON.stringify({ kind: 'answer', id: 'double-all/0', answer: { kind: 'returned', value, mutated: [] } }));
};`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
