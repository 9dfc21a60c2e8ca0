import { describe, expect, it } from 'vitest';
import { whyWholeClass } from '../../../grader/batch/mistaken-class.ts';
import { fileWith, folderWith, oneEntry, source, zipWith } from '../intake/material.ts';

const moodle = {
  'Ann Lee_1101_assignsubmission_file_/optimizers.ts': source,
  'Bob Poe_1102_assignsubmission_file_/optimizers.ts': source,
};

describe('one submission that is asked for is a whole class', () => {
  it.each([
    ['moodle', moodle],
    ['canvas', { 'leeann_1101_201_optimizers.ts': source, 'poebob_1102_202_optimizers.ts': source }],
  ])('of %s, as an archive and as a folder', async (platform, tree) => {
    const says = new RegExp(`^2 members of ${platform}: `);
    expect(await whyWholeClass(await zipWith(tree, 'class.zip'), oneEntry)).toMatch(says);
    expect(await whyWholeClass(await folderWith(tree, 'class'), oneEntry)).toMatch(says);
  });
});

describe('one submission may be', () => {
  it.each([
    ['one member’s part of an archive', { 'Ann Lee_1101_assignsubmission_file_/optimizers.ts': source }],
    ['folders of one student', { 'final/optimizers.ts': source, 'draft/optimizers.ts': source }],
    [
      'clones of one student',
      { 'hw-1/.git/HEAD': 'x', 'hw-1/a.ts': source, 'hw-2/.git/HEAD': 'x', 'hw-2/b.ts': source },
    ],
    ['the file at the top beside what others handed in', { ...moodle, 'optimizers.ts': source }],
    [
      'two files of one student',
      { 'leeann_1101_201_optimizers.ts': source, 'leeann_1101_202_network.ts': source },
    ],
  ])('%s', async (_, tree) => {
    expect(await whyWholeClass(await zipWith(tree), oneEntry)).toBeUndefined();
    expect(await whyWholeClass(await folderWith(tree), oneEntry)).toBeUndefined();
  });

  it('a file, and what cannot be read', async () => {
    expect(await whyWholeClass(await fileWith('optimizers.ts', source), oneEntry)).toBeUndefined();
    expect(await whyWholeClass(await fileWith('torn.zip', 'no zip'), oneEntry)).toBeUndefined();
  });
});
