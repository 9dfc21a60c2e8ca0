/** What a class is graded with and for, as the ledger records it. */
import type { Course } from '../course/course.ts';
import { courseSettingsFor } from '../course/settings.ts';
import type { Settings } from '../ledger/documents.ts';
import { engineFor } from '../ledger/engine.ts';
import type { Conditions } from '../ledger/keys.ts';
import type { Language, Limits, Plan } from '../model.ts';
import { loadManifest, loadPublicCode } from '../plan/load.ts';
import { defaultLimits } from '../run/sandbox.ts';

/** Everything that gradings by this plan hang on, as it stands now. */
export function conditionsFor(plan: Plan, course: { readonly limits: Partial<Limits> }): Conditions {
  const limits = { ...defaultLimits, ...loadManifest(plan.assignment).limits, ...course.limits };
  return { plan, engine: engineFor(loadPublicCode(plan.assignment)), limits };
}

/** What else the pages hang on; the term and how much is told only for a hidden plan. */
export function settingsFor(plan: Plan, language: Language, course: Course): Settings {
  const { assignment, visibility, id } = plan;
  const { term } = course;
  const { hiddenReport } = courseSettingsFor(course, assignment);
  const ofHidden = { ...(term === undefined ? {} : { term }), hiddenReport };
  return { assignment, visibility, language, ...(visibility === 'hidden' ? ofHidden : {}), plan: id };
}
