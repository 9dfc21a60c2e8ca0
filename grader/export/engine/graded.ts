/** Gradings become what a format writes. */
import { markOf } from '../../course/mark.ts';
import { type Grading, judgeAnswers } from '../../grade.ts';
import type { Graded, IntakeNote, IsolationLevel, Mark, Points } from '../../model.ts';
import { summarize } from '../../report/summarize.ts';
import { type PackageData, plansOf } from './data.ts';
import type { Task } from './task.ts';

/** What reports say beside the verdicts. */
export type Shown = {
  readonly data: PackageData;
  readonly task: Pick<Task, 'handingIn' | 'deadline' | 'remarks'>;
  readonly notes: readonly IntakeNote[];
  readonly isolation: IsolationLevel;
};

/** The student's reports of the gradings; the last of them counts. */
export function gradedOf(
  gradings: readonly Grading[],
  { isFinished, ...shown }: Shown & { readonly isFinished: boolean },
): Graded {
  const { data, task, notes, isolation } = shown;
  const { language, hiddenReport } = data.settings;
  const context = { notes, isolation, language, hiddenReport, audience: 'student' as const };
  const reports = gradings.map((grading, index) => {
    const counts = index === gradings.length - 1;
    const marking = counts ? { markOf: markerOf(data, task) } : {};
    return { report: summarize({ ...context, ...grading, ...marking }, grading.verdicts), counts };
  });
  return { reports, isFinished, remarks: task.remarks };
}

/** A grading in which every check is a fault of ours. */
export function failedGrading(data: PackageData, task: Pick<Task, 'handingIn' | 'remarks'>): Graded {
  const gradings = plansOf(data).map((plan) => judgeAnswers(plan, {}));
  return gradedOf(gradings, { data, task, notes: [], isolation: 'container', isFinished: true });
}

/** The course's rules, with the platform's deadline, which knows of extensions. */
function markerOf({ settings }: PackageData, { handingIn, deadline }: Shown['task']) {
  const rules = { ...settings.rules, ...(deadline === undefined ? {} : { deadline }) };
  const changes = rules.scale !== undefined || rules.rounding !== undefined || rules.late !== undefined;
  return (points: Points): Mark | undefined => (changes ? markOf(points, handingIn, rules) : undefined);
}
