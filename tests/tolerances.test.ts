/** Every tolerance is wide enough for right code and narrow enough for every named mistake. */
import { describe, expect, it } from 'vitest';
import { listAssignments, loadAssignment } from '../grader/plan/load.ts';
import { measureTolerances } from '../grader/plan/tolerances.ts';

/** Inputs that stand exactly on a threshold or a tie: nudged, they ask another question. */
const onTheEdge = [
  'gradient-checking/verdict',
  'regularization/early-stopping',
  'regularization/shear-image',
];

describe.each(listAssignments())('the tolerances of %s', (slug) => {
  it('are at least 10 times the spread of right answers and a tenth of the way to the nearest mistake', async () => {
    const rows = measureTolerances(await loadAssignment(slug), 'tolerances');
    expect(rows.length).toBeGreaterThan(0);
    const tooNarrow = rows.filter(
      ({ check, spread }) => spread > 0.1 && !onTheEdge.includes(`${slug}/${check}`),
    );
    const tooWide = rows.filter(({ nearest }) => nearest < 10);
    expect({ tooNarrow, tooWide }).toEqual({ tooNarrow: [], tooWide: [] });
  });
});
