import { afterAll, describe, expect, it } from 'vitest';
import type { SourceFiles } from '../../../grader/model.ts';
import { loadPublicCode, loadStarter } from '../../../grader/plan/load.ts';
import { compareTexts } from '../../../grader/similar/compare.ts';
import { openReader } from '../../../grader/similar/reader.ts';
import { demoAssignments } from '../../../scripts/demo-class.ts';
import { handedIn } from '../../students/lay-out.ts';
import { commentsChanged, functionsReordered, renamed, typesRemoved } from './disguises.ts';

const reader = openReader();
afterAll(() => reader.close());

function sourcesOf(assignment: string, name: string): SourceFiles {
  const files = [...handedIn(assignment, name)];
  return Object.fromEntries(files.map(([path, bytes]) => [path, bytes.toString()]));
}

const member = (id: string, files: SourceFiles, earlier?: string) => ({
  text: { id, name: id, ...(earlier === undefined ? {} : { earlier }) },
  read: async () => files,
});

type Member = ReturnType<typeof member>;

function compare(assignment: string, members: readonly Member[], least = 0.5) {
  const handedOut = [{ ...loadPublicCode(assignment).sources, ...loadStarter(assignment) }];
  return compareTexts(members, { reader, handedOut, least });
}

const mapTexts = (files: SourceFiles, change: (text: string) => string): SourceFiles =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, change(text)]));

const disguises = { renamed, functionsReordered, commentsChanged, typesRemoved };

describe.each(demoAssignments())('of %s', (assignment) => {
  const styles = ['right-loops', 'right-functional'] as const;
  const honest = styles.map((name) => member(name, sourcesOf(assignment, name)));

  it('two independent right submissions are no pair, and are far from being one', async () => {
    const { comparison } = await compare(assignment, honest, 0);
    expect(comparison.compared).toBe(2);
    for (const { similarity } of comparison.pairs) expect(similarity).toBeLessThan(0.1);
  });

  it.each(Object.entries(disguises))('a copy with %s is found', async (name, disguise) => {
    const copy = member(name, mapTexts(sourcesOf(assignment, 'right-loops'), disguise));
    const { comparison } = await compare(assignment, [...honest, copy]);
    expect(comparison.pairs.map(({ left, right }) => [left.id, right.id])).toEqual([['right-loops', name]]);
    expect(comparison.pairs[0]?.similarity).toBeGreaterThan(0.8);
  });
});

const loops = sourcesOf('optimizers', 'right-loops');

describe('a class', () => {
  it('of nothing but the starter is not compared', async () => {
    const starter = loadStarter('optimizers');
    const { comparison } = await compare('optimizers', [member('a', starter), member('b', starter)]);
    expect(comparison.pairs).toEqual([]);
    expect(comparison.notCompared.map(({ reason }) => reason)).toEqual(['too-little', 'too-little']);
  });

  it('has left out what was handed out in any of its versions', async () => {
    const members = [member('a', loops), member('b', loops, '2025')];
    const { comparison } = await compareTexts(members, { reader, handedOut: [{}, loops], least: 0.5 });
    expect(comparison.notCompared.map(({ reason }) => reason)).toEqual(['too-little', 'too-little']);
  });

  it('is compared with earlier terms, which are not compared with one another', async () => {
    const members = [member('a', loops), member('b', loops, '2025'), member('c', loops, '2025')];
    const { comparison } = await compare('optimizers', members);
    expect(comparison.pairs.map(({ left, right }) => left.id + right.id)).toEqual(['ab', 'ac']);
  });

  it('that all have the same has nothing of its own', async () => {
    const members = Array.from({ length: 12 }, (_, index) => member(`s${index}`, loops));
    expect((await compare('optimizers', members)).comparison.pairs).toEqual([]);
  });

  it('has what its term has in common left out, however many the earlier terms are', async () => {
    const ours = Array.from({ length: 12 }, (_, index) => member(`s${index}`, loops));
    const other = sourcesOf('optimizers', 'right-functional');
    const theirs = Array.from({ length: 60 }, (_, index) => member(`t${index}`, other, '2025'));
    expect((await compare('optimizers', [...ours, ...theirs])).comparison.pairs).toEqual([]);
  });

  it('tells who has handed in nothing, and who cannot be read', async () => {
    const unreadable = { text: { id: 'b', name: 'b' }, read: async () => undefined };
    const { comparison } = await compareTexts([member('a', {}), unreadable], {
      ...{ reader, handedOut: [], least: 0.5 },
    });
    expect(comparison.notCompared.map(({ text, reason }) => [text.id, reason])).toEqual([
      ...[
        ['a', 'missing'],
        ['b', 'unreadable'],
      ],
    ]);
  });

  it('shows three alike as one cluster', async () => {
    const members = [...'abc'].map((id) => member(id, mapTexts(loops, renamed)));
    const { comparison } = await compare('optimizers', members);
    expect(comparison.clusters.map((cluster) => cluster.map(({ id }) => id))).toEqual([['a', 'b', 'c']]);
  });

  it('gives the same in every run', async () => {
    const members = () => [member('a', loops), member('b', mapTexts(loops, functionsReordered))];
    const once = await compare('optimizers', members(), 0);
    expect(await compare('optimizers', members(), 0)).toMatchObject({ comparison: once.comparison });
  });
});

describe('the passages of a pair', () => {
  it('lead from each function to where the other text has it', async () => {
    const moved = mapTexts(loops, functionsReordered);
    const { comparison, passages } = await compare('optimizers', [member('a', loops), member('b', moved)]);
    const { left, right, passages: found } = await passages(comparison.pairs[0]!);
    expect([left, right]).toEqual([loops, moved]);
    const lines = (text: string) => text.split('\n');
    const alike = found.filter(
      (passage) =>
        lines(left[passage.left.file]!)[passage.left.from - 1] ===
        lines(right[passage.right.file]!)[passage.right.from - 1],
    );
    expect(alike.length).toBeGreaterThan(5);
    expect(alike.length / found.length).toBeGreaterThan(0.7);
    expect(new Set(found.map((passage) => passage.left.from > passage.right.from)).size).toBe(2);
  });
});
