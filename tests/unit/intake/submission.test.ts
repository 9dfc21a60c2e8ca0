import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IntakeError, readSubmission } from '../../../grader/intake/intake.ts';
import { fileWith, folderWith, oneEntry, source, twoEntries, zipBytes, zipWith } from './material.ts';

/** The same tree as a folder and as a zip, which must be read alike. */
async function readBoth(tree: Record<string, string | Uint8Array>, expected = oneEntry) {
  const fromFolder = await readSubmission(await folderWith(tree), expected);
  const fromZip = await readSubmission(await zipWith(tree), expected);
  expect(fromZip).toEqual(fromFolder);
  return fromFolder;
}

describe('a submission', () => {
  test('is read from a single file, a folder and a zip with the same content', async () => {
    const expected = { id: 'optimizers', name: 'optimizers', files: { 'optimizers.ts': source }, notes: [] };
    expect(await readSubmission(await fileWith('optimizers.ts', source), oneEntry)).toEqual(expected);
    const both = await readBoth({ 'optimizers.ts': source });
    expect(both).toEqual({ ...expected, id: 'ann', name: 'ann' });
  });

  test('keeps source texts of all four endings below its root, in code-unit order', async () => {
    const { files } = await readBoth({
      'optimizers.ts': source,
      'z.mjs': 'z',
      'Z.js': 'Z',
      'deep/er/m.mts': 'm',
      'types.d.ts': 'declare const x: 1;',
    });
    expect(Object.entries(files)).toEqual([
      ['Z.js', 'Z'],
      ['deep/er/m.mts', 'm'],
      ['optimizers.ts', source],
      ['z.mjs', 'z'],
    ]);
  });

  test('loses a byte order mark and carriage returns', async () => {
    const { files } = await readBoth({
      'optimizers.ts': '\ufeffconst a = 1;\r\nconst b = 2;\rconst c = 3;\n',
    });
    expect(files['optimizers.ts']).toBe('const a = 1;\nconst b = 2;\nconst c = 3;\n');
  });

  test('is graded without a file that is not UTF-8, and says so', async () => {
    const { files, notes } = await readBoth({
      'optimizers.ts': source,
      'old.ts': new Uint8Array([0x61, 0xff]),
    });
    expect(Object.keys(files)).toEqual(['optimizers.ts']);
    expect(notes).toEqual([{ kind: 'ignored', count: 1, examples: ['old.ts (not UTF-8 text)'] }]);
  });

  test('misses an entry file that is not UTF-8', async () => {
    const { files, notes } = await readBoth({ 'optimizers.ts': new Uint8Array([0xff, 0xfe, 0x61, 0]) });
    expect(files).toEqual({});
    expect(notes[0]).toEqual({ kind: 'missing-file', file: 'optimizers.ts' });
  });

  test('passes over what tools leave behind, with a count and at most five examples', async () => {
    const { files, notes } = await readBoth({
      'optimizers.ts': source,
      '__MACOSX/optimizers.ts': 'x',
      '._optimizers.ts': 'x',
      '.DS_Store': 'x',
      '.git/hook.ts': 'x',
      'node_modules/a/index.js': 'x',
      'node_modules/b/index.js': 'x',
      'dist/optimizers.ts': 'x',
      'package-lock.json': '{}',
      'README.md': 'hello',
    });
    expect(Object.keys(files)).toEqual(['optimizers.ts']);
    const examples = ['.DS_Store', '._optimizers.ts', '.git/', 'README.md', '__MACOSX/'];
    expect(notes).toEqual([{ kind: 'ignored', count: 8, examples }]);
  });

  test('gets a note when its files shadow the course’s own', async () => {
    const { notes } = await readBoth({
      'optimizers.ts': source,
      'library/network.ts': 'mine',
      'library/other.ts': 'mine, too',
      'assignment/driver.ts': 'mine',
      'network.ts': 'not the same path',
    });
    expect(notes).toEqual([
      { kind: 'replaced', file: 'assignment/driver.ts' },
      { kind: 'replaced', file: 'library/network.ts' },
    ]);
  });

  test('never unpacks a zip inside its zip', async () => {
    const inner = await zipBytes({ 'optimizers.ts': source });
    const { files, notes } = await readSubmission(await zipWith({ 'inner.zip': inner }), oneEntry);
    expect(files).toEqual({});
    expect(notes).toEqual([
      { kind: 'missing-file', file: 'optimizers.ts' },
      { kind: 'ignored', count: 1, examples: ['inner.zip (a zip inside is not unpacked)'] },
    ]);
  });

  test('is unpacked when a folder’s only content is one zip, but not beside other files', async () => {
    const inner = await zipBytes({ 'optimizers.ts': source });
    const alone = await readSubmission(await folderWith({ 'hw.zip': inner, '.DS_Store': 'x' }), oneEntry);
    expect(alone.files).toEqual({ 'optimizers.ts': source });
    const beside = await readSubmission(await folderWith({ 'hw.zip': inner, 'x.ts': '1' }), twoEntries);
    expect(beside.files).toEqual({ 'x.ts': '1' });
  });

  test('keeps a path like __proto__ as an ordinary key', async () => {
    const { files } = await readBoth({
      'optimizers.ts': source,
      '__proto__/x.ts': 'x',
      'constructor.ts': 'c',
    });
    expect(Object.keys(files)).toEqual(['__proto__/x.ts', 'constructor.ts', 'optimizers.ts']);
  });

  test('passes over source files with invisible characters in their names', async () => {
    const { files, notes } = await readBoth({ 'optimizers.ts': source, 'a\u202est.ts': 'x' });
    expect(Object.keys(files)).toEqual(['optimizers.ts']);
    const examples = ['a\ufffdst.ts (invisible characters in its name)'];
    expect(notes).toEqual([{ kind: 'ignored', count: 1, examples }]);
  });

  test('is the same whatever the order of the files', async () => {
    const tree = { 'x/a.ts': '1', 'y/a.ts': '2', 'y/b.ts': '3', 'README.md': 'r' };
    const reversed = Object.fromEntries(Object.entries(tree).reverse());
    const one = await readBoth(tree, twoEntries);
    expect(await readBoth(reversed, twoEntries)).toEqual(one);
  });
});

describe('the root of a submission', () => {
  test('is the folder that holds the most entry files, even when it lies deeper', async () => {
    const { files, notes } = await readBoth({ 'a.ts': 'top', 'x/y/a.ts': 'A', 'x/y/b.ts': 'B' }, twoEntries);
    expect(files).toEqual({ 'a.ts': 'A', 'b.ts': 'B' });
    expect(notes).toEqual([
      { kind: 'nested', folder: 'x/y' },
      { kind: 'ambiguous', file: 'a.ts', used: 'x/y/a.ts', others: ['a.ts'] },
      { kind: 'ignored', count: 1, examples: ['a.ts (outside the folder that is graded)'] },
    ]);
  });

  test('is the shallowest of several, then the first in the alphabet', async () => {
    const shallow = await readBoth({ 'a/b/optimizers.ts': '1', 'z/optimizers.ts': '2' });
    expect(shallow.files).toEqual({ 'optimizers.ts': '2' });
    const first = await readBoth({ 'b/optimizers.ts': '1', 'a/optimizers.ts': '2', 'B/optimizers2.ts': '3' });
    expect(first.files).toEqual({ 'optimizers.ts': '2' });
    expect(first.notes).toContainEqual({
      kind: 'ambiguous',
      file: 'optimizers.ts',
      used: 'a/optimizers.ts',
      others: ['b/optimizers.ts'],
    });
  });

  test('missing entry files are named and the rest is kept', async () => {
    const { files, notes } = await readBoth({ 'b.ts': 'B', 'c.ts': 'C' }, twoEntries);
    expect(files).toEqual({ 'b.ts': 'B', 'c.ts': 'C' });
    expect(notes).toEqual([{ kind: 'missing-file', file: 'a.ts' }]);
  });
});

describe('an entry file under another name', () => {
  test.each([
    'optimizers (1).ts',
    'optimizers-2.ts',
    'optimizers - Copy.ts',
    'Optimizers.ts',
    'optimizers3.js',
  ])('%s counts, beside other files', async (used) => {
    const { files, notes } = await readBoth({ [used]: source, 'optimizersBase.ts': 'base' });
    expect(files).toEqual({ 'optimizers.ts': source, 'optimizersBase.ts': 'base' });
    expect(notes).toEqual([{ kind: 'renamed-file', file: 'optimizers.ts', used }]);
  });

  test('the only source file counts, in its folder, beside library files and tests', async () => {
    const { files, notes } = await readBoth({
      'hw/mine.ts': source,
      'hw/library/network.ts': 'n',
      'hw/mine.test.ts': 't',
    });
    expect(files).toEqual({ 'optimizers.ts': source, 'library/network.ts': 'n', 'mine.test.ts': 't' });
    expect(notes).toEqual([
      { kind: 'renamed-file', file: 'optimizers.ts', used: 'hw/mine.ts' },
      { kind: 'nested', folder: 'hw' },
      { kind: 'replaced', file: 'library/network.ts' },
    ]);
  });

  test('does not count when it is one of several or the assignment has several entry files', async () => {
    const copies = await readBoth({ 'optimizers (1).ts': '1', 'optimizers (2).ts': '2' });
    expect(copies.notes).toEqual([{ kind: 'missing-file', file: 'optimizers.ts' }]);
    const several = await readBoth({ 'a (1).ts': '1' }, twoEntries);
    expect(several.notes).toHaveLength(2);
  });
});

describe('a folder', () => {
  test.skipIf(process.platform === 'win32')(
    'is read without following links or opening sockets',
    async () => {
      const secret = await fileWith('secret.ts', 'secret');
      const folder = await folderWith({ 'optimizers.ts': source });
      await symlink(secret, join(folder, 'link.ts'));
      await symlink('..', join(folder, 'up'));
      const server = createServer().listen(join(folder, 'socket.ts'));
      await once(server, 'listening');
      const { files, notes } = await readSubmission(folder, oneEntry);
      expect(files).toEqual({ 'optimizers.ts': source });
      const examples = ['link.ts (symbolic link)', 'socket.ts (not a regular file)', 'up (symbolic link)'];
      expect(notes).toEqual([{ kind: 'ignored', count: 3, examples }]);
      server.close();
    },
  );

  test('is refused when it holds too many files, too much, too deep or a source file too large', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}.txt`, '']));
    await expect(readSubmission(await folderWith(many), oneEntry)).rejects.toThrow(/more than 2000 files/);
    const big = await folderWith({ 'data.bin': new Uint8Array(20 * 1024 * 1024 + 1) });
    await expect(readSubmission(big, oneEntry)).rejects.toThrow(/add up to 20.1 MiB, at most 20 MiB/);
    const large = await folderWith({ 'optimizers.ts': 'x'.repeat(1024 * 1024 + 1) });
    await expect(readSubmission(large, oneEntry)).rejects.toThrow(
      /"optimizers.ts" has 1.1 MiB.* at most 1 MiB/,
    );
    const deep = await folderWith({ [`${'d/'.repeat(21)}optimizers.ts`]: source });
    await expect(readSubmission(deep, oneEntry)).rejects.toThrow(/nested more than 20 deep/);
  });

  test('may hold 2000 files, 20 folders above a file, and anything in ignored folders', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2100 }, (_, index) => [`node_modules/f${index}.js`, '']),
    );
    const path = `${'d/'.repeat(20)}optimizers.ts`;
    const { notes } = await readBoth({ ...many, [path]: source });
    expect(notes).toEqual([
      { kind: 'nested', folder: path.slice(0, -'/optimizers.ts'.length) },
      { kind: 'ignored', count: 1, examples: ['node_modules/'] },
    ]);
  });

  test.skipIf(process.platform !== 'linux')(
    'is refused when two names are one on other systems',
    async () => {
      const twins = await folderWith({ 'a.ts': '1', 'A.ts': '2' });
      await expect(readSubmission(twins, oneEntry)).rejects.toThrow(/"A.ts" and "a.ts" are the same name/);
    },
  );
});

describe('a path that cannot be graded', () => {
  test.each([
    ['/no/such/path.ts', 'cannot read "/no/such/path.ts": it does not exist; check the path'],
    ['no\0such', 'the system cannot read it'],
  ])('%j is an IntakeError', async (path, message) => {
    const error = await readSubmission(path, oneEntry).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(IntakeError);
    expect((error as Error).message).toContain(message);
  });

  test('is told with the path as it was given, what is wrong and what to do', async () => {
    const empty = await folderWith({});
    await expect(readSubmission(`${empty}/.`, oneEntry)).rejects.toThrow(
      `cannot read "${empty}/.": there is nothing in it; put the source files in`,
    );
    await mkdir(join(empty, 'node_modules'));
    await expect(readSubmission(empty, oneEntry)).rejects.toThrow(
      /nothing in it but .*such as node_modules\//,
    );
    const pdf = await fileWith('report.pdf', 'x');
    await expect(readSubmission(pdf, oneEntry)).rejects.toThrow(
      /not a source file \(\.ts, .* hand in one of these/,
    );
  });

  test.skipIf(process.platform === 'win32')('is refused when it is a device', async () => {
    await expect(readSubmission('/dev/zero', oneEntry)).rejects.toThrow(/neither a file nor a folder/);
  });

  test('the user’s own link is followed', async () => {
    const folder = await folderWith({ 'optimizers.ts': source });
    await symlink(folder, `${folder}-link`);
    expect(await readSubmission(`${folder}-link`, oneEntry)).toMatchObject({ name: 'ann-link', notes: [] });
    await writeFile(join(folder, 'optimizers.ts'), 'changed');
    expect((await readSubmission(`${folder}-link`, oneEntry)).files).toEqual({ 'optimizers.ts': 'changed' });
  });
});
