/** What a package for a platform carries beside its engine. */
import { readFileSync } from 'node:fs';
import type {
  HiddenReport,
  IsolationLevel,
  Language,
  Limits,
  MarkRules,
  Plan,
  PublicCode,
  SourceFiles,
  TestVisibility,
} from '../../model.ts';
import { decodePlan, type EncodedPlan } from '../../plan/encode.ts';
import type { Templates } from '../../report/templates.ts';

/** How often a student may hand in: so many times in so many hours, by the platform's own times. */
export type RateLimit = { readonly submissions: number; readonly hours: number };

/** What the instructor and the course decided when the package was made. */
export type PackageSettings = {
  readonly language: Language;
  readonly hiddenReport: HiddenReport;
  readonly rules: MarkRules;
  readonly maxPoints?: number;
  readonly hiddenVisibility: TestVisibility;
  readonly leaderboard: boolean;
  readonly rateLimit?: RateLimit;
  /** The weakest level at which submissions may run; `local`, without any wall, only on the student's own machine. */
  readonly weakestIsolation: IsolationLevel;
};

/** `assignment.json` of a package; `hidden`, where there is one, decides the mark. It holds the key. */
export type PackageData = {
  readonly format: 1;
  readonly plans: { readonly public: EncodedPlan; readonly hidden?: EncodedPlan };
  readonly code: PublicCode;
  readonly limits: Partial<Limits>;
  readonly files: { readonly entries: readonly string[]; readonly given: SourceFiles };
  readonly elsewhere: readonly (readonly [file: string, assignment: string])[];
  readonly templates: Templates;
  readonly settings: PackageSettings;
};

/** The package's data, in `folder`. */
export function readPackageData(folder: URL): PackageData {
  return JSON.parse(readFileSync(new URL('assignment.json', folder), 'utf8')) as PackageData;
}

/** The plans to run, in the order in which they are shown; the last decides the mark. */
export function plansOf({ plans }: PackageData): Plan[] {
  return [plans.public, ...(plans.hidden === undefined ? [] : [plans.hidden])].map(decodePlan);
}
