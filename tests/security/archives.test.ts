/**
 * Hostile members of an LMS's archive. The corpus hands in one zip between two honest ones, which says nothing of whose a
 * file is; here a whole class is laid out as the platform does it, and everybody else must be read as if nobody had tried.
 */
import { describe, expect, it } from 'vitest';
import { platformsFor } from '../../grader/lms/platforms.ts';
import { rawZip, zipBytes } from '../unit/intake/material.ts';
import { receipt } from '../unit/lms/layouts.ts';
import {
  bob,
  classIn,
  forged,
  honest,
  laidOut,
  layouts,
  metadata,
  names,
  stem,
  type Tree,
} from './hostile-class.ts';

/** Names of files that would be somebody else's, or the platform's, if they lay where they do not. */
const poses: Readonly<Record<string, string>> = {
  'bob_2_902_optimizers.ts': forged,
  'bob_2_assignsubmission_file_optimizers.ts': forged,
  [`${stem('bob')}_optimizers.ts`]: forged,
  [`${stem('bob').replace('2026', '2027')}.txt`]: receipt('bob', 'bob'),
  'submission_metadata.yml': metadata(['mallory', 'mallory', 'bob']),
  'members.txt': 'Lee, bob(bob)',
  'timestamp.txt': '1999-01-01T00:00:00Z',
  'grades.csv': '"HW","Points"\n""\n',
  'index.html': '<p>',
  'manifest.json': '{"student":"bob"}',
};

/** The same in folders that a platform would make. */
const posesInFolders: Tree = Object.fromEntries(
  Object.values(layouts).flatMap(({ place, around }) => [
    ...['bob', 'eve'].map((who, at) => [`x/${place(who, at + 2, 'optimizers.ts')}`, forged]),
    ...Object.entries(around?.(['alice', 'bob', 'eve']) ?? {}).map(([path, text]) => [`x/${path}`, text]),
  ]),
);

const isFlat = (name: string) => ['moodle flat', 'canvas', 'blackboard'].includes(name);

describe.each(names)('a class of %s with mallory in it', (name) => {
  const layout = layouts[name]!;
  const own: Tree = { 'optimizers.ts': forged };

  const attacks: readonly (readonly [string, () => Promise<Tree> | Tree])[] = [
    ['files that are called as another’s', () => ({ ...own, ...poses })],
    ['a zip whose entries are another’s', async () => ({ 'hw.zip': await zipBytes({ ...own, ...poses }) })],
    [
      'a zip that leads out of itself',
      () => ({
        'hw.zip': rawZip([{ name: `../${layout.place('bob', bob!, 'optimizers.ts')}`, content: forged }]),
      }),
    ],
    ...(isFlat(name) ? [] : [['folders of whole classes', () => ({ ...own, ...posesInFolders })] as const]),
  ];

  it.each(attacks)('reads everybody as without her: %s', async (_title, attack) => {
    const before = await classIn(laidOut(layout, own), 'hw2.zip');
    const after = await classIn(laidOut(layout, await attack()), 'hw2.zip');
    expect(after.platform).toBe(name.split(' ')[0]);
    expect(after.members.map(({ id }) => id)).toEqual(before.members.map(({ id }) => id));
    expect(after.members.map(({ submittedAt, isLate, group }) => [submittedAt, isLate, group])).toEqual(
      before.members.map(({ submittedAt, isLate, group }) => [submittedAt, isLate, group]),
    );
    const others = after.members.filter((member) => !member.name.includes('mallory'));
    expect(others).toHaveLength(2);
    for (const { id } of others) {
      expect(after.works.get(id)).toContain('honest');
      expect(after.works.get(id)).toBe(before.works.get(id));
    }
  });
});

describe('names in an archive', () => {
  const odd = [
    '=cmd()',
    '"quote, comma',
    "a'b",
    '\u202egnp.ts',
    '\ufeffBo',
    'CON',
    'a\u0301',
    'x'.repeat(200),
    '%2e%2e%2f',
    '-rf',
    '@SUM(A1)',
    '$(id)',
  ];

  it.each(names)('stay inside the archive of pages, and lead to one student each: %s', async (name) => {
    const { place, around } = layouts[name]!;
    const files = odd.map((who, at) => [place(who, at + 1, 'optimizers.ts'), honest]);
    const tree = { ...Object.fromEntries(files), ...around?.(odd) };
    const { members, platform } = await classIn(tree, 'hw2.zip');
    expect(members.length).toBeGreaterThanOrEqual(odd.length - 1);
    const pages = platformsFor([])
      .filter((one) => one.name === platform)
      .flatMap((one) =>
        one.feedback(members.map((member) => ({ files: [], earlier: [], ids: {}, ...member }))),
      )
      .flatMap(({ path }) => path ?? []);
    for (const path of pages) {
      expect(path).not.toMatch(/^\/|\\|(^|\/)\.\.?(\/|$)|\p{Cc}/u);
      expect(path.endsWith('report.html')).toBe(true);
    }
    const folded = pages.map((path) => path.normalize('NFC').toLowerCase());
    expect(new Set(folded).size).toBe(pages.length);
    expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
    for (const { id } of members) expect(id).toMatch(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/);
  });
});
