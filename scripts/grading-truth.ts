/** The table of docs/grading-truth.md: a row of counts for each assignment, and their sums. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Totals } from '../tests/students/totals.ts';

const page = new URL('../docs/grading-truth.md', import.meta.url);

const columns: readonly (readonly [heading: string, count: keyof Totals])[] = [
  ['right', 'right'],
  ['refused', 'refused'],
  ['wrong', 'wrong'],
  ['accepted', 'accepted'],
  ['open', 'open'],
  ['named truly', 'true'],
  ['named falsely', 'false'],
  ['silent', 'silent'],
  ['marks vary', 'marksVary'],
  ['names vary', 'namesVary'],
];

/** What the counts of a row are. */
export const headings: readonly string[] = ['secrets', ...columns.map(([heading]) => heading)];

/** The counts of a row. */
export function countsOf(secrets: number, totals: Totals): readonly number[] {
  return [secrets, ...columns.map(([, count]) => totals[count])];
}

/** Puts the counts of an assignment into the page, in the place of its earlier ones. */
export function writeCounts(slug: string, counts: readonly number[]): void {
  const text = readFileSync(page, 'utf8');
  const rows = new Map([...rowsIn(text), [slug, counts] as const]);
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    lineOf(['assignment', ...headings]),
    `|---|${'--:|'.repeat(headings.length)}`,
    ...sorted.map(([name, row]) => lineOf([`\`${name}\``, ...row])),
    lineOf(['all', ...sumsOf(sorted.map(([, row]) => row))]),
  ];
  writeFileSync(
    page,
    text.replace(/^\| assignment \|.*\n(?:\|.*\n)*/m, () => `${lines.join('\n')}\n`),
  );
}

/** The counts of each assignment that the page has. */
export function rowsIn(text: string): Map<string, readonly number[]> {
  const rows = text.matchAll(/^\| `([^`]+)` \| (\d[\d |]*) \|$/gm);
  return new Map([...rows].map(([, slug = '', cells = '']) => [slug, cells.split(' | ').map(Number)]));
}

/** How many secrets there were is no sum. */
function sumsOf(rows: readonly (readonly number[])[]): (number | string)[] {
  return ['', ...columns.map((_, index) => rows.reduce((sum, row) => sum + (row[index + 1] ?? 0), 0))];
}

function lineOf(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}
