/** What a class is graded with and for, as the ledger records it. */
import type { Course } from '../course/course.ts';
import { courseSettingsFor } from '../course/settings.ts';
import type { Settings } from '../ledger/documents.ts';
import { engineFor } from '../ledger/engine.ts';
import type { Conditions } from '../ledger/keys.ts';
import type { Language, Limits, Visibility } from '../model.ts';
import { loadManifest, loadPublicCode } from '../plan/load.ts';
import { defaultLimits } from '../run/sandbox.ts';

/** Everything that gradings of an assignment hang on besides the plan, as it stands now. */
export function conditionsFor(assignment: string, course: { readonly limits: Partial<Limits> }): Conditions {
  const limits = { ...defaultLimits, ...loadManifest(assignment).limits, ...course.limits };
  return { engine: engineFor(loadPublicCode(assignment)), limits };
}

type GradedFor = {
  readonly assignment: string;
  readonly visibility: Visibility;
  readonly language: Language;
  /** The plan of all, where there is one. */
  readonly plan: string | undefined;
};

/** What else the pages hang on; the term, the seeds and how much is told only for a hidden plan. */
export function settingsFor({ plan, ...gradedFor }: GradedFor, course: Course): Settings {
  const { term } = course;
  const { hiddenReport, seeds, attempts, rules } = courseSettingsFor(course, gradedFor.assignment);
  const ofHidden = {
    ...(term === undefined ? {} : { term }),
    hiddenReport,
    ...(seeds === 'student' ? { seeds } : {}),
  };
  const isUsual = attempts.count === 'latest' && attempts.limit === undefined;
  return {
    ...gradedFor,
    ...(gradedFor.visibility === 'hidden' ? ofHidden : {}),
    ...(plan === undefined ? {} : { plan }),
    ...(isUsual ? {} : { attempts }),
    rules,
  };
}
