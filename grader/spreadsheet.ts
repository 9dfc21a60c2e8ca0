/** What a table needs when people open it in a spreadsheet. */

/** What spreadsheets read as the start of a formula, full-width forms included; spaces in front do not help. */
const formula = /^\s*[=+\-@＝＋－＠\t\r|%]/u;

/** The text of a cell, with an apostrophe in front where a spreadsheet would take it for a formula. */
export function harmless(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}
