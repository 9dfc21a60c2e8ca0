/** Writes what a grading comes to: the student's report and, for a hidden plan, the staff's in a folder of its own. */
import type { Grading } from '../grade.ts';
import type {
  AttemptList,
  HiddenReport,
  IsolationLevel,
  Language,
  Mark,
  Points,
  Report,
  Submission,
} from '../model.ts';
import { renderHtml } from '../report/html.ts';
import { reportToJson } from '../report/json.ts';
import { summarize } from '../report/summarize.ts';
import type { Templates } from '../report/templates.ts';

/** How reports are worded and shown. */
export type View = {
  readonly language: Language;
  readonly templates: Templates;
  readonly isolation: IsolationLevel;
  /** How much of a hidden plan a student is told; mistakes by name, unless a course tells less. */
  readonly hiddenReport?: HiddenReport | undefined;
  /** What the points of the submission with this id come to, where a course has rules that change that. */
  readonly markOf?: ((points: Points, id: string, attempt?: number) => Mark) | undefined;
  /** Which attempt it is, where it is not simply the latest. */
  readonly attempt?: number | undefined;
  /** All attempts of the student, where the report is to list them. */
  readonly attempts?: AttemptList | undefined;
};

/** One grading's reports; `staff` only where the plan is hidden, for a public one it would say the same. */
export type Reports = { readonly student: Report; readonly staff?: Report };

/** The reports of a grading, one for each audience that may see something else. */
export function reportsOf(grading: Grading, submission: Submission, view: View): Reports {
  const { language, isolation, hiddenReport, attempts, attempt = attempts?.counts } = view;
  const markOf = (points: Points) => view.markOf?.(points, submission.id, attempt);
  const { notes } = submission;
  const context = { ...grading, isolation, language, notes, hiddenReport, markOf, attempts };
  const student = summarize({ ...context, audience: 'student' }, grading.verdicts);
  if (grading.plan.visibility === 'public') return { student };
  return { student, staff: summarize({ ...context, audience: 'staff' }, grading.verdicts) };
}

/** A file's path below the output folder, and its text. */
export type ReportFile = readonly [path: string, text: string];

/** How reports are shown: `prefix` is empty or a path below the output folder that ends with `/`. */
export type Shown = { readonly prefix: string; readonly name: string; readonly templates: Templates };

/** `report.html` and `report.json` below the prefix. */
export function reportFiles(report: Report, { prefix, ...shown }: Shown): ReportFile[] {
  return [
    [`${prefix}report.html`, renderHtml(report, shown)],
    [`${prefix}report.json`, reportToJson(report)],
  ];
}
