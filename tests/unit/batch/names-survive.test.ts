/** What is shown of a name may be cut; whose it is may not. */
import { describe, expect, test } from 'vitest';
import { membersJson, rollOf } from '../../../grader/batch/class-json.ts';
import { readClass } from '../../../grader/batch/read-class.ts';
import { moodle } from '../../../grader/lms/moodle.ts';
import { sakai } from '../../../grader/lms/sakai.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { GradeRow, Member } from '../../../grader/model.ts';
import { fileWith, oneEntry, rawZip } from '../intake/material.ts';

const worksheet = (names: readonly string[]) =>
  readTable(
    [
      'Identifier,"Full name",Grade,"Maximum grade","Grade can be changed","Last modified (grade)"',
      ...names.map((name, index) => `"Participant ${index + 7}","${name}",,100.00,Yes,-`),
      '',
    ].join('\n'),
  );

async function membersOf(names: readonly (string | Uint8Array)[]): Promise<readonly Member[]> {
  const path = await fileWith('class.zip', rawZip(names.map((name) => ({ name }))));
  const roll = rollOf(await readClass(path, oneEntry));
  return (JSON.parse(membersJson(roll)) as { members: Member[] }).members;
}

const graded = ({ ids, name, group }: Member): GradeRow => ({
  ...{ ids, name, group },
  state: 'graded',
  earned: 70,
  points: 100,
});

describe('a name of more than 120 characters', () => {
  const start = 'Maria '.repeat(24);
  const names = [`${start}Eins`, `${start}Zwei`];

  test('is whole where marks are given back: Moodle’s rows and pages are right', async () => {
    const members = await membersOf(
      names.map((name, index) => `${name}_${index + 7}_assignsubmission_file/optimizers.ts`),
    );
    expect(members.map(({ name }) => name)).toEqual(names);
    const { changes, refused } = moodle.fillIn(worksheet(names), members.map(graded), {});
    expect([changes.map(({ row }) => row), refused]).toEqual([[1, 2], []]);
    expect(moodle.feedback(members).map(({ path }) => path!.split('_')[1])).toEqual(['7', '8']);
  });

  test('leads to the folder that Sakai knows', async () => {
    const folders = names.map((name, index) => `${name}, A(u${index})`);
    const members = await membersOf(
      folders.map((folder) => `HW/${folder}/Submission attachment(s)/optimizers.ts`),
    );
    const paths = sakai.feedback(members).map(({ path }) => path);
    expect(paths).toEqual(folders.map((folder) => `HW/${folder}/Feedback Attachment(s)/report.html`));
  });

  test('is cut where it is shown', async () => {
    const path = await fileWith(
      'class.zip',
      rawZip(names.map((name) => ({ name: `${name}/optimizers.ts` }))),
    );
    const { members } = await readClass(path, oneEntry);
    expect(members.map(({ name }) => name.length <= 120)).toEqual([true, true]);
  });
});

describe('a name in bytes that are not UTF-8', () => {
  const bytesOf = (name: string, encoding: BufferEncoding) => Buffer.from(name, encoding);
  const place = (name: string, number: number) => `${name}_${number}_assignsubmission_file/optimizers.ts`;
  // "Zoë Müller" and "Jürgen Groß" as Windows-1252 and as DOS (CP850) write them.
  const dos = Buffer.from(place('J*rgen Gro*', 8), 'latin1');
  dos[1] = 0x81;
  dos[10] = 0xe1;

  test('is the same student’s, with a mark in the right row', async () => {
    const members = await membersOf([bytesOf(place('Zoë Müller', 7), 'latin1'), dos]);
    expect(members.map(({ ids }) => ids.participant).toSorted()).toEqual(['7', '8']);
    const { changes, refused } = moodle.fillIn(
      worksheet(['Zoë Müller', 'Jürgen Groß']),
      members.map(graded),
      {},
    );
    expect([changes.map(({ row }) => row).toSorted(), refused]).toEqual([[1, 2], []]);
  });

  test('keeps its number where it is text in no encoding', async () => {
    const broken = Buffer.from(place('Z*', 7), 'latin1');
    broken[1] = 0x81;
    const members = await membersOf([broken, Buffer.from(place('Ann', 8))]);
    const pages = moodle.feedback(members).map(({ path }) => path!);
    expect(pages.find((path) => path.includes('_7_'))).toMatch(
      /^[^_]*_7_assignsubmission_file\/report.html$/,
    );
  });
});
