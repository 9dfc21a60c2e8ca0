/** Each test names the rule of Canvas's gradebook importer that it is for; the rules are from its source. */
import { describe, expect, it } from 'vitest';
import { canvas } from '../../../grader/lms/canvas.ts';
import { type FillOptions, RosterError } from '../../../grader/lms/platform.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { GradeRow } from '../../../grader/model.ts';
import { graded, listingOf } from './listings.ts';

const header =
  'Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (701),HW 2 (702),Assignments Final Score,Final Grade';
const book = (...lines: string[]) =>
  `${header}\n    Points Possible,,,,,100.00,100.00,(read only),(read only)\n${lines.join('\n')}\n`;
const ada = '"Stone, Ada",1101,0071,ada,S1,,55.00,55.00,B';
const bo = '"Lee, Bo",1102,0072,bo,S1,EX,EX,,';
const test = '"Student, Test",9,,,S1,,,,';

const adaRow = (earned: number) => graded({ ids: { lms: '1101' }, name: 'stoneada' }, earned);
const boRow = (earned: number) => graded({ ids: { lms: '1102' }, name: 'leebo' }, earned);
const fill = (text: string, rows: readonly GradeRow[], options: FillOptions = { column: 'HW 2' }) =>
  canvas.fillIn(readTable(text), rows, options);

describe('the roster in a gradebook of Canvas', () => {
  it('has ids with their zeros, and the test student told', () => {
    expect(canvas.roster(readTable(book(ada, test)))).toEqual([
      { row: 2, name: 'Stone, Ada', ids: { lms: '1101', sis: '0071', login: 'ada' } },
      { row: 3, name: 'Student, Test', ids: { lms: '9' }, isTestStudent: true },
    ]);
  });

  it('begins after any rows about assignments', () => {
    const muted = book(',,,,,Muted,,,', ',,,,,Manual Posting,,,', ' ,,,,,,,,', ada);
    expect(canvas.roster(readTable(muted)).map(({ name, row }) => [name, row])).toEqual([['Stone, Ada', 5]]);
  });

  it('is read with last and first names apart, after a byte order mark, between semicolons', () => {
    const text = '\ufeffLastName;FirstName;ID;SIS Login ID;Section;HW (1)\nStone;Ada;1101;ada;S1;\n';
    expect(canvas.roster(readTable(text))).toEqual([
      { row: 1, name: 'Stone, Ada', ids: { lms: '1101', login: 'ada' } },
    ]);
  });

  it.each([
    ['a worksheet of Moodle', 'Identifier,"Full name",Grade,"Last modified (grade)"\n'],
    ['three columns', 'Student,ID,Section\nAda,1,S\n'],
    ['no section', 'Student,ID,SIS Login ID,HW (1)\nAda,1,a,\n'],
  ])('is not read from %s', (_name, text) => {
    expect(() => canvas.roster(readTable(text))).toThrow(RosterError);
  });
});

describe('a gradebook for Canvas', () => {
  it('is the one that came but for the marks: no column more, Points Possible untouched', () => {
    const text = book(',,,,,Manual Posting,,,', ada, bo, test);
    const filled = fill(text, [adaRow(61.456)]);
    expect(filled.text).toBe(text.replace('S1,,55.00,', 'S1,,61.46,'));
    expect(filled.changes).toMatchObject([{ name: 'stoneada', row: 3, was: '55.00', now: '61.46' }]);
  });

  it('keeps byte order mark, semicolons and CRLF, and leaves out decimal commas', () => {
    const text = `\ufeff${book(ada).replaceAll('"', '').replace('Stone, Ada', 'Stone Ada').replaceAll(',', ';').replaceAll('\n', '\r\n').replaceAll('.00', ',00')}`;
    expect(fill(text, [adaRow(61.5)]).text).toBe(text.replace('S1;;55,00', 'S1;;61.5'));
  });

  it('does not touch a mark that is the same at two decimals', () => {
    expect(fill(book(ada), [adaRow(55.001)]).changes).toEqual([]);
  });

  it('takes "-" for no score, and a decimal comma for one', () => {
    const text = book(ada.replace('55.00,55.00', '-,-'), bo.replace('EX,EX', ',"61,50"'));
    expect(fill(text, [adaRow(70), boRow(61.5)]).changes).toMatchObject([
      { name: 'stoneada', row: 2, was: '-', now: '70' },
    ]);
  });

  it('takes a column by its heading, its title or its id', () => {
    for (const column of ['HW 1', 'HW 1 (701)', '701'])
      expect(fill(book(ada), [adaRow(9)], { column }).text).toContain('S1,9,55.00');
  });

  it('asks which column where there are several, and takes the only one', () => {
    expect(() => fill(book(ada), [adaRow(9)], {})).toThrow('--column');
    expect(() => fill(book(ada), [adaRow(9)], { column: 'HW 3' })).toThrow(RosterError);
    expect(fill(book(ada).replace(',HW 2 (702)', ',Notes'), [adaRow(9)], {}).changes).toHaveLength(1);
  });

  it('takes a title with "Final" but none that Canvas takes for a total', () => {
    const final = book(ada).replace('HW 1 (701)', 'Final (701)');
    expect(fill(final, [adaRow(9)], { column: 'Final' }).changes).toHaveLength(1);
    const dropped = book(ada).replace('HW 1 (701)', 'Final Score of HW 1 (701)');
    expect(() => fill(dropped, [adaRow(9)], { column: '701' })).toThrow('rename');
    expect(() => fill(dropped.replace(',HW 2 (702)', ',Notes'), [adaRow(9)], {})).toThrow('rename');
  });

  it('asks before it converts to other points possible', () => {
    const text = book(ada).replaceAll('100.00', '10.00');
    expect(() => fill(text, [adaRow(70)])).toThrow('--scale 10');
    expect(fill(text, [adaRow(70)], { column: 'HW 2', maximum: 10 }).text).toContain('S1,,7,');
  });

  it('does not write into a column that is read only', () => {
    const text = book(ada).replace('100.00,100.00', '100.00,(read only)');
    expect(() => fill(text, [adaRow(70)])).toThrow('read only');
  });

  it('leaves the excused excused, the unassigned out, and the test student alone', () => {
    const unassigned = '"Oa, Di",1103,,di,S1,,N/A,,';
    const rows = [
      boRow(70),
      graded({ ids: { lms: '1103' }, name: 'oadi' }, 70),
      graded({ ids: { lms: '9' }, name: 'studenttest' }, 70),
    ];
    const filled = fill(book(ada, bo, unassigned, test), [adaRow(70), ...rows]);
    expect(filled.changes.map(({ name }) => name)).toEqual(['stoneada']);
    expect(filled.refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('excused'),
      expect.stringContaining('not been assigned'),
      expect.stringContaining('test student'),
    ]);
  });

  it("gives a group's mark to the one under whose id it handed in, as Canvas gives it to the others; or to all that are named", () => {
    const group = graded({ ids: { lms: '1101' }, name: 'team7' }, 70);
    const text = book(ada, bo.replaceAll('EX', ''));
    const filled = fill(text, canvas.withRoster!([group], canvas.roster(readTable(text))));
    expect(filled.changes).toMatchObject([{ name: 'Stone, Ada', row: 2, was: '55.00', now: '70' }]);
    const people = [
      { ids: { login: 'ada' }, name: 'Ada Stone' },
      { ids: { login: 'bo' }, name: 'Bo Lee' },
    ];
    const named = { ...group, group: { name: 'team7', people } };
    expect(fill(book(ada, bo.replaceAll('EX', '')), [named]).changes).toHaveLength(2);
  });

  it('gives nobody the mark of who may only be called by the number of another', () => {
    const text = book(ada);
    const { members } = canvas.members(listingOf(['bo_1101_1102_20009_adam.ts']), {});
    const rows = canvas.withRoster!(members, canvas.roster(readTable(text)));
    const filled = fill(
      text,
      rows.map((member) => graded(member, 70)),
    );
    expect(filled.changes).toEqual([]);
    expect(filled.refused).toMatchObject([{ name: 'bo', reason: expect.stringContaining('SpeedGrader') }]);
  });

  it('refuses the gradebook of another course, and anonymous submissions', () => {
    expect(() => fill(book(bo), [adaRow(70)])).toThrow(RosterError);
    const anonymous = graded({ ids: { participant: 'aB3dE' }, name: 'anon aB3dE' }, 70);
    expect(() => fill(book(ada), [anonymous])).toThrow('anonymous');
  });

  it.each(['error', 'missing', 'unreadable'] as const)('never lets %s overwrite a mark', (state) => {
    const filled = fill(book(ada), [{ ids: { lms: '1101' }, name: 'stoneada', state }]);
    expect(filled.text).toBe(book(ada));
    expect(filled.refused).toHaveLength(1);
  });
});
