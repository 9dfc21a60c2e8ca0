import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ClassMember, IntakeError, readClass } from '../../../grader/intake/intake.ts';
import { fileWith, folderWith, oneEntry, rawZip, source, zipBytes, zipWith } from './material.ts';

type Tree = Record<string, string | Uint8Array>;

async function readBoth(tree: Tree): Promise<ClassMember[]> {
  const fromFolder = await readClass(await folderWith(tree, 'class'), oneEntry);
  expect(await readClass(await zipWith(tree, 'class.zip'), oneEntry)).toEqual(fromFolder);
  return fromFolder;
}

const namesOf = (members: readonly ClassMember[]) => members.map(({ name }) => name);
const textOf = (member: ClassMember | undefined) =>
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
    expect(members.map(({ id }) => id)).toEqual(['ann', 'bob', 'dan', 'eve']);
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
    expect(namesOf(await readBoth({ 'ann/hw.zip': zip }))).toEqual(['ann']);
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
      { id: 'ann', name: 'ann', error: expect.stringMatching(/^it is not a zip archive/) },
      { id: 'bob', error: expect.stringMatching(/leads out of the archive/) },
      { id: 'cy', error: expect.stringMatching(/0 bytes/) },
      { id: 'dan', files: { 'optimizers.ts': 'd' } },
      { id: 'eve', error: expect.stringMatching(/"x.ts"/) },
    ]);
  });

  test('gives equal names different ids, the same in every run', async () => {
    const zip = await zipBytes({ 'optimizers.ts': 'zip' });
    const members = await readBoth({ 'ann/optimizers.ts': 'folder', 'ann.ts': 'file', 'ann.zip': zip });
    expect(members.map(({ id }) => id)).toEqual(['ann', 'ann-2', 'ann-3']);
    expect(members.map(textOf)).toEqual(['folder', 'file', 'zip']);
  });

  test('has unreadable members for links, which are never followed', async () => {
    const secret = await folderWith({ 'optimizers.ts': 'secret' });
    const folder = await folderWith({ 'ann/optimizers.ts': 'a' }, 'class');
    await symlink(secret, join(folder, 'eve'));
    const members = await readClass(folder, oneEntry);
    expect(members[1]).toMatchObject({ id: 'eve', error: expect.stringMatching(/symbolic link/) });
  });

  test('has an unreadable member for an empty folder', async () => {
    const members = await readBoth({ 'ann/.gitkeep': '', 'bob/optimizers.ts': 'b' });
    expect(members[0]).toMatchObject({ name: 'ann', error: expect.stringMatching(/nothing in it/) });
  });
});

describe('a class’s zip', () => {
  test('makes only the member unreadable that a bad entry belongs to', async () => {
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
    const members = await readClass(await fileWith('class.zip', zip), oneEntry);
    const read = members.filter((member) => 'files' in member);
    expect(namesOf(read)).toEqual(['ann']);
    const reasons = members.flatMap((member) =>
      'error' in member ? [`${member.name}: ${member.error}`] : [],
    );
    expect(reasons).toEqual([
      expect.stringMatching(/^\.\.\/optimizers.*: .*leads out/),
      expect.stringMatching(/^\/dan\/optimizers.*absolute path/),
      expect.stringMatching(/^bob: .*encrypted/),
      expect.stringMatching(/^cy: .*leads out/),
      expect.stringMatching(/^eve: .*more than 200 times/),
      expect.stringMatching(/^fay: .*symbolic link/),
      expect.stringMatching(/^gus.*: .*symbolic link/),
    ]);
  });

  test('may hold 10 000 entries and 200 MiB', async () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: `s${at}/`, content: '', method: 0 }));
    const many = await fileWith('class.zip', rawZip(entries(10_001)));
    await expect(readClass(many, oneEntry)).rejects.toThrow(/more than 10000 files and folders/);
    const most = await readClass(await fileWith('class.zip', rawZip(entries(10_000))), oneEntry);
    expect(most).toHaveLength(10_000);
    const zeros = new Uint8Array(19 * 1024 * 1024);
    const large = Array.from({ length: 11 }, (_, at) => ({ name: `s${at}/zeros.bin`, content: zeros }));
    const path = await fileWith('class.zip', rawZip(large));
    await expect(readClass(path, oneEntry)).rejects.toThrow(/add up to 209 MiB, at most 200 MiB/);
  });

  test('has a student’s limits for each member', async () => {
    const many = Array.from({ length: 2001 }, (_, at) => ({ name: `ann/f${at}.ts` }));
    const large = { name: 'bob/zeros.bin', content: new Uint8Array(21 * 1024 * 1024) };
    const zip = await fileWith('class.zip', rawZip([...many, large, { name: 'cy/optimizers.ts' }]));
    expect(await readClass(zip, oneEntry)).toMatchObject([
      { name: 'ann', error: expect.stringMatching(/more than 2000/) },
      { name: 'bob', error: expect.stringMatching(/at most 20 MiB/) },
      { name: 'cy', files: { 'optimizers.ts': source } },
    ]);
  });
});

test('a path that is no class is an IntakeError with what to do', async () => {
  const file = await fileWith('ann.ts', source);
  await expect(readClass(file, oneEntry)).rejects.toThrow(/not a folder or \.zip with one folder/);
  await expect(readClass(await folderWith({}), oneEntry)).rejects.toThrow(/no student in it/);
  await expect(readClass(await folderWith({ 'grades.csv': '' }), oneEntry)).rejects.toThrow(
    /no student in it/,
  );
  await expect(readClass(await fileWith('c.zip', 'x'), oneEntry)).rejects.toThrow(/not a zip archive/);
  await expect(readClass('missing.zip', oneEntry)).rejects.toThrow(IntakeError);
});
