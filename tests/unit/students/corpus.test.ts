/** The corpus is whole: every edit fits, and every name is one submission's. */
import { describe, expect, it } from 'vitest';
import { listAssignments } from '../../../grader/plan/load.ts';
import { listRight, listWrong, readStudents } from '../../students/corpus.ts';

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
});
