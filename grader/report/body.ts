/** A report page below its header: what to mend, the overview, the cards. */
import type { Report, Result } from '../model.ts';
import { cardView, lineView, passedView, saidView, snippetOf } from './card.ts';
import { type Cause, causesOf, worthMending } from './causes.ts';
import { formatNumber } from './numbers.ts';
import { type Phrases, phrases } from './words/phrases.ts';

const mostFixes = 5;
const mostLinks = 4;

/** What to mend, the overview, and a card or a line for each check that has more to say. */
export function bodyView(report: Report, t: Phrases): object {
  const causes = causesOf(report);
  const mending = worthMending(report, causes, mostFixes);
  const shown = report.results.flatMap((result, index) =>
    result.verdict.kind === 'right' && hasMore(result) ? [{ result, index }] : [],
  );
  const done = shown.map(({ result, index }) => passedView(result, index, t));
  const linked = new Set(shown.map(({ index }) => index));
  return {
    fixes: mending.map((cause, index) => fixView(cause, index, report)),
    toDo: toDoViews(report, causes, mending),
    done,
    lessons: byLesson(report.results, linked, t),
  };
}

/** A right check that can be looked at: a curve, console output, an accepted variant. */
function hasMore({ verdict, printed }: Result): boolean {
  const { accepted = undefined, findings = [] } = verdict.kind === 'right' ? verdict : {};
  return printed !== undefined || accepted !== undefined || findings.length > 0;
}

/** Cards of one cause stand together, in the order of the causes; faults of the grader come last. */
function toDoViews(report: Report, causes: readonly Cause[], mending: readonly Cause[]): object[] {
  const { results, language } = report;
  const t = phrases[language];
  const cards = causes.flatMap((cause) => {
    const fix = mending.indexOf(cause) + 1;
    return cause.checks.flatMap((index): object[] => {
      const result = results[index];
      if (result === undefined) return [];
      if (cause.blocks)
        return [{ ...passedView(result, index, t), blockedBy: { fix, text: t.page.seeFix(fix) } }];
      return [{ ...cardView(result, index, language), mendFirst: mendFirst(result, report) }];
    });
  });
  const faults = results.flatMap((result, index) =>
    result.verdict.kind === 'fault' ? [cardView(result, index, language)] : [],
  );
  return [...cards, ...faults];
}

/** Links to the checks of the functions that this one rests on, the first that is not right for each. */
function mendFirst({ verdict }: Result, { results }: Report): object[] {
  const functions = verdict.kind === 'wrong' ? (verdict.restsOn ?? []) : [];
  return functions.flatMap((fn) => {
    const index = results.findIndex((result) => result.fn === fn && result.verdict.kind !== 'right');
    return index < 0 ? [] : [{ href: `#check-${index}`, title: results[index]?.title }];
  });
}

/** One thing to mend. What several checks could not be called for is told here in full, since nowhere else. */
function fixView(cause: Cause, index: number, { results, language }: Report): object {
  const t = phrases[language];
  const { what, facts, help } = saidView(cause.explanation, false);
  const checks = cause.checks.flatMap((at) => (results[at] ? [lineView(results[at], at, t)] : []));
  const verdict = results[cause.checks[0] ?? 0]?.verdict;
  return {
    id: `fix-${index + 1}`,
    what,
    ...(cause.blocks ? { facts, help, snippet: snippetOf(verdict) } : {}),
    checks,
    folded: checks.length > mostLinks ? t.page.checksCount(checks.length) : undefined,
    worth: t.page.pointsShort(formatNumber(cause.lost), cause.lost === 1),
  };
}

/** The overview's rows under their lessons, lessons in order of appearance; `linked`: right checks shown below. */
function byLesson(results: readonly Result[], linked: ReadonlySet<number>, t: Phrases): object[] {
  const lessons = new Map<string, object[]>();
  results.forEach((result, index) => {
    const rows = lessons.get(result.lesson) ?? [];
    const isBelow = result.verdict.kind !== 'right' || linked.has(index);
    rows.push({ ...lineView(result, index, t), isBelow });
    lessons.set(result.lesson, rows);
  });
  return [...lessons].map(([lesson, rows]) => ({ lesson: t.page.lesson(lesson), rows }));
}
