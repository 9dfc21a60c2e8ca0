import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitColumns, textColumns, wrap } from '../../../grader/report/columns.ts';
import { cut, escapeHtml, forTerminal, proseHtml, withLines } from '../../../grader/report/text.ts';

test('control, bidi and zero-width characters are written out for a terminal', () => {
  expect(forTerminal('a\u001b[31mb\u009b2J\u202ec\u200bd\ud800\n')).toBe(
    'a\\u{1b}[31mb\\u{9b}2J\\u{202e}c\\u{200b}d\\u{d800}\\u{a}',
  );
});

test('nothing that moves the cursor is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(forTerminal(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

test('lines and tabs stay in a block of output, the rest does not', () => {
  expect(withLines('a\n\tb\r\u0007')).toBe('a\n\tb\\u{d}\\u{7}');
  expect(withLines('🙂 \u{e0041}')).toBe('🙂 \\u{e0041}');
});

test('a text is cut between characters', () => {
  expect(cut('🙂🙂🙂', 2)).toBe('🙂🙂…');
  expect(cut('🙂🙂', 2)).toBe('🙂🙂');
  expect(cut(`e${'\u0301'.repeat(50)}`)).toBe(`e${'\u0301'.repeat(4)}`);
});

test('markup is escaped, and backticks of ours make code', () => {
  expect(escapeHtml(`<a href="x" b='y'>&`)).toBe(
    '&lt;a href&#x3D;&quot;x&quot; b&#x3D;&#x27;y&#x27;&gt;&amp;',
  );
  expect(proseHtml('use `a<b` here')).toBe('use <code>a&lt;b</code> here');
});

test('Chinese characters take two columns', () => {
  expect(textColumns('王小明')).toBe(6);
  expect(fitColumns('王小明', 5)).toBe('王小…');
  expect(fitColumns('Ada', 5)).toBe('Ada  ');
});

test('lines break between words and between Chinese characters, never before a full stop', () => {
  expect(wrap('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  expect(wrap('每个数值的符号都相反。', 20)).toEqual(['每个数值的符号都相', '反。']);
  expect(wrap('每个数值的符号', 8)).toEqual(['每个数值', '的符号']);
});
