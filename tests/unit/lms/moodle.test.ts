import { describe, expect, it } from 'vitest';
import { moodle } from '../../../grader/lms/moodle.ts';
import { ListingError } from '../../../grader/lms/platform.ts';
import { readTable } from '../../../grader/lms/table.ts';
import { listingOf, told } from './listings.ts';

const read = (paths: readonly string[], folders: readonly string[] = []) =>
  moodle.members(listingOf(paths, folders), {});

describe('an archive of Moodle', () => {
  it('is read in folders, with what lies deeper inside a submission', () => {
    const reading = read([
      'Ada Stone_11_assignsubmission_file/optimizers.ts',
      'Ada Stone_11_assignsubmission_file/src/adam.ts',
      'Zoë OBrien_9_assignsubmission_file/my notes (1).txt',
      '=1+1 @SUM_10_assignsubmission_file/a.ts',
      '明 李_6_assignsubmission_file/a_b_c.ts',
    ]);
    expect(told(reading)).toEqual([
      '=1+1 @SUM 10: a.ts',
      'Ada Stone 11: optimizers.ts src/adam.ts',
      'Zoë OBrien 9: my notes (1).txt',
      '明 李 6: a_b_c.ts',
    ]);
    expect(reading.notes).toBeUndefined();
  });

  it('tells two students of one name apart by their number', () => {
    const names = ['Sam Twin_4_assignsubmission_file/a.ts', 'Sam Twin_8_assignsubmission_file/a.ts'];
    expect(told(read([...names, 'Ada_1_assignsubmission_file/a.ts']))).toEqual([
      'Ada 1: a.ts',
      'Sam Twin 4: a.ts',
      'Sam Twin 8: a.ts',
    ]);
  });

  it('is read flat, one student for all files of a number, and says that files may be lost', () => {
    const reading = read([
      'Ada Stone_11_assignsubmission_file_adam.ts',
      'Ada Stone_11_assignsubmission_file_my_notes.txt',
      'Bo_2_assignsubmission_file_adam.ts',
    ]);
    expect(told(reading)).toEqual(['Ada Stone 11: adam.ts my_notes.txt', 'Bo 2: adam.ts']);
    expect(reading.notes).toEqual([expect.stringContaining('kept only one of them')]);
  });

  it('is read as it was before 4.1, with "_" behind the folder', () => {
    expect(told(read(['Ada_1_assignsubmission_file_/src/a.ts', 'Bo_2_assignsubmission_file_/a.ts']))).toEqual(
      ['Ada 1: src/a.ts', 'Bo 2: a.ts'],
    );
  });

  it('names people by their number under blind marking', () => {
    const paths = ['Participant_20_assignsubmission_file/a.ts', 'Participant_3_assignsubmission_file/a.ts'];
    expect(told(read(paths))).toEqual(['Participant 20 20: a.ts', 'Participant 3 3: a.ts']);
  });

  it('knows a team by its group number, and the default team by its name', () => {
    const paths = ['Default group_assignsubmission_file/a.ts', 'Team A_512_assignsubmission_file/a.ts'];
    expect(told(read(paths))).toEqual(['Default group : a.ts', 'Team A 512: a.ts']);
  });

  it('puts a text typed in among the files of its student, and says when there is nothing else', () => {
    const reading = read([
      'Ada_1_assignsubmission_file/a.ts',
      'Ada_1_assignsubmission_onlinetext/onlinetext.html',
      'Bo_2_assignsubmission_onlinetext/onlinetext.html',
    ]);
    expect(told(reading)).toEqual(['Ada 1: a.ts onlinetext.html', 'Bo 2: onlinetext.html']);
    expect(reading.members.map(({ note }) => note)).toEqual([undefined, expect.stringContaining('no file')]);
  });

  it('has a member for a folder that holds nothing', () => {
    const reading = read(['Ada_1_assignsubmission_file/a.ts'], ['Bo_2_assignsubmission_file']);
    expect(told(reading)).toEqual(['Ada 1: a.ts', 'Bo 2: ']);
  });

  it('is the same inside folders, and beside what computers leave', () => {
    const paths = ['x/y/Ada_1_assignsubmission_file/a.ts', '__MACOSX/x/._a', 'x/.DS_Store', 'x/Thumbs.db'];
    expect(moodle.recognise(listingOf(paths), {})).toContain('Moodle');
    expect(told(read(paths))).toEqual(['Ada 1: a.ts']);
  });

  it('lists what belongs to nobody with the reason', () => {
    const reading = read(['Ada_1_assignsubmission_file/a.ts', 'worksheet.csv']);
    expect(reading.unmatched).toEqual([{ path: 'worksheet.csv', reason: expect.any(String) }]);
  });

  it.each([
    ['of two people', ['hw1/Bo_2_assignsubmission_file/a.ts', 'hw2/Cy_2_assignsubmission_file/a.ts']],
    ['in two archives', ['hw1/Bo_2_assignsubmission_file/a.ts', 'hw2/Bo_2_assignsubmission_file/a.ts']],
  ])('is refused where one number stands %s: it is two assignments', (_name, paths) => {
    expect(() => read([...paths, 'hw1/Ada_1_assignsubmission_file/a.ts'])).toThrow(ListingError);
  });

  it('may lie in a folder for each tutorial group', () => {
    const paths = ['A/Ada_1_assignsubmission_file/a.ts', 'B/Bo_2_assignsubmission_file/a.ts'];
    expect(told(read(paths))).toEqual(['Ada 1: a.ts', 'Bo 2: a.ts']);
  });

  it.each([
    ['nothing', []],
    ["one student's project", ['src/optimizers.ts', 'README.md']],
    ['plain folders', ['ada/a.ts', 'bo_2/a.ts']],
    ['Canvas', ['stoneada_11_201_a.ts', 'stoneada_LATE_12_202_a.ts']],
    ['one such folder among many', ['a.ts', 'b.ts', 'Ada_1_assignsubmission_file/a.ts']],
  ])('is not %s', (_name, paths) => {
    expect(moodle.recognise(listingOf(paths), {})).toBeUndefined();
  });

  it('reads names of 100 kB', () => {
    const hostile = [
      `${'_1'.repeat(50_000)}_assignsubmission_file/a.ts`,
      `${'a'.repeat(100_000)}_1_assign/a.ts`,
    ];
    expect(moodle.recognise(listingOf(hostile), {})).toBeUndefined();
    expect(read(hostile).unmatched).toHaveLength(2);
  });
});

describe('feedback for Moodle', () => {
  const members = read([
    'Ada Stone_11_assignsubmission_file/a.ts',
    'Anna, Jr. Quote_7_assignsubmission_file/a.ts',
    'Team A_512_assignsubmission_file/a.ts',
  ]).members;
  const header =
    'Identifier,"Full name",Status,Group,Grade,"Maximum grade","Grade can be changed","Last modified (grade)"';
  const rows = [
    '"Participant 1","Kim_Lee ..",s,"Team_A",,100.00,Yes,-',
    '"Participant 2",Lu,s,"Team_A",,100.00,Yes,-',
  ];
  const roster = moodle.roster(readTable(`${header}\n${rows.join('\n')}\n`));

  it('lies where the importer finds a participant: no "_" in the name, the number second', () => {
    const paths = moodle.feedback(members).map(({ path }) => path);
    expect(paths[1]).toBe('Anna Jr. Quote_7_assignsubmission_file/report.html');
    for (const path of paths) {
      const [, number, type, plugin, rest] = path!.split('/')[0]!.split('_');
      expect([Number.isInteger(Number(number)), type, plugin, rest]).toEqual([
        true,
        'assignsubmission',
        'file',
        undefined,
      ]);
    }
  });

  it("goes to each of a team's people, whom only the worksheet names", () => {
    const { entries, reasons } = Object.groupBy(moodle.feedback(members, roster), ({ path }) =>
      path ? 'entries' : 'reasons',
    );
    expect(entries!.map(({ path }) => path)).toEqual([
      'KimLee .._1_assignsubmission_file/report.html',
      'Lu_2_assignsubmission_file/report.html',
    ]);
    expect(reasons!.map(({ reason }) => reason)).toEqual(
      [11, 7].map((number) => `the worksheet has no participant ${number}; Moodle would drop the page`),
    );
  });

  it("tells a team's people as soon as there is a worksheet, and its number is nobody's id", () => {
    const [, , team] = moodle.withRoster!(members, roster);
    expect(team).toMatchObject({ ids: {}, group: { name: 'Team_A', id: '512' } });
    expect(team!.group!.people.map(({ name }) => name)).toEqual(['Kim_Lee ..', 'Lu']);
  });

  it('leaves teams alone whose names Moodle writes alike', () => {
    const alike = roster.map((entry, index) => ({ ...entry, group: index ? 'Team A' : 'Team_A' }));
    expect(moodle.withRoster!(members, alike)).toEqual(members);
  });

  it('has no place where Moodle gave no number', () => {
    const [entry] = moodle.feedback(read(['Default group_assignsubmission_file/a.ts']).members);
    expect(entry).toMatchObject({ reason: expect.stringContaining('Default group') });
  });
});
