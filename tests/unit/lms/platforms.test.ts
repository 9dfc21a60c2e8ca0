/** A class of sixty in each platform's layout: which platform it is, and whose everything is. */
import { describe, expect, it } from 'vitest';
import { platformsFor } from '../../../grader/lms/platforms.ts';
import { recognise } from '../../../grader/lms/recognise.ts';
import type { ClassListing, Member } from '../../../grader/model.ts';
import { entryFiles, listingOf, wrapped } from './class-of-60.ts';
import { layouts as ownLayouts } from './layouts.ts';
import { uploadLayouts } from './upload-layouts.ts';

const platforms = platformsFor(entryFiles);
const layouts = [...ownLayouts, ...uploadLayouts].filter((one) =>
  platforms.some(({ name }) => name === one.platform),
);

function whoIs({ ids, group, name }: Member, platform: string): string {
  if (platform === 'folder') return name;
  return ids.login ?? ids.lms ?? ids.participant ?? ids.sis ?? group?.name ?? name;
}

function read(platform: string, listing: ClassListing, texts: Readonly<Record<string, string>>) {
  const { members, unmatched } = platforms.find(({ name }) => name === platform)!.members(listing, texts);
  const found = members.map((member) => ({
    who: whoIs(member, platform),
    files: member.files.map(({ as }) => as).sort(),
    earlier: member.earlier.length,
  }));
  return { found, unmatched: unmatched.map(({ path }) => path) };
}

const byWho = (a: { who: string }, b: { who: string }) => (a.who < b.who ? -1 : 1);

describe.each(layouts)('sixty students as $layout', ({ platform, listing, texts, truth }) => {
  it(`is recognised as ${platform} alone`, () => {
    const others = platforms.filter(({ name }) => name !== 'folder');
    const names = others.filter((one) => one.recognise(listing, texts) !== undefined).map(({ name }) => name);
    expect(names).toEqual(platform === 'folder' ? [] : [platform]);
    expect(recognise({ listing, texts, entryFiles })).toMatchObject({ kind: 'known', platform });
  });

  it('is read right: members, attempts, unmatched', () => {
    const { found, unmatched } = read(platform, listing, texts);
    expect(found.toSorted(byWho)).toEqual(truth.members.toSorted(byWho));
    expect(unmatched).toEqual(truth.unmatched);
  });

  it('is read alike inside further folders', () => {
    const inside = wrapped(listing, 'Course/Download (1)');
    const moved = Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [`Course/Download (1)/${path}`, text]),
    );
    expect(recognise({ listing: inside, texts: moved, entryFiles })).toMatchObject({ platform });
    expect(read(platform, inside, moved).found).toEqual(read(platform, listing, texts).found);
  });
});

describe('what is no class', () => {
  it('is recognised by no platform when it is empty', () => {
    const listing: ClassListing = { name: 'empty', files: [], folders: [] };
    for (const platform of platforms) expect(platform.recognise(listing, {})).toBeUndefined();
    expect(recognise({ listing, texts: {}, entryFiles }).kind).toBe('unknown');
  });

  it.each([
    ['a file', ['optimizers.ts']],
    ['a project', ['package.json', 'README.md', 'src/optimizers.ts', 'src/lib/tensors.ts']],
    ['a clone', ['.git/HEAD', '.github/workflows/x.yml', 'optimizers.ts', 'library/network.ts']],
    ['a folder', ['ann/optimizers.ts', 'ann/tensors.ts']],
    ['a kit', ['optimizers.ts', 'gradecheck/engine.cjs', 'library/network.ts', 'starter/optimizers.ts']],
  ])('is recognised by no platform when it is one student’s work: %s', (_, paths) => {
    const listing = listingOf('hw2', paths);
    for (const platform of platforms) expect(platform.recognise(listing, {})).toBeUndefined();
    expect(recognise({ listing, texts: {}, entryFiles }).kind).toBe('unknown');
  });
});
