import { describe, expect, it } from 'vitest';
import { gradescope } from '../../../grader/lms/gradescope.ts';
import { ListingError, RosterError } from '../../../grader/lms/platform.ts';
import { readTable } from '../../../grader/lms/table.ts';
import { graded, listingOf, told } from './listings.ts';

const metadata = `---
submission_301:
  :submitters:
  - :name: Ada Stone
    :sid: 0071
    :email: ada@example.edu
  :created_at: 2026-09-24 21:26:01.123456789 Z
  :score: 12.5
  :results: &1
    output: |-
      :submitters:
        nobody
submission_302:
  :submitters:
  - :name: Bo Lee
    :sid: '0072'
    :email:
  - :name: 'Zoë O''Brien'
    :email: zoe@example.edu
  :results: *1
submission_303:
  :submitters:
  - :name: No Ids
`;

const paths = [
  'submission_301/adam.ts',
  'submission_301/src/a.ts',
  'submission_302/a.ts',
  'submission_303/a.ts',
];
const at = (root: string, files: readonly string[] = paths, text = metadata) => {
  const listing = listingOf([...files, 'submission_metadata.yml'].map((path) => `${root}${path}`));
  const texts = Object.fromEntries(gradescope.wants(listing).map((path) => [path, text]));
  return { listing, texts };
};
const read = (root: string, files?: readonly string[], text?: string) => {
  const { listing, texts } = at(root, files, text);
  return gradescope.members(listing, texts);
};

describe('an export of Gradescope', () => {
  it('is read by its metadata: names, ids with their zeros, times, groups with their people', () => {
    const reading = read('');
    expect(told(reading)).toEqual([
      'Ada Stone 0071 ada@example.edu: adam.ts src/a.ts',
      "Bo Lee, Zoë O'Brien [Bo Lee, Zoë O'Brien] : a.ts",
      'No Ids : a.ts',
    ]);
    expect(reading.members[0]).toMatchObject({
      label: 'submission_301',
      submittedAt: '2026-09-24T21:26:01Z',
    });
    expect(reading.members[1]!.group!.people.map(({ ids }) => ids)).toEqual([
      { sis: '0072' },
      { email: 'zoe@example.edu' },
    ]);
  });

  it('is the same in folders of its own, and not misled by a file of that name in a submission', () => {
    const files = [...paths, 'submission_301/submission_metadata.yml'];
    expect(gradescope.wants(at('a/b/', files).listing)).toEqual(['a/b/submission_metadata.yml']);
    expect(told(read('a/b/', files))[0]).toBe(
      'Ada Stone 0071 ada@example.edu: adam.ts src/a.ts submission_metadata.yml',
    );
  });

  it('takes files where there are no folders', () => {
    const text = '3.ts:\n  :submitters:\n  - :name: Ada\n    :sid: "7"\n';
    expect(told(read('', ['3.ts'], text))).toEqual(['Ada 7: 3.ts']);
  });

  it('has a member for a submission without files', () => {
    expect(told(read('', paths.slice(2)))[0]).toBe('Ada Stone 0071 ada@example.edu: ');
  });

  it('counts the latest of several submissions of one person, by time and not by number', () => {
    const one = (folder: number, time: string) =>
      `submission_${folder}:\n  :submitters:\n  - :name: Ada\n    :sid: '7'\n  :created_at: ${time}\n`;
    const text = one(9, '2026-09-24 23:30:00 -02:00') + one(10, '2026-09-25 01:00:00 Z');
    const reading = read('', ['submission_9/a.ts', 'submission_10/b.ts'], text);
    expect(told(reading)).toEqual(['Ada 7: a.ts after 1']);
    expect(reading.members[0]!.earlier[0]!.label).toBe('submission_10');
  });

  it('lists what the metadata gives nobody', () => {
    const reading = read(
      '',
      [...paths, 'submission_999/a.ts', 'notes.txt'],
      `${metadata}submission_999:\n  :submitters: []\n`,
    );
    expect(reading.unmatched.map(({ path }) => path)).toEqual(['notes.txt', 'submission_999/a.ts']);
  });

  it('is recognised by its metadata alone', () => {
    const { listing, texts } = at('x/');
    expect(gradescope.recognise(listing, texts)).toContain('Gradescope');
    expect(gradescope.recognise(listing, {})).toBeUndefined();
    expect(gradescope.recognise(listingOf(['ada/a.ts', 'bo/a.ts']), {})).toBeUndefined();
    expect(gradescope.recognise(listingOf([]), {})).toBeUndefined();
  });

  it.each([
    ['no YAML', 'submission_1:\n  :submitters: [\n'],
    ['no list of submissions', '- :submitters: x\n'],
  ])('is refused when the metadata is %s', (_name, text) => {
    expect(() => read('', paths, text)).toThrow(ListingError);
  });

  it('finds what an alias in the people stands for', () => {
    const text =
      'submission_1:\n  :results:\n    who: &1 Ada\n  :submitters:\n  - :name: *1\n    :sid: "7"\n';
    expect(told(read('', ['submission_1/a.ts'], text))).toEqual(['Ada 7: a.ts']);
  });

  it('takes hostile names for names', () => {
    const text = '__proto__:\n  :submitters:\n  - :name: "=1+1\\n__proto__"\n    :sid: constructor\n';
    expect(told(read('', ['__proto__/a.ts'], text))).toEqual(['=1+1\n__proto__ constructor: a.ts']);
  });
});

describe('the grades of Gradescope', () => {
  const csv =
    'First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status,Submission ID\n' +
    'Ada,Stone,0071,Ada@example.edu,S1,12.5,100.0,Graded,301\n' +
    'Bo,Lee,0072,bo@example.edu,S1,,100.0,Missing,\n' +
    "Zoë,O'Brien,,zoe@example.edu,S1,,100.0,Missing,\n";
  const ada = { ids: { email: 'ada@EXAMPLE.edu' }, name: 'Ada Stone' };

  it('are a roster of school numbers and addresses', () => {
    expect(gradescope.roster(readTable(csv)).map(({ name, ids }) => [name, ids])).toEqual([
      ['Ada Stone', { sis: '0071', email: 'Ada@example.edu' }],
      ['Bo Lee', { sis: '0072', email: 'bo@example.edu' }],
      ["Zoë O'Brien", { email: 'zoe@example.edu' }],
    ]);
    expect(() => gradescope.roster(readTable('Student,ID,Section,HW (1)\n'))).toThrow(RosterError);
  });

  it('say when somebody handed in, with the zone, and whether late', () => {
    const timed =
      'Name,SID,Total Score,Max Points,Submission Time,Lateness (H:M:S)\n' +
      'Ada,1,,9.0,2026-09-24 14:26:01 -0700,00:00:00\nBo,2,,9.0,2026-09-24 14:26:01 UTC,01:02:00\nCy,3,,9.0,,\n';
    expect(
      gradescope.roster(readTable(timed)).map(({ submittedAt, isLate }) => [submittedAt, isLate]),
    ).toEqual([
      ['2026-09-24T14:26:01-07:00', false],
      ['2026-09-24T14:26:01Z', true],
      [undefined, undefined],
    ]);
  });

  it("hold the marks, a group's for each of its people, and all else as it came", () => {
    const [, group] = read('').members;
    const filled = gradescope.fillIn(
      readTable(csv),
      [graded(ada, 61.5), graded(group!, 70, { group: group!.group })],
      {},
    );
    expect(filled.text).toBe(csv.replace('S1,12.5', 'S1,61.5').replaceAll('S1,,', 'S1,70,'));
    expect(filled.refused).toEqual([]);
  });

  it('of a course have a column for each assignment', () => {
    const course = 'Name,SID,HW 1,HW 1 - Max Points,HW 2,HW 2 - Max Points\nAda Stone,0071,,20.0,,100.0\n';
    const row = graded({ ids: { sis: '0071' }, name: 'Ada Stone' }, 70);
    const fill = (column?: string, maximum?: number) =>
      gradescope.fillIn(readTable(course), [row], {
        ...(column ? { column } : {}),
        ...(maximum ? { maximum } : {}),
      }).text;
    expect(fill('HW 2')).toContain(',20.0,70,');
    expect(fill('HW 1', 20)).toContain('0071,14,20.0');
    expect(() => fill('HW 1')).toThrow('--scale 20');
    expect(() => fill()).toThrow('--column');
  });

  it('come with no pages back', () => {
    const entries = gradescope.feedback(read('').members);
    expect(entries.map(({ path, reason }) => [path, reason !== undefined])).toEqual(
      entries.map(() => [undefined, true]),
    );
  });
});
