import { describe, expect, test } from 'vitest';
import { readBoth, source, twoEntries } from './material.ts';

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

  test('is the one with the fewest functions that are still as the starter had them', async () => {
    const unwritten = "throw new Error('not written yet');\n";
    const tree = {
      'a_draft/optimizers.ts': unwritten.repeat(2),
      'b_draft/optimizers.ts': unwritten,
      'final/last/optimizers.ts': source,
    };
    const { files, notes } = await readBoth(tree);
    expect(files).toEqual({ 'optimizers.ts': source });
    const others = ['a_draft/optimizers.ts', 'b_draft/optimizers.ts'];
    expect(notes).toContainEqual({
      kind: 'ambiguous',
      file: 'optimizers.ts',
      used: 'final/last/optimizers.ts',
      others,
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

  test('is told when it is called as a file of another assignment, and none as one of this', async () => {
    const elsewhere = new Map([['softmax.ts', 'softmax']]);
    const expected = { files: ['optimizers.ts'], given: {}, elsewhere };
    const note = { kind: 'elsewhere', file: 'softmax.ts', assignment: 'softmax' };
    const alone = await readBoth({ 'hw/softmax.ts': source }, expected);
    expect(alone.notes).toContainEqual(note);
    const several = await readBoth({ 'softmax.ts': source, 'matrix.ts': 'm' }, expected);
    expect(several.notes).toEqual([{ kind: 'missing-file', file: 'optimizers.ts' }, note]);
    const beside = await readBoth({ 'softmax.ts': source, 'optimizers.ts': source }, expected);
    expect(beside.notes).toEqual([]);
  });

  test('does not count when it is one of several or the assignment has several entry files', async () => {
    const copies = await readBoth({ 'optimizers (1).ts': '1', 'optimizers (2).ts': '2' });
    expect(copies.notes).toEqual([{ kind: 'missing-file', file: 'optimizers.ts' }]);
    const several = await readBoth({ 'a (1).ts': '1' }, twoEntries);
    expect(several.notes).toHaveLength(2);
  });
});
