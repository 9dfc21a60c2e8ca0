/**
 * A batch as one page that says what is to be done next: who could not be graded and why, the mistakes that most made,
 * the checks that few passed, functions that were stopped, and everybody's row.
 */
import type { Language, SimilarPair } from '../model.ts';
import {
  checkRates,
  commonMistakes,
  commonStops,
  hasMarks,
  type IndexRow,
  type LeftOver,
  mean,
  median,
  sortedShares,
  tenths,
  toldApart,
} from './class.ts';
import { histogramSvg } from './histogram.ts';
import { linkOf, rowView } from './index-row.ts';
import { moreView } from './more.ts';
import { formatNumber } from './numbers.ts';
import { pairPath, pairView } from './similar-page.ts';
import { compileTemplates, type Templates } from './templates.ts';
import { cut, withLines } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

export type { IndexRow } from './class.ts';

export type IndexOptions = {
  readonly templates: Templates;
  readonly title: string;
  readonly language: Language;
  /** The platform that the class was read as. */
  readonly platform?: string;
  /** What could not be matched to anybody. */
  readonly left?: readonly LeftOver[];
  /** What is true of the class as a whole. */
  readonly notes?: readonly string[];
  /** Similar submissions, where they were looked for, and the folder of their pages, relative to this page. */
  readonly similar?: { readonly pairs: readonly SimilarPair[]; readonly prefix: string };
};

/** As many mistakes as have room on paper; the page itself has all. */
const mostOnPaper = 12;
const mostExamples = 2;
const mostPairs = 10;
const mostToDo = 300;

/**
 * The class page, rows in the order given. One HTML file without network; the one script in it is ours, sorts and
 * searches, and nothing is missing without it.
 * @throws {RangeError} when a template is missing.
 */
export function renderIndex(members: readonly IndexRow[], options: IndexOptions): string {
  const rows = toldApart(members);
  const pages = compileTemplates(options.templates);
  const t = phrases[options.language];
  const { platform } = options;
  const mistakes = mistakeViews(rows, t);
  const view = {
    ...{ tag: t.tag, t: t.index, p: t.classPage, s: t.similar, check: t.page.check, madeBy: t.page.madeBy },
    ...{ style: pages.style, script: pages.script, title: options.title },
    platform: platform === undefined ? undefined : t.classPage.readAs(platform),
    figures: figuresOf(rows, t),
    byMarks: hasMarks(rows) ? t.classPage.byMarks : undefined,
    jumps: jumpsTo(rows, options, t),
    histogram: histogramOf(rows, t),
    notes: options.notes?.map((note) => cut(note, 1000)),
    ...toDoViews(rows, options.left ?? [], t),
    similar: similarView(options.similar, t),
    mistakes,
    moreMistakes:
      mistakes.length > mostOnPaper ? t.classPage.onPaper(mistakes.length - mostOnPaper) : undefined,
    checks: checkViews(rows, t),
    stops: stopViews(rows, t),
    rows: rows.map((row, index) => rowView(row, index, t)),
  };
  return withLines(pages.index(view));
}

/** How many submissions in which state, and the middle of the scores, which says whose it is. */
function figuresOf(rows: readonly IndexRow[], t: Phrases): object[] {
  const byState = Map.groupBy(rows, ({ state }) => state);
  const states = [...byState].map(([state, of]) => ({ label: t.index[state], value: String(of.length) }));
  const all = { label: t.index.submissions, value: String(rows.length) };
  const shares = sortedShares(rows);
  if (shares.length === 0) return [all, ...states];
  const percent = (share: number): string => `${formatNumber(share * 100, 3)} %`;
  const middle = [
    { label: t.classPage.mean(shares.length, rows.length), value: percent(mean(shares)) },
    { label: t.classPage.median(shares.length, rows.length), value: percent(median(shares)) },
  ];
  return [all, ...states, ...middle];
}

function jumpsTo(rows: readonly IndexRow[], { similar }: IndexOptions, t: Phrases): object[] {
  const hasChecks = rows.some(({ results }) => results.length > 0);
  return [
    ...(similar === undefined ? [] : [{ href: '#similar', text: t.classPage.similar }]),
    { href: '#mistakes', text: t.index.mistakes },
    ...(hasChecks ? [{ href: '#per-check', text: t.index.perCheck }] : []),
    { href: '#all', text: t.index.all },
    { href: 'class.csv', text: t.classPage.table },
    { href: 'timings.html', text: t.classPage.times },
  ];
}

function histogramOf(rows: readonly IndexRow[], t: Phrases): string | undefined {
  const shares = sortedShares(rows);
  return shares.length < 2
    ? undefined
    : histogramSvg(tenths(shares), hasMarks(rows) ? t.index.percentOfMaximum : t.index.percentOfPoints, t);
}

/** Whoever has no marks, and whatever belongs to nobody, each with its reason. */
function toDoViews(rows: readonly IndexRow[], left: readonly LeftOver[], t: Phrases): object {
  const ungraded = rows.flatMap(({ name, state, error = '' }) =>
    state === 'graded' ? [] : [{ name, state: t.index[state], reason: error }],
  );
  // Who has handed in nothing is the most frequent, and the last thing to be looked at.
  const missing = ungraded.filter(({ state }) => state === t.index.missing);
  const others = ungraded.filter(({ state }) => state !== t.index.missing);
  const nobodys = left.map((one) => ({ ...one, state: t.classPage.leftOver }));
  const toDo = [...others, ...nobodys, ...missing];
  const shown = toDo.slice(0, mostToDo).map(({ name, state, reason }) => ({
    ...{ name: cut(name, 200), state, reason: cut(reason, 400) },
  }));
  const more = { text: t.classPage.toDoMore, href: 'class.json' };
  return { toDo: shown, toDoMore: moreView(toDo.length - shown.length, more, t) };
}

function similarView(similar: IndexOptions['similar'], t: Phrases): object | undefined {
  if (similar === undefined) return undefined;
  const { pairs, prefix } = similar;
  const shown = pairs.slice(0, mostPairs).map((pair, place) => ({
    ...pairView(pair, t),
    href: linkOf(prefix + pairPath(place)),
  }));
  return { pairs: shown, href: linkOf(`${prefix}index.html`), all: t.classPage.allPairs(pairs.length) };
}

function mistakeViews(rows: readonly IndexRow[], t: Phrases): object[] {
  const graded = rows.filter((row) => row.state === 'graded').length;
  return commonMistakes(rows).map(({ text, count, by }, index) => ({
    ...{ text, rate: t.index.rateOf(count, graded), examples: examplesOf(by) },
    isOffPaper: index >= mostOnPaper,
  }));
}

function examplesOf(rows: readonly IndexRow[]): object[] {
  return rows
    .slice(0, mostExamples)
    .map(({ name, reportHref }) => ({ name: cut(name, 60), href: linkOf(reportHref) }));
}

function checkViews(rows: readonly IndexRow[], t: Phrases): object[] {
  return checkRates(rows).map(({ title, right, total }) => ({
    title,
    rate: t.index.rateOf(right, total),
    percent: total > 0 ? Math.round((right / total) * 100) : 0,
  }));
}

function stopViews(rows: readonly IndexRow[], t: Phrases): object[] {
  return commonStops(rows).map(({ fn, limit, by }) => ({
    ...{ fn, limit: t.classPage.limits[limit] ?? limit },
    ...{ rate: String(by.length), examples: examplesOf(by) },
  }));
}
