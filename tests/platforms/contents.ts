/** What a package is made of, without the command line: an assignment, with a hidden plan from a literal secret. */

import { loadTemplates } from '../../grader/cli/templates.ts';
import type { ExportOptions } from '../../grader/export/exporter.ts';
import type { Contents } from '../../grader/export/package.ts';
import { loadManifest, loadPublicCode } from '../../grader/plan/load.ts';
import { hiddenPlan, publicPlan } from '../../grader/plan/plan.ts';

/** The contents of a package of `slug`. */
export async function contentsOf(slug: string, options: Partial<ExportOptions> = {}): Promise<Contents> {
  return {
    publicPlan: publicPlan(slug),
    hiddenPlan: await hiddenPlan(slug, 'a secret of the tests', []),
    code: loadPublicCode(slug),
    limits: loadManifest(slug).limits ?? {},
    elsewhere: new Map(),
    templates: loadTemplates(),
    course: { language: 'en', hiddenReport: 'mistakes', rules: {} },
    options: { hiddenVisibility: 'after_due_date', leaderboard: false, ...options },
  };
}
