/** Each test names the rule of Moodle's importer that it is for; the rules were measured on Moodle 4.5. */
import { describe, expect, it } from 'vitest';
import { moodle } from '../../../grader/lms/moodle.ts';
import { type FillOptions, RosterError } from '../../../grader/lms/platform.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { GradeRow } from '../../../grader/model.ts';
import { graded } from './listings.ts';

const header =
  'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",' +
  '"Last modified (submission)","Online text","Last modified (grade)","Feedback comments"';
const date = '"Saturday, 21 November 2026, 8:19 AM"';

type Cells = { grade?: string; modified?: string; comment?: string; locked?: boolean; maximum?: string };

function line(number: number, name: string, cells: Cells = {}): string {
  const { grade = '', modified = '-', comment = '', locked = false, maximum = '100.00' } = cells;
  const email = `s${number}@example.edu`;
  return `"Participant ${number}",${/[\s"]/.test(name) ? `"${name}"` : name},${email},"Submitted for grading -  - ",${grade},${maximum},${locked ? 'No' : 'Yes'},${date},,${modified},${comment}`;
}

const sheet = (...lines: string[]) => `\ufeff${header}\n${lines.join('\n')}\n`;
const member = (participant: string, name: string) => ({ ids: { participant }, name });
const ada = member('1', 'Ada Stone');
const bo = member('2', 'Bo');

function fill(text: string, rows: readonly GradeRow[], options: FillOptions = {}) {
  return moodle.fillIn(readTable(text), rows, options);
}

describe('the roster in a worksheet of Moodle', () => {
  it('has participants, addresses, and names as they are', () => {
    const text = sheet(line(1, '=1+1 @SUM'), line(20, 'Anna, Jr. Quote""Mark'));
    const handedIn = { submittedAt: '2026-11-21T08:19:00', isLate: false };
    expect(moodle.roster(readTable(text))).toEqual([
      { ...handedIn, row: 1, name: '=1+1 @SUM', ids: { participant: '1', email: 's1@example.edu' } },
      {
        ...handedIn,
        row: 2,
        name: 'Anna, Jr. Quote"Mark',
        ids: { participant: '20', email: 's20@example.edu' },
      },
    ]);
  });

  it.each([
    ['8:19 AM', '08:19:00'],
    ['12:05 AM', '00:05:00'],
    ['12:05 PM', '12:05:00'],
    ['11:59 PM', '23:59:00'],
    ['23:59', '23:59:00'],
  ])('says when somebody handed in, and that it was late: %s', (time, clock) => {
    const text = sheet(line(1, 'Ada'))
      .replace('8:19 AM', time)
      .replace('grading - ', 'grading - 1 hour late - ');
    const [entry] = moodle.roster(readTable(text));
    expect(entry).toMatchObject({ submittedAt: `2026-11-21T${clock}`, isLate: true });
  });

  it('says nothing of the kind in another language', () => {
    const [entry] = moodle.roster(readTable(sheet(line(1, 'Ada')).replace('21 November', '21. November')));
    expect(Object.keys(entry!)).toEqual(['row', 'name', 'ids']);
  });

  it.each([
    ['a gradebook of Canvas', 'Student,ID,SIS Login ID,Section,A (1)\n"Stone, Ada",1,ada,S,\n'],
    ['a worksheet graded in words', sheet(line(1, 'Ada')).replace('Maximum grade', 'Scale')],
    ['bare identifiers', sheet(line(1, 'Ada')).replace('Participant 1', '1')],
    ['one ragged row, for which Moodle would take none', `${sheet(line(1, 'Ada'))}"Participant 2","Bo"\n`],
    ['an empty table', 'x\n'],
  ])('is not read from %s', (_name, text) => {
    expect(() => moodle.roster(readTable(text))).toThrow(RosterError);
  });
});

describe('a worksheet for Moodle', () => {
  it('holds only rows that change, in the four columns that Moodle reads, with its mark, line ends and quotes', () => {
    const text = sheet(
      line(1, 'Ada Stone'),
      line(2, 'Bo'),
      line(3, 'Cy', { grade: '50.00', modified: date }),
    );
    const rows = [
      graded(ada, 61.5, { comment: 'See your page.' }),
      graded(member('3', 'Cy'), 50, { comment: '' }),
    ];
    const filled = fill(text, rows);
    expect(filled.text).toBe(
      '\ufeffIdentifier,Grade,"Last modified (grade)","Feedback comments"\n"Participant 1",61.5,-,"See your page."\n',
    );
    expect(filled.changes).toMatchObject([{ name: 'Ada Stone', row: 1, was: '', now: '61.5' }]);
    expect(filled.refused).toEqual([]);
  });

  it('keeps semicolons and CRLF, and writes a point for the decimal whatever the site writes', () => {
    const text = sheet(line(1, 'Ada Stone', { grade: '"60,00"', modified: date, maximum: '"100,00"' }));
    const foreign = readTable(text)
      .rows.map((row) => row.join(';'))
      .join('\r\n');
    expect(fill(`${foreign}\r\n`, [graded(ada, 61.456)]).text).toBe(
      'Identifier;Grade;Last modified (grade)\r\nParticipant 1;61.46;Saturday, 21 November 2026, 8:19 AM\r\n',
    );
  });

  it('repeats the cell of the last change untouched', () => {
    const text = sheet(line(1, 'Ada Stone', { grade: '50.00', modified: date }));
    expect(fill(text, [graded(ada, 70)]).text).toContain(`"Participant 1",70,${date}\n`);
  });

  it('leaves out comments where there are none, so that no comment of a teacher is wiped out', () => {
    const text = sheet(line(1, 'Ada Stone', { comment: '"By hand"' }), line(2, 'Bo'));
    expect(fill(text, [graded(ada, 70)]).text).not.toContain('Feedback');
    const both = fill(text, [graded(ada, 70), graded(bo, 80, { comment: 'Well done.' })]);
    expect(both.refused).toMatchObject([{ name: 'Ada Stone', reason: expect.stringContaining('wipe') }]);
    expect(both.text).not.toContain('Participant 1"');
  });

  it.each(['error', 'missing', 'unreadable'] as const)('never lets %s overwrite a grade', (state) => {
    const text = sheet(line(1, 'Ada Stone', { grade: '50.00', modified: date }), line(2, 'Bo'));
    const filled = fill(text, [{ ...ada, state, earned: 0, points: 100 }, graded(bo, 80)]);
    expect(filled.text).not.toContain('Participant 1"');
    expect(filled.refused).toMatchObject([{ name: 'Ada Stone', reason: expect.any(String) }]);
  });

  it.each([
    ['a locked grade', { locked: true }, 'locked'],
    ['a grade without a date', { grade: '50.00' }, '--overwrite-newer'],
    [
      'a grade with a date in German',
      { grade: '50.00', modified: '"Samstag, 21. November 2026, 08:19"' },
      '--overwrite-newer',
    ],
  ])('refuses %s, which Moodle skips without a word', (_name, cells, reason) => {
    const text = sheet(line(1, 'Ada Stone', cells), line(2, 'Bo'));
    const filled = fill(text, [graded(ada, 70), graded(bo, 80)]);
    expect(filled.refused).toMatchObject([{ name: 'Ada Stone', reason: expect.stringContaining(reason) }]);
    expect(filled.changes.map(({ name }) => name)).toEqual(['Bo']);
  });

  it('writes over an unreadable date when the teacher ticks that newer records are updated', () => {
    const text = sheet(line(1, 'Ada Stone', { grade: '50.00' }));
    expect(fill(text, [graded(ada, 70)], { overwritesNewer: true }).changes).toHaveLength(1);
  });

  it.each([Number.NaN, -1, 101])('refuses %d of 100: above the maximum, negative or no number', (earned) => {
    const text = sheet(line(1, 'Ada Stone'), line(2, 'Bo'));
    const filled = fill(text, [graded(ada, 70), graded(bo, earned)]);
    expect(filled.refused).toMatchObject([{ name: 'Bo', reason: expect.any(String) }]);
    expect(filled.changes).toHaveLength(1);
  });

  it('refuses two gradings of one participant', () => {
    const filled = fill(sheet(line(1, 'Ada Stone')), [graded(ada, 70), graded(ada, 80)]);
    expect(filled.refused).toHaveLength(2);
    expect(filled.changes).toEqual([]);
  });

  it('asks before it converts to another maximum, and converts when it is told to', () => {
    const text = sheet(line(1, 'Ada Stone', { maximum: '20.00' }));
    expect(() => fill(text, [graded(ada, 70)])).toThrow('--scale 20');
    expect(fill(text, [graded(ada, 70)], { maximum: 20 }).changes).toMatchObject([{ now: '14' }]);
  });

  it('is not filled in from the archive of another assignment', () => {
    const text = sheet(line(1, 'Somebody Else'), line(2, 'Bo'));
    const filled = fill(text, [graded(ada, 70), graded(bo, 80)]);
    expect(filled.refused).toMatchObject([
      { name: 'Ada Stone', reason: expect.stringContaining('Somebody Else') },
    ]);
    expect(() => fill(text, [graded(ada, 70)])).toThrow(RosterError);
    expect(() => fill(text, [graded(member('9', 'Di'), 70)])).toThrow(RosterError);
  });

  it('knows people by number though Moodle writes their names otherwise in the archive', () => {
    const text = sheet(line(1, "Zoë O'Brien"), line(2, 'Jan_Willem'), line(3, 'Participant 3 (Ada Stone)'));
    const rows = [
      graded(member('1', 'Zoë OBrien'), 70),
      graded(member('2', 'Jan Willem'), 70),
      graded(member('3', 'Participant 3'), 70),
    ];
    expect(fill(text, rows).changes).toHaveLength(3);
  });

  it('takes blind worksheets without names', () => {
    const text =
      'Identifier,Status,Grade,"Maximum grade","Grade can be changed","Last modified (grade)"\n"Participant 1",s,,100.00,Yes,-\n';
    expect(fill(text, [graded(member('1', 'Participant 1'), 70)]).changes).toHaveLength(1);
  });

  it("gives each of a team's people the team's mark, by the team's name and never by its number", () => {
    const teams = header.replace('Status', 'Group,Status');
    const of = (number: number, team: string) =>
      line(number, `Student ${number}`).replace('"Submitted', `"${team}","Submitted`);
    const text = `${teams}\n${[of(1, 'Team_A'), of(2, 'Team_A'), of(512, 'Team B')].join('\n')}\n`;
    const filled = fill(text, [graded(member('512', 'Team A'), 70)]);
    expect(filled.changes.map(({ name }) => name)).toEqual(['Student 1', 'Student 2']);
  });

  it('is found by what its cells hold in another language', () => {
    const german =
      'ID,"Vollständiger Name",E-Mail,Status,Bewertung,"Beste Bewertung","Bewertung kann geändert werden",' +
      '"Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"\n' +
      '"Teilnehmer/in 1","Ada Stone",a@example.edu,Abgegeben,,"100,00",Ja,"Samstag, 21. November 2026, 08:19",-,\n';
    expect(fill(german, [graded(ada, 61.5, { comment: 'Gut.' })]).text).toBe(
      'ID,Bewertung,"Zuletzt geändert (Bewertung)","Feedback als Kommentar"\n"Teilnehmer/in 1",61.5,-,Gut.\n',
    );
    const blind =
      'ID;Status;Bewertung;"Beste Bewertung";"Bewertung kann geändert werden";"Zuletzt geändert (Bewertung)"\n' +
      '"Teilnehmer/in 1";Abgegeben;;100,00;Ja;-\n';
    expect(fill(blind, [graded(member('1', 'Teilnehmer 1'), 61.5)]).changes).toHaveLength(1);
    const locked = `${german}"Teilnehmer/in 2",Bo,b@example.edu,Abgegeben,,"100,00",Nein,-,-,\n`;
    expect(() => fill(locked, [graded(ada, 61.5)])).toThrow('English');
  });
});
