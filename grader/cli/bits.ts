import type { HiddenReport } from '../model.ts';
import { listAssignments } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';
import { hiddenBits } from '../report/hidden-bits.ts';

/** For each setting of `hiddenReport`: at most so many bits about the hidden inputs are in one report. */
export type BitRow = { readonly slug: string; readonly checks: number } & Readonly<
  Record<HiddenReport, number>
>;

/** What one report of each assignment can tell; a hidden plan has the checks and mistakes of the public one. */
export function bitRows(): BitRow[] {
  return listAssignments().map((slug) => {
    const plan = publicPlan(slug);
    const bits = (told: HiddenReport) => Math.ceil(hiddenBits(plan, told));
    return {
      slug,
      checks: plan.checks.length,
      mistakes: bits('mistakes'),
      verdicts: bits('verdicts'),
      marks: bits('marks'),
    };
  });
}

/** The rows as a table of Markdown. */
export function toBitTable(rows: readonly BitRow[]): string {
  const lines = rows.map(
    ({ slug, checks, mistakes, verdicts, marks }) =>
      `| ${slug} | ${checks} | ${mistakes} | ${verdicts} | ${marks} |`,
  );
  return [
    '| assignment | checks | `mistakes` | `verdicts` | `marks` |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
