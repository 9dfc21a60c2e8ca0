/** A batch as one page: every submission, the spread of scores, common mistakes, hard checks. */
import type { Language } from '../model.ts';
import {
  checkRates,
  commonMistakes,
  type IndexRow,
  type LeftOver,
  mean,
  median,
  shareOf,
  sortedShares,
  tenths,
} from './class.ts';
import { histogramSvg } from './histogram.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import { compileTemplates, type Templates } from './templates.ts';
import { cut, escapeHtml, withLines } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

export type { IndexRow } from './class.ts';

export type IndexOptions = {
  readonly templates: Templates;
  readonly title: string;
  readonly language: Language;
  /** What could not be matched to anybody. */
  readonly left?: readonly LeftOver[];
};

const mostMistakes = 12;

/**
 * The class page, rows in the order given. One HTML file without script or network, like a report.
 * @throws {RangeError} when a template is missing.
 */
export function renderIndex(rows: readonly IndexRow[], options: IndexOptions): string {
  const pages = compileTemplates(options.templates);
  const t = phrases[options.language];
  const view = {
    tag: t.tag,
    t: t.index,
    check: t.page.check,
    madeBy: t.page.madeBy,
    style: pages.style,
    title: options.title,
    summary: summaryView(rows, t),
    histogram: histogramOf(rows, t),
    mistakes: mistakeViews(rows, t),
    checks: checkViews(rows, t),
    left: (options.left ?? []).map(({ name, reason }) => ({
      name: cut(name, 200),
      reason: cut(reason, 400),
    })),
    rows: rows.map((row, index) => rowView(row, index, t)),
  };
  return withLines(pages.index(view));
}

/** How many submissions in which state, and the middle of the scores. */
function summaryView(rows: readonly IndexRow[], t: Phrases): object {
  const shares = sortedShares(rows);
  const percent = (share: number): string => `${formatNumber(share * 100, 3)} %`;
  const count = (state: IndexRow['state']): number => rows.filter((row) => row.state === state).length;
  const figures = [
    { label: t.index.submissions, value: String(rows.length) },
    { label: t.index.graded, value: String(count('graded')) },
    { label: t.index.error, value: String(count('error')) },
    { label: t.index.missing, value: String(count('missing')) },
    { label: t.index.unreadable, value: String(count('unreadable')) },
  ].filter((figure) => figure.value !== '0');
  if (shares.length === 0) return { figures };
  const middle = [
    { label: t.index.mean, value: percent(mean(shares)) },
    { label: t.index.median, value: percent(median(shares)) },
  ];
  return { figures: [...figures, ...middle] };
}

function histogramOf(rows: readonly IndexRow[], t: Phrases): string | undefined {
  const shares = sortedShares(rows);
  return shares.length < 2 ? undefined : histogramSvg(tenths(shares), t);
}

function mistakeViews(rows: readonly IndexRow[], t: Phrases): object[] {
  const graded = rows.filter((row) => row.state === 'graded').length;
  const mistakes = commonMistakes(rows).slice(0, mostMistakes);
  return mistakes.map(({ text, count }) => ({ text, rate: t.index.rateOf(count, graded) }));
}

function checkViews(rows: readonly IndexRow[], t: Phrases): object[] {
  return checkRates(rows).map(({ title, right, total }) => ({
    title,
    rate: t.index.rateOf(right, total),
    percent: total > 0 ? Math.round((right / total) * 100) : 0,
  }));
}

function rowView(row: IndexRow, index: number, t: Phrases): object {
  const share = shareOf(row);
  const graded = row.state === 'graded';
  return {
    name: cut(row.name, 120),
    href: row.reportHref !== undefined && isRelative(row.reportHref) ? row.reportHref : undefined,
    graded,
    earned: graded && row.earned !== undefined ? formatNumber(row.earned) : undefined,
    points: graded && row.points !== undefined ? formatNumber(row.points) : undefined,
    percent: share === undefined ? undefined : formatPercent(share),
    strip: graded ? stripSvg(row, `strip-${index}`, t) : undefined,
    state: t.index[row.state],
    reason: row.error === undefined ? undefined : cut(row.error, 400),
  };
}

/** A link of our own making: never a scheme, another host or a path from the root. */
function isRelative(href: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(href.trim());
}

/** One small square for each check: full when right, an outline when not. */
function stripSvg(row: IndexRow, id: string, t: Phrases): string {
  const { results } = row;
  const right = results.filter((result) => result.kind === 'right').length;
  const label = escapeHtml(t.index.stripDescription(right, results.length));
  const squares = (kind: 'right' | 'wrong'): string =>
    results
      .map((result, index) =>
        (result.kind === 'right') === (kind === 'right') ? `M${index * 13 + 1},1h10v10h-10z` : '',
      )
      .join('');
  const width = Math.max(1, results.length * 13);
  return `<svg class="strip" viewBox="0 0 ${width} 12" role="img" aria-labelledby="${id}"><title id="${id}">${label}</title><path class="right" d="${squares('right')}"/><path class="wrong" d="${squares('wrong')}"/></svg>`;
}
