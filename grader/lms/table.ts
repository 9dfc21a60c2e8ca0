/** CSV text to tables and back, RFC 4180. */
import type { Table } from '../model.ts';

/** The table in a text, its delimiter taken from the first line. */
export function readTable(text: string): Table {
  const hasByteOrderMark = text.startsWith('\ufeff');
  const plain = hasByteOrderMark ? text.slice(1) : text;
  const firstLine = plain.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = (['\t', ';'] as const).find((mark) => firstLine.includes(mark)) ?? ',';
  const lineEnd = plain.includes('\r\n') ? '\r\n' : '\n';
  return { rows: rowsOf(plain, delimiter), delimiter, hasByteOrderMark, lineEnd };
}

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end = ''] of text.matchAll(cellOf(delimiter))) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === delimiter) continue;
    if (row.length > 1 || row[0] !== '' || end !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

function cellOf(delimiter: string): RegExp {
  return new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\n|$)`, 'gy');
}

/** The text of a table, each cell quoted where it must be. */
export function writeTable(table: Table): string {
  const lines = table.rows.map((row) => row.map((cell) => quote(cell, table)).join(table.delimiter));
  return `${table.hasByteOrderMark ? '\ufeff' : ''}${lines.map((line) => line + table.lineEnd).join('')}`;
}

function quote(cell: string, { delimiter }: Table): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
