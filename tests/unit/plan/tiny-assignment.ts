/** A whole assignment in a few lines, for tests of the plan room. */
import type { Assignment, CheckSpec, MistakeSpec } from '../../../grader/plan/spec.ts';

const both = (text: string) => ({ en: text, zh: text });

export const doubleCheck: CheckSpec = {
  id: 'double-all',
  fn: 'double',
  title: both('every number doubled'),
  lesson: '1.1',
  points: 3,
  cases: [(draw) => [draw.vector(4)], (draw) => [draw.vector(2)]],
};

export const tripled: MistakeSpec = {
  id: 'tripled',
  fn: 'double',
  text: both('Every number is tripled; double it.'),
  wrong: (x: number[]) => x.map((value) => 3 * value),
};

/** An assignment with one function `double`, and whatever is changed about it. */
export function tinyAssignment(changes: Partial<Assignment> = {}): Assignment {
  return {
    manifest: {
      format: 1,
      slug: 'tiny',
      title: both('Tiny'),
      summary: both('Double numbers'),
      lessons: ['1.1'],
      files: { 'tiny.ts': ['double'] },
      library: [],
      accept: [],
      limits: {},
    },
    reference: { double: (x: number[]) => x.map((value) => 2 * value) },
    checks: [doubleCheck],
    mistakes: [tripled],
    driver: {},
    probes: {},
    ...changes,
  };
}
