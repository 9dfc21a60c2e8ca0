/** Texts that a student may put into names, messages, output, export names and file names to break a page. */
import type { Case } from './fixture.ts';

export const hostileTexts = [
  '<script>window.hacked=1</script>',
  '{{7*7}}{{{constructor}}}',
  '"><img src=x onerror=window.hacked=1>',
  "' onmouseover='window.hacked=1",
  '</style><script>window.hacked=1</script>',
  '</title></pre><svg onload=window.hacked=1>',
  'javascript:window.hacked=1',
  '\u2028\u2029\u202eesrever\u202c\u200bzero\ufeffwidth',
  '\u001b[31mred\u001b[2J\u0007\u009b5n\r\n\u0000',
  '--><!--<![CDATA[',
  '&lt;b&gt;&#x3c;i&#x3e;',
  'a`b`c',
] as const;

export const hostile = hostileTexts.join(' ');

const title = (name: string) => ({ en: name, zh: name });
const base = { fn: 'initializeAdam', lesson: '2.8', points: 1 };
const place = { file: hostile, line: 1, column: 1 };

/** Every way for a student's text into a report. */
export const hostileCases: readonly Case[] = [
  {
    ...base,
    title: title('printed'),
    verdict: { kind: 'right', findings: [] },
    got: { kind: 'returned', value: 1, mutated: [], printed: hostile },
  },
  {
    ...base,
    title: title('threw'),
    verdict: { kind: 'threw', call: 0, message: hostile, place },
    got: { kind: 'threw', message: hostile, place, printed: hostile },
  },
  {
    ...base,
    title: title('answer'),
    verdict: {
      kind: 'wrong',
      findings: [
        { kind: 'text', call: 0, path: [hostile], expected: 'x', got: hostile },
        { kind: 'type', call: 0, path: [hostile, 0], expected: 'array', got: hostile },
        { kind: 'keys', call: 0, path: [hostile], missing: [hostile] },
      ],
    },
    got: {
      kind: 'returned',
      value: { [hostile]: [hostile, { [hostile]: [[1, 2], [3]] }] },
      mutated: [],
    },
  },
  ...(
    [
      { kind: 'no-file', file: hostile },
      { kind: 'does-not-parse', place, message: hostile, snippet: hostile },
      { kind: 'bad-import', file: hostile, specifier: hostile, similar: hostile },
      { kind: 'fails-to-load', message: hostile, place },
      { kind: 'not-exported', fn: 'initializeAdam', file: hostile, similar: hostile },
      { kind: 'not-a-function', fn: 'initializeAdam', file: hostile, is: hostile },
    ] as const
  ).map((absence): Case => ({ ...base, title: title(absence.kind), verdict: { kind: 'missing', absence } })),
  { ...base, title: title('fault'), verdict: { kind: 'fault', reason: hostile } },
];

export const hostileNotes = [
  { kind: 'renamed-file', file: 'adam.ts', used: hostile },
  { kind: 'nested', folder: hostile },
  { kind: 'ambiguous', file: 'adam.ts', used: hostile, others: [hostile] },
  { kind: 'ignored', count: 1, examples: [hostile] },
  { kind: 'decoded', encoding: 'Big5', count: 1, examples: [hostile] },
] as const;

const unseenRanges = String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff`;
/** Characters that move a cursor, turn the writing direction or cannot be seen; line feeds and tabs aside. */
export const unseen = new RegExp(`[${unseenRanges}]`, 'u');
