/** Writes what a grading comes to: the student's report and, for a hidden plan, the staff's in a folder of its own. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Grading } from '../grade.ts';
import type { IsolationLevel, Language, Report, Submission } from '../model.ts';
import { renderHtml } from '../report/html.ts';
import { reportToJson } from '../report/json.ts';
import { summarize } from '../report/summarize.ts';
import type { Templates } from '../report/templates.ts';

/** How reports are worded and shown. */
export type View = {
  readonly language: Language;
  readonly templates: Templates;
  readonly isolation: IsolationLevel;
};

/** One grading's reports; `staff` only where the plan is hidden, for a public one it would say the same. */
export type Reports = { readonly student: Report; readonly staff?: Report };

/** The reports of a grading, one for each audience that may see something else. */
export function reportsOf(grading: Grading, submission: Submission, view: View): Reports {
  const { language, isolation } = view;
  const context = { ...grading, isolation, language, notes: submission.notes };
  const student = summarize({ ...context, audience: 'student' }, grading.verdicts);
  if (grading.plan.visibility === 'public') return { student };
  return { student, staff: summarize({ ...context, audience: 'staff' }, grading.verdicts) };
}

/** Where results are written, by paths below the output folder. */
export type Output = { readonly write: (path: string, text: string) => void };

/** A file's path below the output folder, and its text. */
export type ReportFile = readonly [path: string, text: string];

/** `report.html` and `report.json` below `prefix`, which is empty or ends with `/`. */
export function reportFiles(
  report: Report,
  { prefix, ...shown }: { prefix: string; name: string; templates: Templates },
): ReportFile[] {
  return [
    [`${prefix}report.html`, renderHtml(report, shown)],
    [`${prefix}report.json`, reportToJson(report)],
  ];
}

/** Writes a file under its name only when all of it is on disk. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
