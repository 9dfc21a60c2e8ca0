/** What goes back: each platform's file with marks in it, by that platform's rules. */
import { describe, expect, it } from 'vitest';
import { blackboard } from '../../../grader/lms/blackboard.ts';
import { brightspace } from '../../../grader/lms/brightspace.ts';
import { RosterError } from '../../../grader/lms/platform.ts';
import { sakai } from '../../../grader/lms/sakai.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { GradeRow } from '../../../grader/model.ts';
import { graded } from './graded.ts';

describe('Blackboard’s Grade Centre file', () => {
  const text = [
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"HW 2 [Total Pts: 100 Score] |664617"',
    '"O\'Toole"\t"Slugger"\t"sotoole"\t"0001"\t"55.00"',
    '"Tracey"\t"Bill"\t"btracey"\t"0002"\t""',
    '"=1+1"\t"明"\t"u_3"\t"0003"\t"Needs Grading"',
    '"Preview"\t"User"\t"prof_previewuser"\t""\t""',
  ].join('\r\n');
  const table = readTable(`${text}\r\n`);
  const fill = (rows: readonly GradeRow[], options = {}) => blackboard.fillIn(table, rows, options);

  it('names students by "Username" and keeps leading zeros', () => {
    expect(blackboard.roster(table)).toMatchObject([
      { ids: { login: 'sotoole', sis: '0001' }, name: "Slugger O'Toole", row: 1 },
      { ids: { login: 'btracey', sis: '0002' } },
      { ids: { login: 'u_3' }, name: '明 =1+1' },
      { ids: { login: 'prof_previewuser' }, isTestStudent: true },
    ]);
  });

  it('keeps delimiter, line ends, titles with "|id" and every cell that is no mark’s', () => {
    const {
      text: filled,
      changes,
      refused,
    } = fill([graded({ login: 'SOTOOLE' }, 86), graded({ login: 'u_3' }, 7.125)]);
    const after = readTable(filled);
    expect(after).toMatchObject({ delimiter: '\t', lineEnd: '\r\n', hasByteOrderMark: false });
    expect(after.rows[0]).toEqual(table.rows[0]);
    expect(after.rows.map((row) => row[4])).toEqual([
      'HW 2 [Total Pts: 100 Score] |664617',
      '86',
      '',
      '7.13',
      '',
    ]);
    expect(after.rows.map((row) => row.slice(0, 4))).toEqual(table.rows.map((row) => row.slice(0, 4)));
    expect(changes.map(({ row, was, now }) => [row, was, now])).toEqual([
      [1, '55.00', '86'],
      [3, 'Needs Grading', '7.13'],
    ]);
    expect(refused).toEqual([]);
  });

  it('changes no mark that is the same number', () => {
    expect(fill([graded({ login: 'sotoole' }, 55)]).changes).toEqual([]);
  });

  it('asks which column, and whether marks are to be converted', () => {
    const two = { ...table, rows: [[...table.rows[0]!, 'Quiz [Total Pts: 10] |7'], ...table.rows.slice(1)] };
    expect(() => blackboard.fillIn(two, [], {})).toThrow(/2 columns for marks \("HW 2", "Quiz"\); say which/);
    expect(() => blackboard.fillIn(two, [graded({ login: 'x' }, 9)], { column: 'Quiz' })).toThrow(
      /counts to 10/,
    );
    expect(
      blackboard.fillIn(two, [graded({ login: 'btracey' }, 86)], { column: 'HW 2' }).changes,
    ).toHaveLength(1);
    expect(() => blackboard.fillIn(two, [], { column: 'HW 3' })).toThrow(/no column "HW 3"/);
  });
});

describe('Brightspace’s grades file', () => {
  const text = [
    'OrgDefinedId,Username,Last Name,First Name,Email,HW1 Points Grade,HW2 Points Grade <Numeric MaxPoints:100 Weight:5>,End-of-Line Indicator',
    '#00123,#ann,Lee,Ann,ann@example.edu,4,,#',
    '#00124,#sam1,Twin,Sam,sam1@example.edu,5,50.00,#',
    '#00125,#sam2,Twin,Sam,sam2@example.edu,6,,#',
    '#00126,#joe,"Doe, Jr.",Joe,joe@example.edu,7,,#',
    '',
  ].join('\n');
  const table = readTable(text);
  const fill = (rows: readonly GradeRow[], options = {}) =>
    brightspace.fillIn(table, rows, { column: 'HW2', ...options });

  it('reads ids without the "#" that exports put before them', () => {
    expect(brightspace.roster(table)[0]).toEqual({
      ids: { sis: '00123', login: 'ann', email: 'ann@example.edu' },
      name: 'Ann Lee',
      row: 1,
    });
  });

  it('writes ids as they were, the one item and the end of line, and only rows that change', () => {
    const { text: filled } = fill([graded({ sis: '00123' }, 61.5), graded({ login: 'sam1' }, 50)]);
    expect(filled).toBe(
      'OrgDefinedId,Username,HW2 Points Grade <Numeric MaxPoints:100 Weight:5>,End-of-Line Indicator\n#00123,#ann,61.5,#\n',
    );
  });

  it('refuses what Brightspace would cut', () => {
    const { refused, changes } = fill([graded({ login: 'ann' }, 104)]);
    expect(changes).toEqual([]);
    expect(refused).toMatchObject([{ reason: expect.stringContaining('above the maximum 100') }]);
  });

  it('bridges by a name that only one student has, and by no other', () => {
    const ofArchive = (lms: string, name: string, earned: number) => graded({ lms }, earned, { name });
    const { changes, refused } = fill([
      ofArchive('7', 'Joe Doe, Jr.', 80),
      ofArchive('8', 'Sam Twin', 81),
      ofArchive('9', 'Ann Lee', 82),
      ofArchive('10', 'Ann Lee', 83),
    ]);
    expect(changes.map(({ row, now }) => [row, now])).toEqual([[4, '80']]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'more than one row of the roster fits this student',
      expect.stringContaining('more than one grading'),
      expect.stringContaining('more than one grading'),
    ]);
  });

  it('may know students by "Username" alone, and keeps its tabs', () => {
    const tabs = readTable('Username\tHW2 Points Grade\tEnd-of-Line Indicator\r\n#ann\t\t#\r\n');
    const { text: filled } = brightspace.fillIn(tabs, [graded({ login: 'ann' }, 7)], {});
    expect(filled).toBe('Username\tHW2 Points Grade\tEnd-of-Line Indicator\r\n#ann\t7\t#\r\n');
  });

  it('makes no item that is not there, and is no file without its end of line', () => {
    expect(() => fill([], { column: 'HW3' })).toThrow(RosterError);
    expect(() => brightspace.roster(readTable('OrgDefinedId,Username,HW2 Points Grade\n1,a,\n'))).toThrow(
      /End-of-Line Indicator/,
    );
  });
});

describe('Sakai’s grades.csv', () => {
  const text = [
    '\ufeff"HW 2","Points"',
    '""',
    '"Display ID","ID","Last Name","First Name","grade","Submission date","Late submission"',
    '"00123","ann","Lee","Ann","","2026-03-06T16:10:21Z","On time"',
    '"ben","ben","O""Hara","Ben","55","",""',
    '"cut","cut","Short"',
  ].join('\n');
  const table = readTable(text);

  it('reads logins from the second column, and the number people see from the first', () => {
    expect(sakai.roster(table)).toEqual([
      { ids: { login: 'ann', sis: '00123' }, name: 'Ann Lee', row: 3 },
      { ids: { login: 'ben' }, name: 'Ben O"Hara', row: 4 },
      { ids: { login: 'cut' }, name: 'Short', row: 5 },
    ]);
  });

  it('keeps its three rows at the top and the byte order mark, and holds only rows that change', () => {
    const { text: filled, refused } = sakai.fillIn(
      table,
      [graded({ login: 'ann' }, 86), graded({ login: 'ben' }, 55), graded({ login: 'cut' }, 5)],
      {},
    );
    const after = readTable(filled);
    expect(after.hasByteOrderMark).toBe(true);
    expect(after.rows.slice(0, 3)).toEqual(table.rows.slice(0, 3));
    expect(after.rows.slice(3)).toEqual([
      ['00123', 'ann', 'Lee', 'Ann', '86', '2026-03-06T16:10:21Z', 'On time'],
    ]);
    expect(refused).toMatchObject([
      { name: 'cut', reason: expect.stringContaining('ends before the grade') },
    ]);
  });

  it('puts a group’s mark fourth, by the group’s id', () => {
    const rows = ['HW 2,Points', '', 'Group,ID,Members,grade,Submission date,Late', 'Team,0c1f,Ann; Ben,,,'];
    const { text: filled } = sakai.fillIn(
      readTable(rows.join('\n')),
      [graded({ lms: '0c1f' }, 9, { name: 'Team' })],
      {},
    );
    expect(readTable(filled).rows[3]).toEqual(['Team', '0c1f', 'Ann; Ben', '9', '', '']);
  });

  it('is refused when it is another file, or not graded by points', () => {
    expect(() => sakai.roster(readTable('Student,ID\na,b\n'))).toThrow(/not Sakai’s grades.csv/);
    expect(() => sakai.roster(readTable(text.replace('"Points"', '"Letter Grade"')))).toThrow(/by points/);
  });
});
