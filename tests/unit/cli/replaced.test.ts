import { expect, it } from 'vitest';
import { tellReplaced } from '../../../grader/cli/replaced.ts';
import type { GradedClass, Settings } from '../../../grader/ledger/documents.ts';

const graded = (ids: readonly string[], settings: Partial<Settings> = {}): GradedClass => ({
  settings: {
    assignment: 'softmax',
    visibility: 'public',
    language: 'en',
    plan: '0123456789abcdef',
    ...settings,
  },
  roll: {
    platform: 'folder',
    members: ids.map((id) => ({ id, ids: {}, name: id, files: [], earlier: [] })),
    ...{ unmatched: [], notOnRoster: [] },
  },
  members: [],
});
const before = { ...graded(['ann', 'bob']), earlier: null };

it.each([
  ['somebody is no longer there', graded(['ann'])],
  ['the assignment is another', graded(['ann', 'bob'], { assignment: 'optimizers' })],
  ['the plan is another', graded(['ann', 'bob'], { plan: 'fedcba9876543210' })],
])('that the pages before are replaced is told when %s', (_, now) => {
  expect(tellReplaced(before, now, 'out')).toBe(
    'out: the pages of the class before (softmax, public plan, 2 members) are replaced; `gradecheck regrade out --undo` brings them back\n',
  );
});

it.each([
  ['nothing was there', undefined, graded(['ann'])],
  ['it is the same class', before, graded(['ann', 'bob'])],
  ['somebody joined, and the language is another', before, graded(['ann', 'bob', 'zoe'], { language: 'zh' })],
])('and is not when %s', (_, then, now) => {
  expect(tellReplaced(then, now, 'out')).toBe('');
});
