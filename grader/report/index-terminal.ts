/** A batch as a table for a terminal. Names and reasons are the students': escaped and cut to their column. */
import type { Language } from '../model.ts';
import {
  hasMarks,
  type IndexRow,
  type LeftOver,
  mean,
  median,
  shareOf,
  sortedShares,
  toldApart,
} from './class.ts';
import { fitColumns, textColumns } from './columns.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import { cut, forTerminal } from './text.ts';
import { phrases } from './words/phrases.ts';

const barColumns = 20;

export type TableOptions = {
  readonly language?: Language;
  readonly width?: number;
  /** What could not be matched to anybody. */
  readonly left?: readonly LeftOver[];
};

/**
 * One line for each submission, in the order given, then what could not be matched, and how many of which kind. Ends
 * with a newline.
 */
export function renderIndexTerminal(
  members: readonly IndexRow[],
  { language = 'en', width = 80, left = [] }: TableOptions = {},
): string {
  const rows = toldApart(members);
  const names = rows.map((row) => forTerminal(cut(row.name, 80)));
  const scores = rows.map(scoreText);
  const nameColumns = Math.max(8, Math.min(30, ...[Math.max(8, ...names.map(textColumns))]));
  const scoreColumns = Math.max(1, ...scores.map((score) => score.length));
  const room = Math.max(10, width - nameColumns - 2);
  const lines = rows.map((row, index) => {
    const name = fitColumns(names[index] ?? '', nameColumns);
    if (row.state !== 'graded') return `${name}  ${fitColumns(stateText(row, language), room)}`.trimEnd();
    const share = shareOf(row);
    const bar = share === undefined ? '' : `${barOf(share)} ${formatPercent(share).padStart(3)} %`;
    return `${name}  ${(scores[index] ?? '').padStart(scoreColumns)}  ${bar}`.trimEnd();
  });
  return `${[...lines, ...leftLines(left, language), '', summaryText(rows, language)].join('\n')}\n`;
}

function leftLines(left: readonly LeftOver[], language: Language): string[] {
  if (left.length === 0) return [];
  const lines = left.map(
    ({ name, reason }) => `  ${forTerminal(cut(name, 120))}: ${forTerminal(cut(reason, 200))}`,
  );
  return ['', `${phrases[language].index.left}:`, ...lines];
}

function scoreText(row: IndexRow): string {
  if (row.earned === undefined || row.points === undefined || row.state !== 'graded') return '';
  const points = `${formatNumber(row.earned)}/${formatNumber(row.points)}`;
  if (row.mark === undefined) return points;
  return `${formatNumber(row.mark.mark)}/${formatNumber(row.mark.maximum)} (${points})`;
}

function barOf(share: number): string {
  const full = Math.round(share * barColumns);
  return '█'.repeat(full) + '░'.repeat(barColumns - full);
}

function stateText(row: IndexRow, language: Language): string {
  const state = phrases[language].index[row.state];
  return row.error === undefined ? state : `${state}: ${forTerminal(cut(row.error, 200))}`;
}

function summaryText(rows: readonly IndexRow[], language: Language): string {
  const t = phrases[language].index;
  const count = (state: IndexRow['state']): number => rows.filter((row) => row.state === state).length;
  const parts = [t.students(rows.length), t.gradedCount(count('graded'))];
  if (count('error') > 0) parts.push(t.errorCount(count('error')));
  if (count('unreadable') > 0) parts.push(t.unreadableCount(count('unreadable')));
  if (count('missing') > 0) parts.push(t.missingCount(count('missing')));
  const shares = sortedShares(rows);
  if (shares.length > 0) {
    parts.push(`${t.mean} ${formatNumber(mean(shares) * 100, 3)} %`);
    parts.push(`${t.median} ${formatNumber(median(shares) * 100, 3)} %`);
  }
  const byMarks = hasMarks(rows) ? `\n${t.byMarks}` : '';
  return `${parts.join(' · ')}${byMarks}`;
}
