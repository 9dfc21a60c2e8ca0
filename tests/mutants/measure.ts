/** Grades mutants with the hidden plans of several seeds. */
import { grade } from '../../grader/grade.ts';
import type { Plan, Sandbox, SourceFiles } from '../../grader/model.ts';
import { buildPlan } from '../../grader/plan/build.ts';
import { loadAssignment, loadPublicCode } from '../../grader/plan/load.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { secretAt } from '../students/told.ts';

/** How many seeds each mutant is graded on. */
export const seedCount = 5;

/** Points with one seed after the other; only the first ones' where the mutant does not end. */
export type Points = readonly number[];

/** What lives, dies, or does either by the luck of the seed. */
export type Fate = 'killed' | 'survived' | 'varied';

const fullMarks = 100;

/** Less than a student gets: many mutants never end, and none of them needs long. */
const limits = { callTimeMs: 1000, submissionTimeMs: 4000 };

/** A bench for the mutants of an assignment; close its sandbox when done. */
export async function openBench(slug: string): Promise<{ plans: readonly Plan[]; sandbox: Sandbox }> {
  const assignment = await loadAssignment(slug);
  const plans = Array.from({ length: seedCount }, (_, index) =>
    buildPlan(assignment, secretAt(index), 'hidden'),
  );
  const options = { code: loadPublicCode(slug), limits: { ...assignment.manifest.limits, ...limits } };
  return { plans, sandbox: await openSandbox(options) };
}

/** @throws {Error} when the grader itself fails. */
export async function gradeMutant(
  files: SourceFiles,
  { plans, sandbox }: { plans: readonly Plan[]; sandbox: Sandbox },
): Promise<Points> {
  const points: number[] = [];
  for (const plan of plans) {
    const { verdicts } = await grade(plan, { files }, sandbox);
    const fault = verdicts.find((verdict) => verdict.kind === 'fault');
    if (fault !== undefined) throw new Error(fault.reason);
    points.push(
      plan.checks.reduce((sum, check, i) => sum + (verdicts[i]?.kind === 'right' ? check.points : 0), 0),
    );
    // What does not end with one seed is not tried with all.
    if (verdicts.some((verdict) => verdict.kind === 'stopped')) break;
  }
  return points;
}

/** What became of a mutant. */
export function fateOf(points: Points): Fate {
  const lives = points.filter((own) => own === fullMarks).length;
  if (lives === 0) return 'killed';
  return lives === points.length ? 'survived' : 'varied';
}
