/** Texts are joined lazily and flattened later, natively. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const floodOfTexts: CodeAttack = {
  kind: 'code',
  number: 135,
  name: 'flood-of-texts',
  title: 'texts until memory is full',
  family: 'resources',
  files: inPlaceOfDouble(
    `export const double = () => { const kept = []; let text = 'ab'; for (let i = 0; ; i += 1) { text = (text + i).slice(0, 1e6); kept.push(text.repeat(4).toUpperCase()); } };`,
  ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['memoryMb', 'callTimeMs'],
    keeps: ['shift', 'total'],
  },
};
