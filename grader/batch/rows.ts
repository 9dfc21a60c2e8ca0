/** What a class's table says of each member, made as soon as the member is graded. */
import { join } from 'node:path';
import type { Report } from '../model.ts';
import type { IndexRow } from '../report/class.ts';
import type { Outcome } from './class.ts';
import { reportsOf, type View, writeReport } from './publish.ts';

/** One member's row: what the class page shows, and whether its marks are final. */
export type ClassRow = IndexRow & { readonly isComplete: boolean; readonly timeMs: number };

/** Turns outcomes into rows, writing each member's reports into `folder` on the way. */
export function rowWriter(folder: string, view: View): (outcome: Outcome) => ClassRow {
  return (outcome) => {
    if (outcome.state === 'error') return ungraded(outcome);
    if (outcome.state === 'missing') return ungraded({ ...outcome.submission, state: 'missing' });
    const { submission, grading, timeMs } = outcome;
    const { student, staff } = reportsOf(grading, submission, view);
    const shown = { name: submission.name, templates: view.templates };
    writeReport(student, join(folder, 'students', submission.id), shown);
    if (staff) writeReport(staff, join(folder, 'staff', submission.id), shown);
    const reportHref = `${staff ? 'staff' : 'students'}/${submission.id}/report.html`;
    return { ...rowOf(staff ?? student), id: submission.id, name: submission.name, reportHref, timeMs };
  };
}

function ungraded(member: {
  id: string;
  name: string;
  state: 'error' | 'missing';
  error?: string;
}): ClassRow {
  const { id, name, state, error } = member;
  return {
    id,
    name,
    state,
    ...(error === undefined ? {} : { error }),
    mistakes: [],
    results: [],
    isComplete: true,
    timeMs: 0,
  };
}

function rowOf(report: Report): Omit<ClassRow, 'id' | 'name' | 'timeMs'> {
  const mistakes = new Map<string, string>();
  for (const { verdict } of report.results) {
    if (verdict.kind === 'mistake') mistakes.set(verdict.mistake, verdict.text[report.language]);
  }
  return {
    state: 'graded',
    earned: report.earned,
    points: report.points,
    isComplete: report.complete,
    mistakes: [...mistakes].map(([id, text]) => ({ id, text })),
    results: report.results.map(({ id, title, verdict }) => ({ id, title, kind: verdict.kind })),
  };
}

/** One plain line for progress. */
export function rowLine({ id, state, earned, points }: ClassRow): string {
  return state === 'graded' ? `${id}: ${earned} of ${points}` : `${id}: ${state}`;
}

/** The JSON document of a batch: one entry for each submission; `report` is relative to the output folder. */
export function toJsonRows(assignment: string, rows: readonly ClassRow[]): string {
  const submissions = rows.map(({ id, name, state, earned, points, error }) => ({
    id,
    name,
    state,
    earned: earned ?? null,
    points: points ?? null,
    report: state === 'graded' ? `students/${id}/report.json` : null,
    ...(error === undefined ? {} : { error }),
  }));
  return `${JSON.stringify({ assignment, submissions }, null, 2)}\n`;
}
