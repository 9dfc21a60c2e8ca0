/** What a class is graded with and for, as the ledger records it. */
import { type Course, hiddenReportOf } from '../course/course.ts';
import type { Settings } from '../ledger/documents.ts';
import { engineFor } from '../ledger/engine.ts';
import type { Conditions } from '../ledger/keys.ts';
import type { Language, Plan } from '../model.ts';
import { loadManifest, loadPublicCode } from '../plan/load.ts';
import { defaultLimits } from '../run/sandbox.ts';

/** Everything that gradings by this plan hang on, as it stands now. */
export function conditionsFor(plan: Plan): Conditions {
  const limits = { ...defaultLimits, ...loadManifest(plan.assignment).limits };
  return { plan, engine: engineFor(loadPublicCode(plan.assignment)), limits };
}

/** What else the pages hang on; `course` only for a hidden plan. */
export function settingsFor(plan: Plan, language: Language, course: Course | undefined): Settings {
  const { assignment, visibility, id } = plan;
  const term = course?.term;
  return {
    assignment,
    visibility,
    language,
    ...(term === undefined ? {} : { term }),
    ...(course === undefined ? {} : { hiddenReport: hiddenReportOf(course, assignment) }),
    plan: id,
  };
}
