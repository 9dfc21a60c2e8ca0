/**
 * How long each submission of a class took, the slowest first. Times are another run's in every run, so they have a page
 * of their own: the class page stays the same for the same submissions.
 */
import { type IndexRow, median, toldApart } from './class.ts';
import type { IndexOptions } from './index-page.ts';
import { linkOf } from './index-row.ts';
import { formatNumber } from './numbers.ts';
import { compileTemplates } from './templates.ts';
import { cut, withLines } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** A row of the class, and what running it took in milliseconds; 0 when it was not run. */
export type TimedRow = IndexRow & { readonly timeMs: number };

/** The page of a class's times. @throws {RangeError} when a template is missing. */
export function renderTimings(
  members: readonly TimedRow[],
  { templates, title, language }: Pick<IndexOptions, 'templates' | 'title' | 'language'>,
): string {
  const pages = compileTemplates(templates);
  const t = phrases[language];
  const rows = toldApart(members);
  const run = rows.filter(({ timeMs }) => timeMs > 0).sort((a, b) => b.timeMs - a.timeMs);
  const known = rows.filter(({ state, timeMs }) => state === 'graded' && timeMs === 0).length;
  const view = {
    ...{ tag: t.tag, t: t.index, p: t.classPage, madeBy: t.page.madeBy },
    ...{ style: pages.style, script: pages.script, title },
    figures: figuresOf(run, known, t),
    rows: run.map(timedView),
  };
  return withLines(pages.timings(view));
}

/** @param run slowest first */
function figuresOf(run: readonly TimedRow[], known: number, { classPage }: Phrases): object[] {
  const timesMs = run.map(({ timeMs }) => timeMs).reverse();
  const totalMs = timesMs.reduce((sum, timeMs) => sum + timeMs, 0);
  const counts = [
    { label: classPage.run, value: String(run.length) },
    { label: classPage.known, value: String(known) },
  ];
  if (run.length === 0) return counts;
  const seconds = (timeMs: number) => classPage.seconds(formatNumber(timeMs / 1000, 3));
  return [
    ...counts,
    { label: classPage.middle, value: seconds(median(timesMs)) },
    { label: classPage.total, value: seconds(totalMs) },
  ];
}

function timedView({ name, reportHref, timeMs, results }: TimedRow): object {
  const stopped = new Set(results.flatMap((result) => result.stopped?.fn ?? []));
  return {
    name: cut(name, 120),
    href: linkOf(reportHref),
    seconds: (timeMs / 1000).toFixed(2),
    stopped: [...stopped].join(', '),
  };
}
