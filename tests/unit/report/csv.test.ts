import { describe, expect, it } from 'vitest';
import type { IndexRow } from '../../../grader/report/class.ts';
import { renderCsv } from '../../../grader/report/csv.ts';

const graded = (name: string): IndexRow => ({
  id: 'ada',
  name,
  state: 'graded',
  earned: 62.5,
  points: 100,
  mistakes: [
    { id: 'adam-without-correction', text: 'V and S …' },
    { id: 'average-one-step-late', text: 'v …' },
  ],
  results: [],
});

const nameIn = (csv: string) => csv.split('\r\n')[1]!.match(/^"((?:[^"]|"")*)"/)![1]!;

describe('the class as CSV', () => {
  it('has a header, a row for each submission, and CRLF after each', () => {
    const broken: IndexRow = {
      id: 'x',
      name: 'X',
      state: 'unreadable',
      error: 'not a zip, "really"',
      mistakes: [],
      results: [],
    };
    const ada = { ...graded('Ada Lovelace'), ids: { sis: '007' } };
    expect(renderCsv([ada, broken])).toBe(
      '\ufeffname,id,state,earned,points,percent,lms,sis,login,email,participant,mistakes,reason\r\n' +
        '"Ada Lovelace","ada",graded,62.5,100,62.5,"","007","","","","adam-without-correction average-one-step-late",""\r\n' +
        '"X","x",unreadable,,,,"","","","","","","not a zip, ""really"""\r\n',
    );
  });

  it('has columns for marks where the course has rules that change them', () => {
    const marked: IndexRow = { ...graded('Ada'), mark: { mark: 5, maximum: 10 } };
    const missing: IndexRow = { id: 'x', name: 'X', state: 'missing', mistakes: [], results: [] };
    expect(renderCsv([marked, missing])).toBe(
      '\ufeffname,id,state,earned,points,percent,mark,maximum,markPercent,lms,sis,login,email,participant,mistakes,reason\r\n' +
        '"Ada","ada",graded,62.5,100,62.5,5,10,50,"","","","","","adam-without-correction average-one-step-late",""\r\n' +
        '"X","x",missing,,,,,,,"","","","","","",""\r\n',
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '  =1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '|cmd',
    '%0A',
    '=HYPERLINK("http://x")',
  ])('keeps a spreadsheet from reading %j as a formula', (name) => {
    expect(nameIn(renderCsv([graded(name)]))).toMatch(/^'/);
  });

  it('keeps a name on its line and writes out what cannot be seen', () => {
    const name = nameIn(renderCsv([graded('a\r\nb\u202Ec\u0007')]));
    expect(name).toBe('a\\u{d}\\u{a}b\\u{202e}c\\u{7}');
  });

  it('leaves ordinary names of any script alone', () => {
    for (const name of ['王小明', "O'Brien", 'José-Luis', 'Ünal, Ayşe']) {
      expect(nameIn(renderCsv([graded(name)]))).toBe(name);
    }
  });
});
