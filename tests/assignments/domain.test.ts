/** What checks hand to students lies in the handout's domain, and reaches its edges. */
import { describe, expect, it } from 'vitest';
import { edgesOf } from '../../grader/plan/edges.ts';
import { listAssignments, loadAssignment, loadDomain } from '../../grader/plan/load.ts';
import { edgesWanted, observe } from '../../grader/plan/observed.ts';

/** `npm run domains` draws a thousand. */
const seeds = Array.from({ length: 5 }, (_, index) => `domain ${index}`);

describe.each(listAssignments())('the domain of %s', async (slug) => {
  const [domain, assignment] = await Promise.all([loadDomain(slug), loadAssignment(slug)]);

  it('describes every graded function, and waives only edges that there are', () => {
    expect(Object.keys(domain).sort()).toEqual(Object.values(assignment.manifest.files).flat().sort());
    for (const [fn, { parameters, waived = {} }] of Object.entries(domain)) {
      const edges = Object.entries(parameters).flatMap(([parameter, of]) =>
        edgesOf(of).map(({ name }) => `${parameter}: ${name}`),
      );
      expect(
        Object.keys(waived).filter((name) => !edges.includes(name)),
        fn,
      ).toEqual([]);
      for (const reason of Object.values(waived)) expect(reason.length, fn).toBeGreaterThan(10);
    }
  });

  it('holds all that checks hand to students, and every edge is reached', () => {
    const { strays, reached } = observe(assignment, domain, seeds);
    expect(strays).toEqual([]);
    expect(edgesWanted(domain).filter((edge) => !reached.has(edge))).toEqual([]);
  });
});
