/** A report for a terminal: one line for each check, the explanation under those that are not right. */
import type { Report, Result } from '../model.ts';
import { explainAttempts } from './attempts.ts';
import { causesOf } from './causes.ts';
import { fitColumns, textColumns, wrap } from './columns.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { explainMark } from './mark.ts';
import { explainNote } from './note.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import { forTerminal } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** `width` in columns; 80 when left out. */
export type TerminalOptions = { readonly color: boolean; readonly width?: number };

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
type Painter = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

function painter(color: boolean): Painter {
  return (style, text) => (color ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}

type Page = { readonly report: Report; readonly t: Phrases; readonly paint: Painter; readonly width: number };

/** The report as text that ends with a newline. Nothing a student wrote reaches the terminal unescaped. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const t = phrases[report.language];
  const width = Math.max(40, options.width ?? 80);
  const page: Page = { report, t, paint: painter(options.color), width };
  const toldAbove = toldBefore(report);
  const lines = [
    page.paint('bold', forTerminal(report.title)),
    ...report.notes.flatMap((note) => paragraph(page, '  ! ', explainNote(note, report.language))),
    '',
    ...report.results.flatMap((result, index) => checkLines(page, result, toldAbove.has(index))),
    '',
    ...totalLines(page),
  ];
  return `${lines.join('\n')}\n`;
}

/** Checks that could not be called for a reason that an earlier check already told. */
function toldBefore(report: Report): ReadonlySet<number> {
  const blocking = causesOf(report).filter((cause) => cause.blocks);
  return new Set(blocking.flatMap((cause) => cause.checks.slice(1)));
}

function checkLines(page: Page, result: Result, isTold: boolean): string[] {
  const { paint, report, width } = page;
  const score = `${formatNumber(result.earned)}/${formatNumber(result.points)}`.padStart(
    scoreColumns(report),
  );
  const right = result.verdict.kind === 'right';
  const sign = signs[result.verdict.kind] ?? '✗';
  const room = width - 5 - scoreColumns(report) - 2 - textColumns(result.fn);
  const title = fitColumns(forTerminal(result.title), Math.max(20, room));
  const head = `  ${paint(right ? 'green' : colorOf(result), sign)} ${score}  ${title} ${paint('dim', forTerminal(result.fn))}`;
  if (right || isTold) return [head.trimEnd()];
  return [head.trimEnd(), ...explanationLines(page, explain(result, report.language))];
}

const signs: Readonly<Record<string, string>> = { right: '✓', fault: '!' };

function colorOf(result: Result): Style {
  return result.verdict.kind === 'fault' ? 'yellow' : 'red';
}

function scoreColumns(report: Report): number {
  const widths = report.results.map((r) => `${formatNumber(r.earned)}/${formatNumber(r.points)}`.length);
  return Math.max(3, ...widths);
}

function explanationLines(page: Page, explanation: Explanation): string[] {
  const indent = ' '.repeat(6 + scoreColumns(page.report));
  const { what, where, comparison, count, help } = explanation;
  const facts = [where, comparison, count].filter((sentence) => sentence !== undefined);
  return [
    ...paragraph(page, indent, what),
    ...facts.flatMap((sentence) => paragraph(page, indent, sentence)),
    ...(help === undefined ? [] : paragraph(page, indent, `${page.t.page.help} ${help}`)),
  ];
}

function paragraph(page: Page, indent: string, text: string): string[] {
  const lines = wrap(forTerminal(text), page.width - indent.length);
  return lines.map((line, index) => (index === 0 ? indent : ' '.repeat(indent.length)) + line);
}

/** What the course makes of the points, under their total. */
function markLines(page: Page): string[] {
  const { mark, language } = page.report;
  if (mark === undefined) return [];
  const { total, lines } = explainMark(mark, language);
  return [page.paint('bold', total), ...lines.flatMap((line) => paragraph(page, '  ', line))];
}

function attemptLines(page: Page): string[] {
  const { attempts, language } = page.report;
  if (attempts === undefined) return [];
  const { rule, lines } = explainAttempts(attempts, language);
  return [...paragraph(page, '', rule), ...lines.flatMap((line) => paragraph(page, '  ', line))];
}

function totalLines(page: Page): string[] {
  const { report, t, paint } = page;
  const { earned, points } = report;
  const share = points > 0 ? ` (${formatPercent(earned / points)} %)` : '';
  const total = `${t.page.total}: ${t.page.pointsOf(formatNumber(earned), formatNumber(points))}${share}`;
  const level = t.page.isolation(t.isolation[report.isolation]);
  const kind = report.visibility === 'public' ? t.page.public : t.page.hidden;
  return [
    ...(report.complete ? [] : paragraph(page, '', t.page.incomplete).map((line) => paint('yellow', line))),
    ...(report.told ? paragraph(page, '', t.page.told[report.told]) : []),
    paint('bold', total),
    ...markLines(page),
    ...attemptLines(page),
    ...wrap(`${kind} · ${level} · ${t.page.plan(forTerminal(report.plan))}`, page.width).map((line) =>
      paint('dim', line),
    ),
  ];
}
