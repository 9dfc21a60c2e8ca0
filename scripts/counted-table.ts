/** A page's table of counts: a row for each assignment, and their sums. */
import { readFileSync, writeFileSync } from 'node:fs';

/** The columns in their order, and those of them of which the sum means nothing. */
export type Columns = { readonly headings: readonly string[]; readonly unsummed?: readonly string[] };

/** Puts the counts of an assignment into the page's one table, in the place of its earlier ones. */
export function writeRow(
  page: URL,
  [slug, counts]: readonly [string, readonly number[]],
  columns: Columns,
): void {
  const text = readFileSync(page, 'utf8');
  const rows = new Map([...rowsIn(text), [slug, counts] as const]);
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    lineOf(['assignment', ...columns.headings]),
    `|---|${'--:|'.repeat(columns.headings.length)}`,
    ...sorted.map(([name, row]) => lineOf([`\`${name}\``, ...row])),
    lineOf([
      'all',
      ...sumsOf(
        sorted.map(([, row]) => row),
        columns,
      ),
    ]),
  ];
  writeFileSync(
    page,
    text.replace(/^\| assignment \|.*\n(?:\|.*\n)*/m, () => `${lines.join('\n')}\n`),
  );
}

/** The counts of each assignment that a page has. */
export function rowsIn(text: string): Map<string, readonly number[]> {
  const rows = text.matchAll(/^\| `([^`]+)` \| (\d[\d |]*) \|$/gm);
  return new Map([...rows].map(([, slug = '', cells = '']) => [slug, cells.split(' | ').map(Number)]));
}

function sumsOf(
  rows: readonly (readonly number[])[],
  { headings, unsummed = [] }: Columns,
): (number | string)[] {
  return headings.map((heading, index) =>
    unsummed.includes(heading) ? '' : rows.reduce((sum, row) => sum + (row[index] ?? 0), 0),
  );
}

function lineOf(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}
