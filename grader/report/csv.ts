/** The class as a table for people's spreadsheets; what an LMS imports is another file with bytes of its own. */
import { harmless } from '../spreadsheet.ts';
import { hasMarks, type IndexRow, pointShareOf, shareOf } from './class.ts';
import { cut, forTerminal } from './text.ts';

const idKinds = ['lms', 'sis', 'login', 'email', 'participant'] as const;

/** Excel reads UTF-8 only so. */
const byteOrderMark = '\ufeff';

/**
 * CSV with a byte order mark and a header, one row for each submission in the order given, CRLF between rows as RFC 4180
 * has it; `percent` is of the points, and marks have columns where the course has rules that make them. Names and reasons are
 * the students': on one line, and no spreadsheet takes them for a formula.
 */
export function renderCsv(rows: readonly IndexRow[]): string {
  const isMarked = hasMarks(rows);
  const ofMarks = isMarked ? ['mark', 'maximum', 'markPercent'] : [];
  const numbers = ['earned', 'points', 'percent', ...ofMarks];
  const header = ['name', 'id', 'state', ...numbers, ...idKinds, 'mistakes', 'reason'];
  const lines = rows.map((row) => lineOf(row, isMarked));
  return byteOrderMark + [header.join(','), ...lines, ''].join('\r\n');
}

function lineOf(row: IndexRow, isMarked: boolean): string {
  const { name, id, state, earned = '', points = '', mark, ids = {}, mistakes, error = '' } = row;
  const percent = percentOf(pointShareOf(row));
  const marks = isMarked ? [mark?.mark ?? '', mark?.maximum ?? '', percentOf(mark && shareOf(row))] : [];
  const named = mistakes.map((mistake) => mistake.id).join(' ');
  const platformIds = idKinds.map((kind) => cell(ids[kind] ?? ''));
  return [
    ...[cell(name), cell(id), state, earned, points, percent, ...marks],
    ...[...platformIds, cell(named), cell(error)],
  ].join(',');
}

const percentOf = (share: number | undefined): number | '' =>
  share === undefined ? '' : Number((100 * share).toFixed(1));

/** One field: invisible characters written out, no formula, quoted. */
function cell(text: string): string {
  const plain = harmless(forTerminal(cut(text, 500)));
  return `"${plain.replaceAll('"', '""')}"`;
}
