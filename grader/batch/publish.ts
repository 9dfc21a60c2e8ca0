/** Writes what a grading comes to: the student's report and, for a hidden plan, the staff's in a folder of its own. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Grading } from '../grade.ts';
import type { HiddenReport, IsolationLevel, Language, Report, Submission } from '../model.ts';
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
};

/** One grading's reports; `staff` only where the plan is hidden, for a public one it would say the same. */
export type Reports = { readonly student: Report; readonly staff?: Report };

/** The reports of a grading, one for each audience that may see something else. */
export function reportsOf(grading: Grading, submission: Submission, view: View): Reports {
  const { language, isolation, hiddenReport } = view;
  const context = { ...grading, isolation, language, notes: submission.notes, hiddenReport };
  const student = summarize({ ...context, audience: 'student' }, grading.verdicts);
  if (grading.plan.visibility === 'public') return { student };
  return { student, staff: summarize({ ...context, audience: 'staff' }, grading.verdicts) };
}

/** `report.html` and `report.json` in `folder`, each appearing whole or not at all. */
export function writeReport(
  report: Report,
  folder: string,
  shown: { name: string; templates: Templates },
): void {
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'report.html'), renderHtml(report, shown));
  writeWhole(join(folder, 'report.json'), reportToJson(report));
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
