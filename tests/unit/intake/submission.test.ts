import { describe, expect, test } from 'vitest';
import { readSubmission } from '../../../grader/intake/intake.ts';
import {
  fileWith,
  folderWith,
  oneEntry,
  readBoth,
  source,
  twoEntries,
  zipBytes,
  zipWith,
} from './material.ts';

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

  test('is graded without a file that is no text, and says so', async () => {
    const { files, notes } = await readBoth({
      'optimizers.ts': source,
      'video.ts': Uint8Array.from({ length: 188 }, (_, at) => (at * 89 + 71) % 256),
    });
    expect(Object.keys(files)).toEqual(['optimizers.ts']);
    const examples = ['video.ts (not a text in UTF-8 or another encoding that can be told)'];
    expect(notes).toEqual([{ kind: 'ignored', count: 1, examples }]);
  });

  test('is read in whatever encoding it was saved, and says so for each encoding', async () => {
    const { files, notes } = await readBoth({
      'optimizers.ts': Buffer.from('\ufeff// 计算\r\n', 'utf16le'),
      'a.ts': Buffer.from("import './\xb9\xa4\xbe\xdf.ts';", 'latin1'),
      'b.ts': Buffer.from('// \xbc\xc6\xcb\xe3', 'latin1'),
      'c.ts': Buffer.from('// Gr\xf6\xdfe', 'latin1'),
    });
    expect(files).toEqual({
      'a.ts': "import './工具.ts';",
      'b.ts': '// 计算',
      'c.ts': '// Größe',
      'optimizers.ts': '// 计算\n',
    });
    expect(notes).toEqual([
      { kind: 'decoded', encoding: 'GB18030', count: 2, examples: ['a.ts', 'b.ts'] },
      { kind: 'decoded', encoding: 'UTF-16LE', count: 1, examples: ['optimizers.ts'] },
      { kind: 'decoded', encoding: 'windows-1252', count: 1, examples: ['c.ts'] },
    ]);
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

  test('says nothing of a given file that is as it was given', async () => {
    const { notes } = await readBoth({ 'optimizers.ts': source, 'library/network.ts': 'given\r\n' });
    expect(notes).toEqual([]);
  });

  test('never unpacks a zip inside its zip', async () => {
    const inner = await zipBytes({ 'optimizers.ts': source });
    const { files, notes } = await readSubmission(await zipWith({ 'inner.zip': inner }), oneEntry);
    expect(files).toEqual({});
    expect(notes).toEqual([
      { kind: 'missing-file', file: 'optimizers.ts' },
      { kind: 'ignored', count: 1, examples: ['inner.zip (an archive inside is not unpacked)'] },
    ]);
  });

  test('is unpacked when one zip is all there is to read of a folder, but not beside source files', async () => {
    const inner = await zipBytes({ 'optimizers.ts': source });
    const tree = { 'hw.zip': inner, '.DS_Store': 'x', 'report.pdf': 'x' };
    const alone = await readSubmission(await folderWith(tree), oneEntry);
    expect(alone.files).toEqual({ 'optimizers.ts': source });
    expect(alone.notes).toEqual([{ kind: 'ignored', count: 2, examples: ['.DS_Store', 'report.pdf'] }]);
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
