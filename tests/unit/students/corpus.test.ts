/** The corpus is whole: every edit fits, every name that was told was read, and the page counts all of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listAssignments } from '../../../grader/plan/load.ts';
import { rowsIn } from '../../../scripts/counted-table.ts';
import { headings } from '../../../scripts/grading-truth.ts';
import { listRight, listWrong, readStudents } from '../../students/corpus.ts';
import { readJudgements, unread } from '../../students/judged.ts';
import { readTold } from '../../students/told.ts';

const page = rowsIn(readFileSync(new URL('../../../docs/grading-truth.md', import.meta.url), 'utf8'));

describe.each(listAssignments())('the students of %s', (slug) => {
  it('have a name each, and their edits fit exactly once', async () => {
    const names = (await readStudents(slug)).map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBe(listRight(slug).length + listWrong(slug).length);
  });

  it('are wrong in something that stands in their files', async () => {
    const astray = (await readStudents(slug)).filter(
      ({ files, slip }) => slip && !new RegExp(`\\b${slip.fn}\\b`).test(Object.values(files).join('\n')),
    );
    expect(astray.map(({ name, slip }) => `${name}: ${slip?.fn}`)).toEqual([]);
  });

  it('are all in the table of what they are told, and nobody else is', () => {
    const names = [...listRight(slug), ...listWrong(slug).map(({ name }) => name)];
    expect(Object.keys(readTold(slug)).sort()).toEqual(names.sort());
  });

  it('were told no name that nobody has read against what is wrong in truth', () => {
    const judgements = readJudgements(slug);
    const strangers = Object.entries(readTold(slug)).flatMap(([name, told]) =>
      unread(judgements, name, [...new Set(told.flatMap(({ names }) => names))]).map(
        (one) => `${name}: ${one}`,
      ),
    );
    expect(strangers).toEqual([]);
  });

  it('are counted by docs/grading-truth.md', () => {
    const row = page.get(slug) ?? [];
    const count = (heading: string) => row[headings.indexOf(heading)] ?? 0;
    expect([count('right'), count('wrong')]).toEqual([listRight(slug).length, listWrong(slug).length]);
  });
});
