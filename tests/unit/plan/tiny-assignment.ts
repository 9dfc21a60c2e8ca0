/** A whole assignment in a few lines, for tests of the plan room. */
import { doubleCheck, tripled } from '../../../grader/attack/assignment.ts';
import type { Assignment } from '../../../grader/plan/spec.ts';

const both = (text: string) => ({ en: text, zh: text });

export { doubleCheck, tripled };

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
