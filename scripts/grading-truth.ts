/** The table of docs/grading-truth.md. */
import type { Totals } from '../tests/students/totals.ts';
import { writeRow } from './counted-table.ts';

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
  writeRow(page, [slug, counts], { headings, unsummed: ['secrets'] });
}
