/** What a class's table says of each member, made as soon as the member is graded. */
import type { AttemptList, Report } from '../model.ts';
import type { Output } from '../output/output.ts';
import type { IndexRow } from '../report/class.ts';
import { cut } from '../report/text.ts';
import { type Named, type Outcome, reasonOf } from './class.ts';
import { type ReportFile, reportFiles, reportsOf, type View } from './publish.ts';

/** One member's row: what the class page shows, and whether its marks are final. */
export type ClassRow = IndexRow & {
  readonly isComplete: boolean;
  readonly timeMs: number;
  /** Where others than the latest attempt may count. */
  readonly attempts?: AttemptList;
};

/**
 * Turns outcomes into rows, writing each member's reports on the way. What fails while they are made is told in the
 * member's row; where they cannot be written, no other member's can be either, so that is thrown.
 */
export function rowWriter(
  output: Pick<Output, 'write'>,
  view: Omit<View, 'isolation'>,
): (outcome: Outcome) => ClassRow {
  const { attempts } = view;
  return (outcome) => ({ ...rowFor(outcome, output, view), ...(attempts && { attempts }) });
}

function rowFor(
  outcome: Outcome,
  output: Pick<Output, 'write'>,
  view: Omit<View, 'isolation'>,
): Omit<ClassRow, 'attempts'> {
  if (outcome.state === 'unreadable') return ungraded(outcome);
  if (outcome.state === 'missing') return ungraded({ ...outcome.submission, state: 'missing' });
  if (outcome.state === 'fault') return faulted(outcome.member, outcome.reason);
  const told = tell(outcome, view);
  if (typeof told === 'string') return faulted(outcome.submission, told);
  for (const [path, text] of told.files) output.write(path, text);
  return told.row;
}

/** A member's row and all its reports, or why they cannot be made. */
function tell(
  { submission, grading, isolation, timeMs }: Extract<Outcome, { state: 'graded' }>,
  view: Omit<View, 'isolation'>,
): { row: ClassRow; files: readonly ReportFile[] } | string {
  const { id, name } = submission;
  try {
    const { student, staff } = reportsOf(grading, submission, { ...view, isolation });
    const shown = { name, templates: view.templates };
    const files = reportFiles(student, { ...shown, prefix: `students/${id}/` });
    if (staff) files.push(...reportFiles(staff, { ...shown, prefix: `staff/${id}/` }));
    const reportHref = `${staff ? 'staff' : 'students'}/${id}/report.html`;
    const studentHref = staff ? { studentHref: `students/${id}/report.html` } : {};
    return { row: { ...rowOf(staff ?? student), id, name, reportHref, ...studentHref, timeMs }, files };
  } catch (error) {
    return reasonOf(error);
  }
}

/** Most characters of a reason that a class's files tell. */
const longestReason = 400;

/** The row of a member at whom we failed: no marks, and nothing about it is final. */
function faulted({ id, name }: Named, reason: string): ClassRow {
  const error = `gradecheck failed at this submission, which is not its fault: ${reason}`;
  return { ...ungraded({ id, name, state: 'error', error }), isComplete: false };
}

function ungraded(member: {
  id: string;
  name: string;
  state: Exclude<IndexRow['state'], 'graded'>;
  error?: string;
}): ClassRow {
  const { id, name, state, error } = member;
  return {
    id,
    name,
    state,
    ...(error === undefined ? {} : { error: cut(error, longestReason) }),
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
    ...(report.mark && { mark: { mark: report.mark.mark, maximum: report.mark.maximum } }),
    isComplete: report.complete,
    mistakes: [...mistakes].map(([id, text]) => ({ id, text })),
    results: report.results.map(({ id, fn, title, verdict }) => ({
      ...{ id, title, kind: verdict.kind },
      ...(verdict.kind === 'stopped' ? { stopped: { fn, limit: verdict.limit.name } } : {}),
    })),
  };
}

/** One plain line for progress. */
export function rowLine({ id, state, earned, points }: ClassRow): string {
  return state === 'graded' ? `${id}: ${earned} of ${points}` : `${id}: ${state}`;
}
