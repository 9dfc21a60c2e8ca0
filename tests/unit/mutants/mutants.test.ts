import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCode } from '../../mutants/code.ts';
import { countFates } from '../../mutants/fates.ts';
import { fateOf } from '../../mutants/measure.ts';
import { chooseMutants, mutantKey, mutatedFiles } from '../../mutants/mutants.ts';
import { addToRecord, readRecord } from '../../mutants/record.ts';

const text = `export function mean(xs: number[]): number {
  if (xs.length === 0) throw new RangeError('no numbers, not even ' + 1);
  let sum = 0;
  for (let i = 0; i < xs.length; i++) sum += xs[i];
  return sum / xs.length;
}
`;
const from = new Map([['right-loops', { 'mean.ts': text, 'library/given.ts': 'export const one = 1;\n' }]]);

describe('mutants', () => {
  it('are each one edit of the base, all different, and still TypeScript', async () => {
    const mutants = await chooseMutants(from, 1000);
    const texts = mutants.map((mutant) => mutatedFiles(mutant, from)['mean.ts']!);
    expect(mutants.length).toBeGreaterThan(20);
    expect(new Set([text, ...texts]).size).toBe(texts.length + 1);
    expect(texts.filter((one) => !isCode(one))).toEqual([]);
  });

  it('are the same ones in each run, and a smaller choice is part of a larger one', async () => {
    const keys = async (count: number) => (await chooseMutants(from, count)).map(mutantKey);
    const all = await keys(1000);
    expect(await keys(1000)).toEqual(all);
    expect(await keys(10)).toEqual(all.slice(0, 10));
  });

  it('are of what students write, not of what they are given or of what an error says', async () => {
    const mutants = await chooseMutants(from, 1000);
    expect(new Set(mutants.map(({ edit }) => edit.file))).toEqual(new Set(['mean.ts']));
    expect(new Set(mutants.map(({ fn }) => fn))).toEqual(new Set(['mean']));
    expect(
      mutants.filter(({ edit }) => !edit.now.includes('not even') && edit.was.includes('throw new R')),
    ).toEqual(
      mutants.filter(({ edit, operator }) => operator === 'BlockStatement' && !edit.now.includes('throw')),
    );
  });

  it('are killed only when they die on every seed', () => {
    expect(
      [
        [false, false],
        [true, true],
        [true, false],
      ].map(fateOf),
    ).toEqual(['killed', 'survived', 'varied']);
  });

  it('are told apart by what became of them; an assignment without explanations has none', async () => {
    const [first, second, third] = await chooseMutants(from, 3);
    const known = new Map([
      [mutantKey(first!), [false]],
      [mutantKey(second!), [true, true]],
      [mutantKey(third!), [true, false]],
    ]);
    const { counts, unexplained, varied, stale } = countFates('no-such', [first!, second!, third!], known);
    expect(counts).toEqual({ mutants: 3, killed: 1, equivalent: 0, unmeant: 0, survived: 1, varied: 1 });
    expect([unexplained, varied.map(({ mutant }) => mutant), stale]).toEqual([[second], [third], []]);
  });

  it('are not graded again when a run was stopped in the middle of a line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
    const path = join(folder, 'record.ndjson');
    try {
      addToRecord(path, 'a', [true, false]);
      writeFileSync(path, '["b",[tr', { flag: 'a' });
      expect([...readRecord(path)]).toEqual([['a', [true, false]]]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
