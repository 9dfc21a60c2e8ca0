/** What stands in the files of mistakes: edits and sentences, as data. */
import { describe, expect, it } from 'vitest';
import { listAssignments, loadMistakeSpecs } from '../../grader/plan/load.ts';

describe.each(listAssignments())('the mistakes of %s', (slug) => {
  it('are edits and sentences, and no code of their own', async () => {
    const specs = await loadMistakeSpecs(slug);
    expect(specs.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(specs))).toEqual(specs);
    for (const spec of specs)
      expect(Object.keys(spec).sort(), spec.id).toEqual(['edits', 'fn', 'id', 'text']);
  });

  it('have no form twice', async () => {
    for (const { id, edits } of await loadMistakeSpecs(slug)) {
      const forms = edits.map((edit) => JSON.stringify([edit].flat()));
      expect(new Set(forms).size, id).toBe(forms.length);
    }
  });
});
