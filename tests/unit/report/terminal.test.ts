import { expect, test } from 'vitest';
import { textColumns } from '../../../grader/report/columns.ts';
import { renderIndexTerminal } from '../../../grader/report/index-terminal.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { renderTerminal } from '../../../grader/report/terminal.ts';
import { classRows, contextOf, verdicts } from './fixture.ts';

const report = summarize(contextOf(), verdicts);

test('one line for each check, the total and the isolation at the end', () => {
  const text = renderTerminal(report, { color: false });
  expect(text).toContain('  ✓   1/1  Average starts at 0');
  expect(text).toContain('  ✗   0/2  Momentum: one step');
  expect(text).toContain('Total: 5 of 46.5 points (11 %)\n');
  expect(text.trimEnd().split('\n').at(-1)).toContain('bubblewrap');
  expect(text).toContain('help: ');
});

test('no line is wider than asked for', () => {
  for (const width of [60, 80, 120]) {
    for (const language of ['en', 'zh'] as const) {
      const text = renderTerminal(summarize(contextOf({ language }), verdicts), { color: false, width });
      const tooWide = text.split('\n').filter((line) => textColumns(line) > width + 1);
      expect(tooWide).toEqual([]);
    }
  }
});

test('colours come only when asked for, and no other control character ever', () => {
  expect(renderTerminal(report, { color: false })).not.toMatch(/[^\P{Cc}\n]/u);
  const painted = renderTerminal(report, { color: true });
  expect(painted).toContain('\u001b[32m✓');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  expect(painted.replace(/\u001b\[\d+m/g, '')).not.toMatch(/[^\P{Cc}\n]/u);
});

test('a class is a table with aligned columns and escaped names', () => {
  const text = renderIndexTerminal(classRows('en'), { width: 72 });
  const lines = text.split('\n');
  expect(lines[1]?.startsWith('王小明 ')).toBe(true);
  expect(textColumns(lines[0]?.slice(0, lines[0].indexOf('█')) ?? '')).toBe(
    textColumns(lines[1]?.slice(0, lines[1].indexOf('█')) ?? ''),
  );
  expect(text).toContain('Alan\\u{202e}Turing');
  expect(text).toContain('24 submissions · 22 graded · 1 could not be graded · 1 missing');
});
