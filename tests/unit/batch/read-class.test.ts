import { randomBytes } from 'node:crypto';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ClassError, readClass } from '../../../grader/batch/read-class.ts';
import { type HandedIn, IntakeError, readSubmission } from '../../../grader/intake/intake.ts';
import type { Submission } from '../../../grader/model.ts';
import {
  fileWith,
  folderWith,
  oneEntry,
  rawZip,
  readMembers,
  source,
  zipBytes,
  zipWith,
} from '../intake/material.ts';

type Tree = Record<string, string | Uint8Array>;

async function readBoth(tree: Tree): Promise<HandedIn[]> {
  const fromFolder = await readMembers(await folderWith(tree, 'class'));
  expect(await readMembers(await zipWith(tree, 'class.zip'))).toEqual(fromFolder);
  return fromFolder;
}

const namesOf = (members: readonly HandedIn[]) => members.map(({ name }) => name);
const textOf = (member: HandedIn | undefined) =>
  member !== undefined && 'files' in member ? member.files['optimizers.ts'] : undefined;

describe('a class', () => {
  test('has folders, zips and files as members, in the order of their names', async () => {
    const members = await readBoth({
      'eve/optimizers.ts': 'e',
      'bob.zip': await zipBytes({ 'hw/optimizers.ts': 'b' }),
      'Ann.ts': 'a',
      'dan/hw.zip': await zipBytes({ 'optimizers.ts': 'd' }),
      'grades.csv': 'x',
      'README.txt': 'x',
      '__MACOSX/eve/optimizers.ts': 'x',
      '.DS_Store': 'x',
    });
    expect(namesOf(members)).toEqual(['Ann', 'bob', 'dan', 'eve']);
    for (const { id, name } of members)
      expect(id).toMatch(new RegExp(`^${name.toLowerCase()}(-zip|-ts)?-[0-9a-f]{10}$`));
    expect(members.map(textOf)).toEqual(['a', 'b', 'd', 'e']);
  });

  test('inside a single folder is unwrapped', async () => {
    const tree = { 'class/ann/optimizers.ts': 'a', 'class/bob/optimizers.ts': 'b', 'class/grades.csv': 'x' };
    expect(namesOf(await readBoth(tree))).toEqual(['ann', 'bob']);
    const alone = { 'class/ann/optimizers.ts': 'a' };
    expect(namesOf(await readBoth(alone))).toEqual(['ann']);
  });

  test('of one student is not taken for a wrapper', async () => {
    expect(namesOf(await readBoth({ 'ann/optimizers.ts': 'a', 'ann/x/y.ts': 'y' }))).toEqual(['ann']);
    expect(namesOf(await readBoth({ 'ann/src/optimizers.ts': 'a', 'ann/package.json': '{}' }))).toEqual([
      'ann',
    ]);
    const zip = await zipBytes({ 'optimizers.ts': 'a' });
    expect(namesOf(await readBoth({ 'ann/hw.zip': zip }))).toEqual(['hw']);
  });

  test('keeps grading when one archive is bad, and gives the reason', async () => {
    const members = await readBoth({
      'ann.zip': 'not a zip',
      'bob.zip': rawZip([{ name: '../../optimizers.ts' }]),
      'cy.zip': new Uint8Array(),
      'dan/optimizers.ts': 'd',
      'eve/x.ts': 'y'.repeat(1024 * 1024 + 1) + Math.PI,
    });
    expect(members).toMatchObject([
      { name: 'ann', error: expect.stringMatching(/^it is not a zip archive/) },
      { name: 'bob', error: expect.stringMatching(/leads out of the archive/) },
      { name: 'cy', error: expect.stringMatching(/0 bytes/) },
      { name: 'dan', files: { 'optimizers.ts': 'd' } },
      { name: 'eve', error: expect.stringMatching(/"x.ts"/) },
    ]);
  });

  test('is told which of several archives of a student is bad, and not where there is one', async () => {
    const good = await zipBytes({ 'optimizers.ts': 'a' });
    const path = await zipWith(
      {
        'ann_1_assignsubmission_file/hw.zip': good,
        'ann_1_assignsubmission_file/notes.zip': 'not a zip',
        'bob_2_assignsubmission_file/hw.zip': 'not a zip',
        'bob_2_assignsubmission_file/report.pdf': 'x',
        'cy_3_assignsubmission_file/a.zip': rawZip([{ name: 'optimizers.ts', crc: 1 }]),
        'cy_3_assignsubmission_file/b.zip': await zipBytes({ 'more.ts': 'b' }),
        'dan_4_assignsubmission_file/hw.zip': 'not a zip',
        'eve_5_assignsubmission_file/only.zip': rawZip([{ name: '../x.ts' }]),
        'eve_5_assignsubmission_file/other.zip': good,
        'fay_6_assignsubmission_file/optimizers.ts': 'f',
      },
      'class.zip',
    );
    const { members: students } = await readClass(path, oneEntry);
    const members = await Promise.all(students.map(({ read }) => read()));
    const reasons = members.flatMap((member) => ('error' in member ? [member.error] : []));
    expect(reasons).toEqual([
      expect.stringMatching(/^"notes.zip": it is not a zip/),
      expect.stringMatching(/^"hw.zip": it is not a zip/),
      expect.stringMatching(/^"a.zip": "optimizers.ts" is damaged/),
      expect.stringMatching(/^it is not a zip/),
      expect.stringMatching(/^"only.zip": .*leads out/),
    ]);
  });

  test('tells equal names apart by their endings', async () => {
    const zip = await zipBytes({ 'optimizers.ts': 'zip' });
    const members = await readBoth({ 'ann/optimizers.ts': 'folder', 'ann.ts': 'file', 'ann.zip': zip });
    expect(members.map(({ name }) => name)).toEqual(['ann', 'ann.ts', 'ann.zip']);
    expect(new Set(members.map(({ id }) => id)).size).toBe(3);
    expect(members.map(textOf)).toEqual(['folder', 'file', 'zip']);
  });

  test('follows no links, and tells them', async () => {
    const secret = await folderWith({ 'optimizers.ts': 'secret' });
    const folder = await folderWith({ 'ann/optimizers.ts': 'a' }, 'class');
    await symlink(secret, join(folder, 'eve'));
    await symlink(join(secret, 'optimizers.ts'), join(folder, 'fay.ts'));
    const members = await readMembers(folder);
    expect(members[1]).toMatchObject({ name: 'fay', error: expect.stringMatching(/symbolic link/) });
    const { unmatched } = await readClass(folder, oneEntry);
    expect(unmatched.map(({ path }) => path)).toEqual(['eve']);
  });

  test('has an unreadable member for an empty folder', async () => {
    const members = await readBoth({ 'ann/.gitkeep': '', 'bob/optimizers.ts': 'b' });
    expect(members[0]).toMatchObject({ name: 'ann', error: expect.stringMatching(/nothing in it/) });
  });
});

describe('a class’s zip', () => {
  test('makes only the member unreadable that a bad entry belongs to, and lists entries that are nobody’s', async () => {
    const zip = rawZip([
      { name: 'ann/optimizers.ts' },
      { name: 'bob/optimizers.ts', flags: 0x0801 },
      { name: 'cy/../../optimizers.ts' },
      { name: '../optimizers.ts' },
      { name: '/dan/optimizers.ts' },
      { name: 'eve/optimizers.ts', content: new Uint8Array(900_000) },
      { name: 'fay', mode: 0o120777 },
      { name: 'gus.zip', mode: 0o120777 },
    ]);
    const path = await fileWith('class.zip', zip);
    const members = await readMembers(path);
    const read = members.filter((member) => 'files' in member);
    expect(namesOf(read)).toEqual(['ann']);
    const reasons = members.flatMap((member) =>
      'error' in member ? [`${member.name}: ${member.error}`] : [],
    );
    expect(reasons).toEqual([
      expect.stringMatching(/^bob: .*encrypted/),
      expect.stringMatching(/^eve: .*more than 200 times/),
      expect.stringMatching(/^gus.*: .*symbolic link/),
    ]);
    const { unmatched } = await readClass(path, oneEntry);
    expect(unmatched.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      expect.stringMatching(/^fay: /),
      expect.stringMatching(/^\.\.\/optimizers.*: .*leads out/),
      expect.stringMatching(/^\/dan\/optimizers.*absolute path/),
      expect.stringMatching(/^cy.*: .*leads out/),
    ]);
  });

  test('may be as large as its members are many', async () => {
    const folders = Array.from({ length: 12_000 }, (_, at) => ({ name: `s${at}/`, content: '', method: 0 }));
    const files = folders.map(({ name }) => ({ name: `${name}optimizers.ts` }));
    const engine = randomBytes(4 * 1024 * 1024);
    const kits = Array.from({ length: 60 }, (_, at) => ({
      name: `k${at}/gradecheck/engine.cjs`,
      content: engine,
      method: 0,
    }));
    const path = await fileWith(
      'class.zip',
      rawZip([...folders, ...files, ...kits, { name: 'k7/optimizers.ts' }]),
    );
    const { members } = await readClass(path, oneEntry);
    expect(members).toHaveLength(12_060);
    const { files: read } = (await members.find(({ name }) => name === 'k7')!.read()) as Submission;
    expect(read).toEqual({ 'optimizers.ts': source });
  });

  test('has a submission’s limits for each member', async () => {
    const many = Array.from({ length: 2001 }, (_, at) => ({ name: `ann/f${at}.ts` }));
    const notes = Array.from({ length: 20_001 }, (_, at) => ({
      name: `bob/${at}.txt`,
      content: '',
      method: 0,
    }));
    const video = { name: 'cy/video.mp4', content: new Uint8Array(21 * 1024 * 1024) };
    const zip = rawZip([
      ...many,
      ...notes,
      { name: 'bob/optimizers.ts' },
      video,
      { name: 'cy/optimizers.ts' },
    ]);
    expect(await readMembers(await fileWith('class.zip', zip))).toMatchObject([
      { name: 'ann', error: expect.stringMatching(/more than 2000 source files/) },
      { name: 'bob', error: expect.stringMatching(/more than 20000 files and folders/) },
      { name: 'cy', files: { 'optimizers.ts': source } },
    ]);
  });

  test('is read by position: a member that is put in its place meanwhile is refused', async () => {
    const path = await fileWith('class.zip', rawZip([{ name: 'ann/optimizers.ts' }]));
    const [ann] = (await readClass(path, oneEntry, { from: 'folder' })).members;
    expect(await ann!.read()).toMatchObject({ files: { 'optimizers.ts': source } });
    await writeFile(path, rawZip([{ name: 'ann/optimizers.ts', content: 'changed' }]));
    expect(await ann!.read()).toMatchObject({ error: expect.stringMatching(/changed while it was read/) });
  });

  test('may hold zips that it deflates, up to 20 MiB each, and stored ones of any size', async () => {
    const ballast = { name: 'video.bin', content: randomBytes(21 * 1024 * 1024), method: 0 };
    const large = rawZip([{ name: 'optimizers.ts' }, ballast]);
    const zip = rawZip([
      { name: 'ann.zip', content: large },
      { name: 'bob.zip', content: large, method: 0 },
    ]);
    expect(await readMembers(await fileWith('class.zip', zip))).toMatchObject([
      { name: 'ann', error: expect.stringMatching(/"ann.zip" has 21.1 MiB; .* at most 20 MiB/) },
      { name: 'bob', files: { 'optimizers.ts': source } },
    ]);
  });
});

describe('what is no class of one assignment', () => {
  const noClass = async (tree: Tree) => readClass(await folderWith(tree), oneEntry);

  test('is an error with what to do', async () => {
    await expect(readClass(await fileWith('ann.ts', source), oneEntry)).rejects.toThrow(
      /not a folder, \.zip or/,
    );
    await expect(noClass({})).rejects.toThrow(/no folder, source file or archive in it/);
    await expect(noClass({ 'grades.csv': '' })).rejects.toThrow(ClassError);
    await expect(readClass(await fileWith('c.zip', 'x'), oneEntry)).rejects.toThrow(/not a zip archive/);
    await expect(readClass('missing.zip', oneEntry)).rejects.toThrow(IntakeError);
  });

  test('is asked about where it can be read in two ways, or looks like one student’s', async () => {
    const two = { 'HW1/ann/optimizers.ts': '', 'HW1/ben/optimizers.ts': '' };
    const again = { 'HW2/ann/optimizers.ts': '', 'HW2/ben/optimizers.ts': '' };
    await expect(noClass({ ...two, ...again })).rejects.toThrow(/more than one way: .*HW1.*; .*--from/);
    await expect(noClass({ 'optimizers.ts': source })).rejects.toThrow(/work of one student/);
  });

  test('is told without a name that moves the cursor', async () => {
    const hostile = { 'HW1\u001b[2J/ann/optimizers.ts': '', 'HW1\u001b[2J/ben/optimizers.ts': '' };
    const again = { 'HW2\u202e/ann/optimizers.ts': '', 'HW2\u202e/ben/optimizers.ts': '' };
    const error = await noClass({ ...hostile, ...again }).catch((reason: Error) => reason);
    expect(String(error)).toContain('HW1\\u{1b}[2J');
    for (const unseen of ['\u001b', '\u202e']) expect(String(error)).not.toContain(unseen);
  });

  test('is refused where two assignments of a platform are mixed, and where --from is another platform', async () => {
    const mixed = {
      'a/Ann Lee_1_assignsubmission_file/optimizers.ts': source,
      'b/Ben Lee_1_assignsubmission_file/optimizers.ts': source,
    };
    await expect(noClass(mixed)).rejects.toThrow(/archives of two assignments/);
    const folders = await folderWith({ 'ann/optimizers.ts': source, 'ben/optimizers.ts': source });
    await expect(readClass(folders, oneEntry, { from: 'canvas' })).rejects.toThrow(
      /as canvas names submissions/,
    );
  });
});

describe('a member’s archives', () => {
  test('are opened once: a tar with long names, a compressed one, several beside each other', async () => {
    const members = await readBoth({
      'ann.tar': tarOf({ [`${'deep-'.repeat(30)}/optimizers.ts`]: 'a' }),
      'bob.tar.gz': gzipSync(tarOf({ './optimizers.ts': 'b', './notes.txt': '' })),
      'cy.tgz': gzipSync(tarOf({ 'inner.tar': 'x', 'optimizers.ts': 'c' })),
    });
    expect(members.map(textOf)).toEqual(['a', 'b', 'c']);
    const two = {
      'one.zip': await zipBytes({ 'helper.ts': '1' }),
      'two.tar': tarOf({ 'optimizers.ts': 'd' }),
    };
    expect(textOf(await readSubmission(await folderWith(two), oneEntry))).toBe('d');
  });

  test('of other kinds, broken ones and bombs are unreadable, each with its reason', async () => {
    const members = await readBoth({
      'ann.rar': 'Rar!',
      'bob.tar': tarOf({ 'optimizers.ts': 'b' }).subarray(0, 512),
      'cy.tar': tarOf({ '../optimizers.ts': 'c' }),
      'dan.tar.gz': gzipSync(new Uint8Array(21 * 1024 * 1024)),
      'eve.tar': 'no tar at all'.repeat(100),
      'fay/hw.7z': '7z',
      'fay/notes.txt': '',
    });
    const reasons = members.map((member) => ('error' in member ? member.error : ''));
    expect(reasons).toEqual([
      expect.stringMatching(/only ann.rar \(archives of this kind are not opened; hand in a .zip/),
      expect.stringMatching(/cut off/),
      expect.stringMatching(/leads out of the archive/),
      expect.stringMatching(/more than 20 MiB/),
      expect.stringMatching(/"eve.tar" is no tar archive/),
      expect.stringMatching(/only hw.7z \(.*\), notes.txt; hand in the source files/),
    ]);
  });
});

describe('a class with a roster', () => {
  const tree = { 'ann/optimizers.ts': 'a', 'ben/optimizers.ts': 'b', 'dan/notes.txt': 'later' };
  const roster = (text: string) => ({ path: 'class.csv', bytes: new TextEncoder().encode(text) });

  test('has who handed in nothing as missing, and tells who is not on it', async () => {
    const read = await readClass(await folderWith(tree), oneEntry, {
      roster: roster('name\r\nann\r\ncleo\r\ndan\r\n'),
    });
    expect(read.members.map(({ name }) => name)).toEqual(['ann', 'ben', 'cleo', 'dan']);
    expect(await read.members[2]!.read()).toMatchObject({ name: 'cleo', files: {} });
    expect(read.notOnRoster.map(({ name }) => name)).toEqual(['ben']);
  });

  test('is refused when the roster is none, or another course’s', async () => {
    const withRoster = async (text: string) =>
      readClass(await folderWith(tree), oneEntry, { roster: roster(text) });
    await expect(withRoster('colour\nred\n')).rejects.toThrow(/^--roster class.csv: it is no roster/);
    await expect(withRoster('name\nzoe\n')).rejects.toThrow(/none of those who handed in is on it/);
  });
});

/** A tar as `tar` writes it, long names as GNU does. */
function tarOf(tree: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(tree).flatMap(([path, text]) =>
    path.length > 100
      ? [tarEntry('././@LongLink', `${path}\0`, 'L'), tarEntry(path.slice(0, 100), text)]
      : [tarEntry(path, text)],
  );
  return Buffer.concat([...entries, Buffer.alloc(1024)]);
}

function tarEntry(name: string, text: string, type = '0'): Buffer {
  const content = Buffer.from(text);
  const block = Buffer.alloc(512 + Math.ceil(content.length / 512) * 512);
  block.write(name, 0);
  block.write(content.length.toString(8).padStart(11, '0'), 124);
  block.write(`        ${type}`, 148);
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  content.copy(block, 512);
  return block;
}

describe('why nothing of a member can be graded', () => {
  const reasonOf = async (tree: Tree) => {
    const { members } = await readClass(await zipWith(tree, 'class.zip'), oneEntry);
    const handedIn = await members[0]!.read();
    return 'error' in handedIn ? handedIn.error : undefined;
  };
  const other = { 'Bob Poe_1102_assignsubmission_file_/optimizers.ts': source };

  test('begins with what the platform shows: a text was typed in', async () => {
    const typed = { 'Ann Lee_1101_assignsubmission_onlinetext_/onlinetext.html': 'my code', ...other };
    expect(await reasonOf(typed)).toMatch(
      /^handed in a text typed into Moodle, and no file; it holds no source file .*onlinetext.html; hand in/,
    );
  });

  test('says how to rename a source file that was saved as text, where it has no other', async () => {
    const place = 'Ann Lee_1101_assignsubmission_file_';
    const saved = { [`${place}/optimizers.ts.txt`]: source, ...other };
    expect(await reasonOf(saved)).toMatch(/only optimizers.ts.txt \(rename it to optimizers.ts\); hand in/);
    const alone = await fileWith('optimizers.ts.txt', source);
    await expect(readSubmission(alone, oneEntry)).rejects.toThrow(/; rename it to optimizers.ts$/);
    const both = await folderWith({ 'optimizers.ts.txt': source, 'optimizers.ts': source });
    expect((await readSubmission(both, oneEntry)).notes).toEqual([
      { kind: 'ignored', count: 1, examples: ['optimizers.ts.txt'] },
    ]);
  });
});
