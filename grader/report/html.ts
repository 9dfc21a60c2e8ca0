/** A report as one HTML file: no script, no network, readable on paper, in the dark and on a phone. */
import type { Report, Result } from '../model.ts';
import { bodyView } from './body.ts';
import { bytesShown, fitCards } from './fit-page.ts';
import { explainMark } from './mark.ts';
import { explainNote } from './note.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import { reportBytes } from './share-out.ts';
import { compileTemplates, type Templates } from './templates.ts';
import { cut, withLines } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** `name` is the student's, when the reader should see it. */
export type HtmlOptions = { readonly templates: Templates; readonly name?: string };

/** The page of one report, smaller than {@link reportBytes}. @throws {RangeError} when a template is missing. */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const pages = compileTemplates(options.templates);
  const t = phrases[report.language];
  const { toDo, done, ...body } = bodyView(report, t);
  const frame = {
    t: t.page,
    tag: t.tag,
    style: pages.style,
    name: options.name === undefined ? undefined : cut(options.name, 120),
    ...headerView(report, t),
    ...body,
    mark: report.mark && explainMark(report.mark, report.language),
    notes: report.notes.map((note) => explainNote(note, report.language)),
  };
  const room = reportBytes - templateBytes - bytesShown(frame);
  const cards = fitCards([...toDo, ...done], room, t.page.folded);
  const view = { ...frame, toDo: cards.slice(0, toDo.length), done: cards.slice(toDo.length) };
  return withLines(pages.report(view));
}

/** What the templates of a page are at most, without anything that is set into them. */
const templateBytes = 32 * 1024;

function headerView(report: Report, t: Phrases): object {
  const { earned, points, results } = report;
  const right = results.filter((result) => result.verdict.kind === 'right').length;
  const hidden = report.visibility === 'hidden';
  return {
    title: report.title,
    kind: hidden ? t.page.hidden : t.page.public,
    hiddenNote: hidden ? hiddenNote(report, t) : undefined,
    incomplete: report.complete ? undefined : t.page.incomplete,
    earned: formatNumber(earned),
    points: formatNumber(points),
    score: t.page.pointsOf(formatNumber(earned), formatNumber(points)),
    percent: points > 0 ? formatPercent(earned / points) : undefined,
    checksRight: report.told === 'marks' ? undefined : t.page.checksRight(right, results.length),
    allRight: right === results.length && right > 0,
    segments: segments(report),
    isolation: t.page.isolation(t.isolation[report.isolation]),
    plan: t.page.plan(report.plan),
  };
}

/** What a student's report on hidden inputs leaves out. */
function hiddenNote({ results, told }: Report, t: Phrases): string | undefined {
  if (results.some((result) => result.calls !== undefined)) return undefined;
  return told === undefined ? t.page.hiddenNote : t.page.told[told];
}

/** The score bar: a piece for each check, as wide as its points; what is right first. */
function segments(report: Report): object[] {
  const order = { right: 0, wrong: 1, fault: 2 };
  const pieces = report.results
    .filter((result) => result.points > 0)
    .map((result) => ({ state: stateOf(result), grow: formatNumber(result.points) }));
  return pieces.sort((a, b) => order[a.state] - order[b.state]);
}

function stateOf(result: Result): 'right' | 'wrong' | 'fault' {
  const { kind } = result.verdict;
  return kind === 'right' || kind === 'fault' ? kind : 'wrong';
}
