/** Plain folders: at which level the students are, and what cannot be told. */
import { describe, expect, it } from 'vitest';
import { folderPlatform } from '../../../grader/lms/folder.ts';
import { recognise } from '../../../grader/lms/recognise.ts';
import { entryFiles, listingOf } from './class-of-60.ts';

const folder = folderPlatform(entryFiles);

const read = (paths: readonly string[], folders: readonly string[] = []) => {
  const listing = listingOf('HW2', paths, folders);
  const { members, unmatched } = folder.members(listing, {});
  return {
    kind: recognise({ listing, texts: {}, entryFiles }).kind,
    names: members.map(({ name }) => name).sort(),
    unmatched: unmatched.map(({ path }) => path),
    members,
  };
};

const three = ['ann/optimizers.ts', 'ben/optimizers.ts', 'cleo/optimizers.ts'];

describe('a class of plain folders', () => {
  it.each([
    ['with two folders around', three.map((path) => `Course/HW2/${path}`), []],
    ['with a README beside', [...three, 'README.md'], ['README.md']],
    [
      'with a README beside the folder around',
      ['README.md', ...three.map((path) => `HW2/${path}`)],
      ['README.md'],
    ],
    [
      'with tools beside',
      [...three, '.git/HEAD', '.git/config', 'node_modules/x/optimizers.ts'],
      ['.git/', 'node_modules/'],
    ],
    [
      'with the assignment’s own file beside',
      [...three, 'optimizers.ts', 'tensors.ts'],
      ['optimizers.ts', 'tensors.ts'],
    ],
  ])('%s is never one student', (_, paths, unmatched) => {
    const found = read(paths);
    expect(found).toMatchObject({ kind: 'known', names: ['ann', 'ben', 'cleo'], unmatched });
  });

  it.each(['test', 'src', 'lib', 'code', 'tests'])('may have a student called %s', (name) => {
    expect(read([...three, `${name}/optimizers.ts`]).names).toEqual(['ann', 'ben', 'cleo', name].sort());
  });

  it('may be in tutorial groups, whose students are read', () => {
    const paths = ['A/ann', 'A/ben', 'B/cleo', 'B/dan'].map((path) => `Tutorial ${path}/optimizers.ts`);
    expect(read(paths)).toMatchObject({ kind: 'known', names: ['ann', 'ben', 'cleo', 'dan'], unmatched: [] });
  });

  it('may be archives in tutorial groups', () => {
    const paths = ['A/ann', 'A/ben', 'B/cleo', 'B/dan'].map((path) => `Tutorial ${path}.zip`);
    expect(read(paths).names).toEqual(['ann', 'ben', 'cleo', 'dan']);
  });

  it('keeps who handed in nothing, or nothing that can be read', () => {
    const { members } = read([...three, 'dan/report.pdf', 'eva.rar'], ['finn']);
    const filesOf = (name: string) => members.find((one) => one.name === name)?.files.map(({ as }) => as);
    expect(filesOf('dan')).toEqual(['report.pdf']);
    expect(filesOf('eva')).toEqual(['eva.rar']);
    expect(filesOf('finn')).toEqual([]);
  });

  it('may be files of one kind or another, side by side', () => {
    const paths = ['ann.ts', 'ben.ipynb', 'cleo.tar.gz', 'dan.7z', 'eva.tsx', 'marks.xlsx'];
    expect(read(paths)).toMatchObject({
      kind: 'known',
      names: ['ann', 'ben', 'cleo', 'dan', 'eva'],
      unmatched: ['marks.xlsx'],
    });
  });

  it('tells names apart that differ in case or ending only', () => {
    const { names, members } = read(['ann.ts', 'ann.zip', 'Ann/optimizers.ts', 'ben.ts']);
    expect(names).toEqual(['Ann', 'ann.ts', 'ann.zip', 'ben']);
    expect(new Set(members.map(({ ids }) => ids.lms)).size).toBe(4);
  });

  it('says so when a few students’ folders may hold several students', () => {
    const paths = [...three, 'late/dan/optimizers.ts', 'late/eva/optimizers.ts'];
    expect(read(paths)).toMatchObject({ kind: 'known', names: ['ann', 'ben', 'cleo'], unmatched: ['late/'] });
  });
});

describe('what lies beside the groups', () => {
  it('is listed, and not taken for a student', () => {
    const paths = ['HW2/ann', 'HW2/ben', 'solution'].map((path) => `Course/${path}/optimizers.ts`);
    const found = read([...paths, 'Course/notes/a.pdf', 'Course/.git/HEAD', '.git/HEAD']);
    expect(found.names).toEqual(['ann', 'ben']);
    expect(found.unmatched).toEqual(['.git/', 'Course/.git/', 'Course/notes/', 'Course/solution/']);
  });
});

describe('what can be read in several ways', () => {
  it.each([
    ['two versions or two groups', ['ann/draft', 'ann/final', 'ben/draft', 'ben/final']],
    ['two assignments of the same class', ['HW1/ann', 'HW1/ben', 'HW2/ann', 'HW2/ben']],
    ['two versions or two students', ['src', 'test']],
  ])('is asked about, with all readings: %s', (_, folders) => {
    const listing = listingOf(
      'x',
      folders.map((path) => `${path}/optimizers.ts`),
    );
    const answer = recognise({ listing, texts: {}, entryFiles });
    expect(answer.kind).toBe('several');
    expect(answer.kind === 'several' && answer.readings.map(({ why }) => why)).toHaveLength(2);
  });

  it('is read as the most students, when the user insists on folders', () => {
    const paths = ['HW1/ann', 'HW1/ben', 'HW2/ann', 'HW2/ben'].map((path) => `${path}/optimizers.ts`);
    expect(read(paths).members).toHaveLength(4);
  });

  it('is an archive to look into, when there is nothing else', () => {
    const listing = listingOf('HW2', ['HW2/class.zip']);
    expect(recognise({ listing, texts: {}, entryFiles })).toMatchObject({
      kind: 'archive',
      path: 'HW2/class.zip',
    });
  });
});

describe('the id of a folder', () => {
  const idsOf = (paths: readonly string[]) =>
    new Map(read(paths).members.map(({ name, ids }) => [name, ids.lms]));

  it('is safe as a file name, whatever the folder is called', () => {
    const names = ['明 李', 'con', 'x'.repeat(300), '..a', '=1+1', 'Ａnn', 'a\u202eb', ' ', 'aux.ts'];
    for (const id of idsOf(names.map((name) => `${name}/optimizers.ts`)).values())
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,60}$/);
  });

  it('stays when others join, and when the folder around is called otherwise', () => {
    const before = idsOf(three);
    const after = idsOf([...three, 'Ann/optimizers.ts', 'a/optimizers.ts'].map((path) => `New/${path}`));
    for (const name of ['ben', 'cleo']) expect(after.get(name)).toBe(before.get(name));
    expect([...after.values()]).toContain(before.get('ann'));
  });
});
