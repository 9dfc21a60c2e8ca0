/** Grades mutants with the hidden plans of several seeds. */
import { grade } from '../../grader/grade.ts';
import type { Check, Plan, Sandbox, SourceFiles, Verdict } from '../../grader/model.ts';
import { buildPlan } from '../../grader/plan/build.ts';
import { loadAssignment, loadPublicCode } from '../../grader/plan/load.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { secretAt } from '../students/told.ts';

/** How many seeds each mutant is graded on. */
export const seedCount = 5;

/** Whether a mutant has full marks, with one seed after the other; only with the first ones where it does not end. */
export type Lives = readonly boolean[];

/** What lives, dies, or does either by the luck of the seed. */
export type Fate = 'killed' | 'survived' | 'varied';

/** Less than a student gets: many mutants never end, and none of them needs long. */
export const mutantLimits = { callTimeMs: 1000, submissionTimeMs: 4000 };

/** What mutants of an assignment are graded with; close its sandbox when done. */
export type Bench = { readonly plans: readonly Plan[]; readonly sandbox: Sandbox };

export async function openBench(slug: string): Promise<Bench> {
  const assignment = await loadAssignment(slug);
  const plans = Array.from({ length: seedCount }, (_, index) =>
    buildPlan(assignment, secretAt(index), 'hidden'),
  );
  const options = { code: loadPublicCode(slug), limits: { ...assignment.manifest.limits, ...mutantLimits } };
  return { plans, sandbox: await openSandbox(options) };
}

/**
 * Once a check has refused the mutant, that check comes first with every other seed: where it refuses again, nothing else
 * needs to be run.
 * @throws {Error} when the grader itself fails.
 */
export async function gradeMutant(files: SourceFiles, { plans, sandbox }: Bench): Promise<Lives> {
  const lives: boolean[] = [];
  let suspect: string | undefined;
  for (const plan of plans) {
    const verdicts = suspect === undefined ? [] : await verdictsOf(files, onlyCheck(plan, suspect), sandbox);
    const known = failedIn(verdicts);
    const failed = known.length > 0 ? known : failedIn(await verdictsOf(files, plan, sandbox));
    lives.push(failed.length === 0);
    // What does not end with one seed is not tried with all.
    if (failed.some(({ verdict }) => verdict.kind === 'stopped')) break;
    suspect = cheapest(failed) ?? suspect;
  }
  return lives;
}

type Judged = { readonly check: Check; readonly verdict: Verdict };

async function verdictsOf(files: SourceFiles, plan: Plan, sandbox: Sandbox): Promise<Judged[]> {
  const { verdicts } = await grade(plan, { files }, sandbox);
  return plan.checks.flatMap((check, index) => {
    const verdict = verdicts[index];
    if (verdict?.kind === 'fault') throw new Error(verdict.reason);
    return verdict === undefined ? [] : [{ check, verdict }];
  });
}

function failedIn(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ check, verdict }) => verdict.kind !== 'right' && check.points > 0);
}

function cheapest(failed: readonly Judged[]): string | undefined {
  return failed.map(({ check }) => check).sort((a, b) => a.calls.length - b.calls.length)[0]?.id;
}

function onlyCheck(plan: Plan, id: string): Plan {
  const checks = plan.checks.filter((check) => check.id === id);
  const calls = new Set(checks.flatMap((check) => check.calls));
  return { ...plan, checks, calls: plan.calls.filter((call) => calls.has(call.id)) };
}

/** What became of a mutant. */
export function fateOf(lives: Lives): Fate {
  if (!lives.includes(true)) return 'killed';
  return lives.includes(false) ? 'varied' : 'survived';
}
