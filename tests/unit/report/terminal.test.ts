import { describe, expect, it } from 'vitest';
import { fitColumns, textColumns, wrap } from '../../../grader/report/columns.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { renderTerminal } from '../../../grader/report/terminal.ts';
import { forTerminal, withLines } from '../../../grader/report/text.ts';
import { type Case, cases, contextOf, verdicts } from './fixture.ts';
import { hostile, hostileCases, hostileNotes, unseen } from './hostile.ts';

const startOfCode = '\u001b';
const colours = new RegExp(`${startOfCode}\\[(?:0|1|2|31|32|33)m`, 'g');

const reportOf = (of: readonly Case[], language: 'en' | 'zh' = 'en') =>
  summarize(
    contextOf({ language, notes: hostileNotes }, of),
    of.map((one) => one.verdict),
  );

describe('forTerminal', () => {
  it.each([
    ['\u001b[2J', '\\u{1b}[2J'],
    ['\u009b5n', '\\u{9b}5n'],
    ['a\r\nb', 'a\\u{d}\\u{a}b'],
    ['\u202ecod.exe', '\\u{202e}cod.exe'],
    ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
    ['lone \ud800 half', 'lone \\u{d800} half'],
    ['王小明 e\u0301', '王小明 e\u0301'],
  ])('%j becomes %j', (text, shown) => {
    expect(forTerminal(text)).toBe(shown);
  });

  it('keeps a few stacked accents of a letter, not fifty', () => {
    expect(forTerminal(`e${'\u0301'.repeat(50)}`)).toBe(`e${'\u0301'.repeat(4)}`);
  });
});

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['王小明', 6],
    ['e\u0301', 1],
    ['ｶ', 1],
    ['，', 2],
  ])('%s takes %i', (text, columns) => expect(textColumns(text)).toBe(columns));

  it.each([
    ['abc', 5, 'abc  '],
    ['王小明', 6, '王小明'],
    ['王小明', 5, '王小…'],
    ['王小明', 4, '王… '],
  ])('%s in %i columns is %s', (text, columns, fitted) => expect(fitColumns(text, columns)).toBe(fitted));

  it('wrap breaks between words and between Chinese characters, never before a full stop', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('每个数值的符号都相反。', 20)).toEqual(['每个数值的符号都相', '反。']);
  });
});

describe('renderTerminal', () => {
  it.each(['en', 'zh'] as const)('lets nothing a student wrote move the cursor or hide (%s)', (language) => {
    expect(hostile).toMatch(unseen);
    for (const line of renderTerminal(reportOf(hostileCases, language), { color: false }).split('\n'))
      expect(line).not.toMatch(unseen);
  });

  it('is the same text with and without color', () => {
    const report = summarize(contextOf(), verdicts);
    const plain = renderTerminal(report, { color: false });
    const colored = renderTerminal(report, { color: true });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[32m✓');
    expect(colored.replace(colours, '')).toBe(plain);
  });

  it.each(['en', 'zh'] as const)('fits 80 columns with our own texts (%s)', (language) => {
    const own = cases.filter(({ verdict }) => verdict.kind !== 'threw');
    const text = renderTerminal(
      summarize(
        contextOf({ language, notes: [] }, own),
        own.map((one) => one.verdict),
      ),
      { color: false },
    );
    for (const line of text.split('\n')) expect(textColumns(line), line).toBeLessThanOrEqual(82);
  });

  it('tells what stopped several checks once', () => {
    const absence = { kind: 'no-file', file: 'adam.ts' } as const;
    const three = [0, 1, 2].map((): Case => ({ ...cases[0]!, verdict: { kind: 'missing', absence } }));
    const text = renderTerminal(reportOf(three), { color: false });
    expect(text.match(/is not in the submission/g)).toHaveLength(1);
    expect(text.match(/✗/g)).toHaveLength(3);
  });

  it('tells once which file was stopped while it was loading', () => {
    const limit = { name: 'callTimeMs', value: 2000 } as const;
    const verdict = { kind: 'stopped', call: 0, limit, loading: 'adam.ts' } as const;
    const three = [0, 1, 2].map((index): Case => ({ ...cases[index]!, verdict }));
    const text = renderTerminal(reportOf(three), { color: false });
    expect(text.match(/while the file `adam\.ts` was loading/g)).toHaveLength(1);
    expect(text).toContain('It did not finish within 2 s.');
    expect(text.match(/✗/g)).toHaveLength(3);
  });

  it('ends with the total and says when it is not final', () => {
    const text = renderTerminal(summarize(contextOf(), verdicts), { color: false });
    expect(text).toMatch(/Not complete[\s\S]*\nTotal: 5 of 54\.5 points \(9 %\)\n[^\n]*bubblewrap[^\n]*\n$/);
  });
});

describe('withLines', () => {
  it.each([
    ['a\tb\nc', 'a\tb\nc'],
    ['a\r\nb\u0000', 'a\\u{d}\nb\\u{0}'],
    [`é${'\u0301'.repeat(50)}x王\u202e`, `é${'\u0301'.repeat(4)}x王\\u{202e}`],
    ['😀\ud800', '😀\\u{d800}'],
  ])('%j becomes %j', (text, shown) => {
    expect(withLines(text)).toBe(shown);
  });
});
