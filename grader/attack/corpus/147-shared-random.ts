/** RegExp.lastMatch, lastIndex and template caches keep texts from one run to the next in one realm. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const sharedRandom: CodeAttack = {
  kind: 'code',
  number: 147,
  name: 'shared-random',
  title: 'state hidden in regular expressions and caches',
  family: 'reading',
  files: inPlaceOfDouble(`const before = RegExp.lastMatch + RegExp.input;
/kept-[0-9]+/.test('kept-123');
const tag = (strings) => strings;
export const double = () => [before.length, tag\`\`.length];`),
  again: true,
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
