/** The class as a table for people's spreadsheets; what an LMS imports is another file with bytes of its own. */
import type { IndexRow } from './class.ts';
import { cut, forTerminal } from './text.ts';

/**
 * CSV with a header, one row for each submission in the order given, CRLF between rows as RFC 4180 has it; marks have
 * columns where the course has rules that change them. Names and reasons are the students': on one line, and no
 * spreadsheet takes them for a formula.
 */
export function renderCsv(rows: readonly IndexRow[]): string {
  const hasMarks = rows.some(({ mark }) => mark !== undefined);
  const ofMarks = hasMarks ? ['mark', 'maximum'] : [];
  const header = ['name', 'id', 'state', 'earned', 'points', ...ofMarks, 'mistakes', 'reason'];
  const lines = rows.map(({ name, id, state, earned, points, mark, mistakes, error }) => {
    const named = mistakes.map((mistake) => mistake.id).join(' ');
    const marks = hasMarks ? [mark?.mark ?? '', mark?.maximum ?? ''] : [];
    const numbers = [earned ?? '', points ?? '', ...marks];
    return [cell(name), cell(id), state, ...numbers, cell(named), cell(error ?? '')].join(',');
  });
  return [header.join(','), ...lines, ''].join('\r\n');
}

/** What spreadsheets read as the start of a formula, full-width forms included; spaces in front do not help. */
const formula = /^\s*[=+\-@＝＋－＠\t\r|%]/u;

/** One field: invisible characters written out, quoted, with an apostrophe in front of what looks like a formula. */
function cell(text: string): string {
  const plain = forTerminal(cut(text, 500));
  const harmless = formula.test(plain) ? `'${plain}` : plain;
  return `"${harmless.replaceAll('"', '""')}"`;
}
