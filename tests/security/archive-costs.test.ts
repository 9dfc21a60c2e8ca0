/** Archives of an LMS that cost more than they hold, and names that some systems take for one. */
import { describe, expect, it } from 'vitest';
import { memberId } from '../../grader/lms/member-id.ts';
import { platformsFor } from '../../grader/lms/platforms.ts';
import { recognise } from '../../grader/lms/recognise.ts';
import { classIn, forged, honest, laidOut, layouts, metadata, names, people, stem } from './hostile-class.ts';

describe('what costs more than it holds', () => {
  it('is a metadata file full of aliases, which is read as far as it names folders', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, at) => `  l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}*l${at}]`,
    );
    const bomb = `bomb:\n  l0: &l0 x\n${levels.join('\n')}\n? *l30\n: {:submitters: *l30}\n`;
    const { members } = await classIn({
      'submission_metadata.yml': `${metadata(people)}${bomb}`,
      ...Object.fromEntries([1, 2, 3].map((number) => [`submission_${number}/optimizers.ts`, honest])),
    });
    expect(members.map(({ name }) => name)).toEqual(['alice', 'bob', 'mallory']);
  });

  it('is a receipt of 100 MB: its student is read by the file’s name, and the others as ever', async () => {
    const tree = laidOut(layouts['blackboard']!, { 'optimizers.ts': forged });
    const typed = Buffer.alloc(100 * 1024 * 1024, ' ');
    const { members, works } = await classIn({ ...tree, [`${stem('mallory')}.txt`]: typed });
    expect(members.map(({ id }) => id)).toEqual(['alice', 'bob', 'mallory']);
    expect(works.get('bob')).toContain('honest');
    expect(works.get('mallory')).toContain('forged');
  });

  it.each(names)('is a class of many thousands, in which each is somebody: %s', (name) => {
    const { place, around } = layouts[name]!;
    const count = name === 'moodle' ? 100_000 : 10_000;
    const all = Array.from({ length: count }, (_, at) => `s${at}`);
    const texts = Object.fromEntries(
      Object.entries(around?.(all) ?? {}).map(([path, text]) => [path, String(text)]),
    );
    const files = [...Object.keys(texts), ...all.map((who, at) => place(who, at + 1, 'optimizers.ts'))];
    const listing = {
      name: 'hw2.zip',
      files: files.sort().map((path) => ({ path, bytes: 10 })),
      folders: [],
    };
    const recognition = recognise({ listing, texts, entryFiles: ['optimizers.ts'] });
    expect(recognition).toMatchObject({ kind: 'known', platform: name.split(' ')[0] });
    const platform = platformsFor(['optimizers.ts']).find((one) => one.name === name.split(' ')[0])!;
    const { members } = platform.members(listing, texts);
    expect(new Set(members.map(memberId)).size).toBe(count);
    expect(platform.feedback(members)).toHaveLength(count);
  });
});

describe('names that some systems take for one', () => {
  it('are students of their own where the platform has ids, in folders of their own everywhere', async () => {
    const tree = {
      'Ann_1_assignsubmission_file/optimizers.ts': honest,
      'ANN_2_assignsubmission_file/optimizers.ts': honest,
      'Zoe\u0308_3_assignsubmission_file/optimizers.ts': honest,
      'Zo\u00eb_4_assignsubmission_file/optimizers.ts': honest,
    };
    const { members, works } = await classIn(tree);
    expect(members.map(({ ids }) => ids?.participant).toSorted()).toEqual(['1', '2', '3', '4']);
    for (const { id } of members) expect(works.get(id)).toContain('honest');
  });

  it('are told, and nobody is graded for the other, where a name is all there is', async () => {
    const { members, works } = await classIn({
      'Zoe\u0308/optimizers.ts': honest,
      'Zo\u00eb/optimizers.ts': forged,
      'ANN/optimizers.ts': honest,
      'ann/optimizers.ts': honest.replace('1', '2'),
    });
    expect(new Set(members.map(({ id }) => id.toLowerCase())).size).toBe(3);
    const [zoe] = members.filter(({ name }) => name.startsWith('Zo'));
    expect(works.get(zoe!.id)).toContain('the same name on many systems');
  });

  it('are no names at all with a NUL in them, and are listed', async () => {
    const { members, unmatched } = await classIn({
      'ann_1_assignsubmission_file/optimizers.ts': honest,
      'bob\0_2_assignsubmission_file/optimizers.ts': forged,
    });
    expect(members.map(({ ids }) => ids?.participant)).toEqual(['1']);
    expect(unmatched.map(({ reason }) => reason)).toEqual([expect.stringContaining('broken name')]);
  });
});

it('an export whose metadata is damaged is refused, and never read as plain folders', async () => {
  const tree = {
    'submission_metadata.yml': 'submission_1:\n  :submitters: [\n',
    'submission_1/optimizers.ts': honest,
  };
  await expect(
    classIn({ ...tree, 'submission_2/optimizers.ts': honest, 'submission_3/optimizers.ts': honest }),
  ).rejects.toThrow('submission_metadata.yml cannot be read');
});
