import { randomBytes } from 'node:crypto';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type HandedIn, IntakeError, readClass } from '../../../grader/intake/intake.ts';
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
} from './material.ts';

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
    const members = await readMembers(folder);
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
    const members = await readMembers(await fileWith('class.zip', zip));
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
    const members = await readClass(path, oneEntry);
    expect(members).toHaveLength(12_060);
    const { files: read } = (await members.find(({ name }) => name === 'k7')!.read()) as Submission;
    expect(read).toEqual({ 'optimizers.ts': source });
  });

  test('has a submission’s limits for each member', async () => {
    const many = Array.from({ length: 2001 }, (_, at) => ({ name: `ann/f${at}.ts` }));
    const folders = Array.from({ length: 20_001 }, (_, at) => ({
      name: `bob/${at}/`,
      content: '',
      method: 0,
    }));
    const video = { name: 'cy/video.mp4', content: new Uint8Array(21 * 1024 * 1024) };
    const zip = rawZip([
      ...many,
      ...folders,
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
    const [ann] = await readClass(path, oneEntry);
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
