/** A report page below its header: what to mend, the overview, the cards. */
import type { Report, Result } from '../model.ts';
import { cardView, lineView, passedView, saidView, snippetOf } from './card.ts';
import { type Cause, causesOf, worthMending } from './causes.ts';
import { formatNumber } from './numbers.ts';
import { type Phrases, phrases } from './words/phrases.ts';

const mostFixes = 5;
const mostLinks = 4;

type Body = {
  readonly fixes: readonly object[];
  readonly toDo: readonly object[];
  readonly done: readonly object[];
  readonly lessons: readonly object[];
};

/** What to mend, the overview, and a card or a line for each check that has more to say. */
export function bodyView(report: Report, t: Phrases): Body {
  const causes = causesOf(report);
  const mending = worthMending(report, causes, mostFixes);
  const shown = report.results.flatMap((result, index) =>
    result.verdict.kind === 'right' && hasMore(result) ? [{ result, index }] : [],
  );
  const done = shown.map(({ result, index }) => passedView(result, index, t));
  const anchors = new Map(shown.map(({ index }) => [index, `#check-${index}`]));
  for (const [index, fix] of blockedChecks(mending)) anchors.set(index, `#fix-${fix + 1}`);
  return {
    fixes: mending.map((cause, index) => fixView(cause, index, report)),
    toDo: toDoViews(report, causes),
    done,
    lessons: byLesson(report.results, anchors, t),
  };
}

/** A right check that can be looked at: a curve, console output, an accepted variant. */
function hasMore({ verdict, printed }: Result): boolean {
  const { accepted = undefined, findings = [] } = verdict.kind === 'right' ? verdict : {};
  return printed !== undefined || accepted !== undefined || findings.length > 0;
}

/** Checks that could not be called and the index of the fix that says why: they have no cards of their own. */
function blockedChecks(mending: readonly Cause[]): [number, number][] {
  return mending.flatMap((cause, fix) =>
    cause.blocks ? cause.checks.map((index): [number, number] => [index, fix]) : [],
  );
}

/** Cards of one cause stand together, in the order of the causes; faults of the grader come last. */
function toDoViews(report: Report, causes: readonly Cause[]): object[] {
  const own = causes.filter((cause) => !cause.blocks).flatMap((cause) => cause.checks);
  const faults = report.results.flatMap(({ verdict }, index) => (verdict.kind === 'fault' ? [index] : []));
  return [...own, ...faults].flatMap((index) => {
    const result = report.results[index];
    if (result === undefined) return [];
    return [{ ...cardView(result, index, report.language), mendFirst: mendFirst(result, report) }];
  });
}

/** Links to the checks of the functions that this one rests on, the first that is not right for each. */
function mendFirst({ verdict }: Result, { results }: Report): object[] {
  const functions = 'restsOn' in verdict ? (verdict.restsOn ?? []) : [];
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
    isHere: cause.blocks,
    folded: checks.length > mostLinks ? t.page.checksCount(checks.length) : undefined,
    worth: t.page.pointsShort(formatNumber(cause.lost), cause.lost === 1),
  };
}

/** The overview's rows under their lessons, lessons in order of appearance; what is right may have no anchor. */
function byLesson(results: readonly Result[], anchors: ReadonlyMap<number, string>, t: Phrases): object[] {
  const lessons = new Map<string, object[]>();
  results.forEach((result, index) => {
    const rows = lessons.get(result.lesson) ?? [];
    const card = result.verdict.kind === 'right' ? undefined : `#check-${index}`;
    rows.push({ ...lineView(result, index, t), href: anchors.get(index) ?? card });
    lessons.set(result.lesson, rows);
  });
  return [...lessons].map(([lesson, rows]) => ({ lesson: t.page.lesson(lesson), rows }));
}
