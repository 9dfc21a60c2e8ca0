/** CSV as teachers' exports hold it: bytes to text, text to a {@link Table} and back, written as it was read. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Table } from '../model.ts';

/** The bytes or the text are no table; the message says what to do. */
export class TableError extends Error {
  override name = 'TableError';
}

const byteOrderMark = '\ufeff';
const delimiters = [',', ';', '\t'] as const;
const lineEnds = ['\n', '\r\n'] as const;

/** What each way of quoting quotes beyond delimiters and quotation marks. */
const quotings = {
  needed: { quoted_match: /[\r\n]/ },
  spaced: { quoted_match: /[\s\\]/ },
  texts: { quoted_match: /[^\d.]/ },
  filled: { quoted: true },
  all: { quoted: true, quoted_empty: true },
} as const;
const quotingNames = ['needed', 'spaced', 'texts', 'filled', 'all'] as const;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark; the mark stays. @throws {TableError} */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new TableError('It is not UTF-8 text. Export it again, or save it as "CSV UTF-8".');
  }
}

/** `text` in the encoding of `like`, the file that it goes back to. */
export function bytesOf(text: string, like: Uint8Array): Uint8Array {
  const encoding = encodingOf(like);
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const units = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at += 1)
    units.setUint16(2 * at, text.charCodeAt(at), encoding === 'utf-16le');
  return new Uint8Array(units.buffer);
}

/**
 * The table that a CSV text holds. Delimiter, line ends, byte order mark and quoting are found out; rows stay as long
 * as they are. @throws {TableError} when it is empty or a quotation mark is never closed.
 */
export function readTable(text: string): Table {
  const hasByteOrderMark = text.startsWith(byteOrderMark);
  const body = hasByteOrderMark ? text.slice(1) : text;
  if (body.trim() === '') throw new TableError('The file is empty. Export it again.');
  const delimiter = delimiterOf(body);
  const read = { rows: rowsOf(body, delimiter), delimiter, hasByteOrderMark };
  const endsOpen = /[^\r\n]$/.test(body) ? ({ endsOpen: true } as const) : {};
  for (const lineEnd of lineEnds) {
    for (const quoting of quotingNames) {
      const table = { ...read, lineEnd, quoting, ...endsOpen };
      if (writeTable(table) === text) return table;
    }
  }
  return { ...read, lineEnd: body.includes('\r\n') ? '\r\n' : '\n', ...endsOpen };
}

/** The CSV text of a table, quoted as it was where it was read. */
export function writeTable(table: Table): string {
  return stringify(
    table.rows.map((row) => [...row]),
    {
      delimiter: table.delimiter,
      record_delimiter: table.lineEnd,
      bom: table.hasByteOrderMark,
      eof: table.endsOpen !== true,
      ...quotings[table.quoting ?? 'needed'],
    },
  );
}

function rowsOf(body: string, delimiter: string, to = -1): string[][] {
  try {
    return parse(body, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      ...(to < 0 ? {} : { to }),
    });
  } catch (error) {
    throw new TableError(`It is no CSV table: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The delimiter that makes most cells of the first ten rows. */
function delimiterOf(body: string): Table['delimiter'] {
  const cells = (delimiter: string) => {
    try {
      return rowsOf(body, delimiter, 10).reduce((sum, row) => sum + row.length, 0);
    } catch {
      return 0;
    }
  };
  const counted = delimiters.map((delimiter) => ({ delimiter, cells: cells(delimiter) }));
  return counted.reduce((best, next) => (next.cells > best.cells ? next : best)).delimiter;
}

/** A cell of a row that may be too short for it. */
export function cellOf(row: readonly string[] | undefined, column: number | undefined): string {
  return (column === undefined ? undefined : row?.[column]) ?? '';
}

/**
 * The number that a cell shows, with a decimal point or comma; `undefined` when it shows none. Where both stand, the
 * last is the decimal mark; a single comma is always one, as Canvas reads it.
 */
export function readNumber(cell: string): number | undefined {
  const text = cell.trim();
  if (!/^-?\d[\d.,]*$/.test(text)) return undefined;
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const whole = mark < 0 ? text : text.slice(0, mark);
  const value = Number(`${whole.replaceAll(/[.,]/g, '')}.${mark < 0 ? '' : text.slice(mark + 1)}`);
  return Number.isFinite(value) ? value : undefined;
}

/** A number that every platform reads alike: digits, and after a point at most two more. */
export function writeNumber(value: number): string {
  return String(Math.round((value + Number.EPSILON) * 100) / 100);
}
