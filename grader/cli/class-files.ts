import { classJson, membersJson } from '../batch/class-json.ts';
import { leftOvers } from '../batch/left-overs.ts';
import type { ClassRow } from '../batch/rows.ts';
import type { GradedClass } from '../ledger/documents.ts';
import type { Output } from '../output/output.ts';
import { renderCsv } from '../report/csv.ts';
import { type IndexOptions, renderIndex } from '../report/index-page.ts';
import { renderTimings } from '../report/timings-page.ts';
import { compareInto, usualLeast } from './compare.ts';
import { gradedClass } from './compared-class.ts';
import { loadTemplates } from './templates.ts';

/** A class that was graded, and its assignment's title in the language of the pages. */
export type ToTell = { readonly graded: GradedClass; readonly title: string };

/** Writes the files that tell of the class as a whole. */
export async function writeClass(
  output: Output,
  rows: readonly ClassRow[],
  { graded, title }: ToTell,
): Promise<void> {
  const { settings, roll } = graded;
  const { assignment, language } = settings;
  const { platform } = roll;
  const similar = settings.similar && (await compareMembers(output, graded));
  const page = { templates: loadTemplates(), language, title, left: leftOvers(roll, language), platform };
  const idsOf = new Map(roll.members.map(({ id, ids }) => [id, ids]));
  output.write('index.html', renderIndex(rows, { ...page, ...(similar && { similar }) }));
  output.write('class.csv', renderCsv(rows.map((row) => ({ ...row, ids: idsOf.get(row.id) ?? {} }))));
  output.write('timings.html', renderTimings(rows, page));
  output.write('timings.json', timingsJson(rows));
  output.write('members.json', membersJson(roll));
  output.write('class.json', classJson(assignment, rows, roll));
}

function timingsJson(rows: readonly ClassRow[]): string {
  const timings = rows.map(({ id, timeMs }) => ({ id, timeMs }));
  return `${JSON.stringify(timings, null, 2)}\n`;
}

/** Where the pages of similar submissions are. */
const prefix = 'similar/';

async function compareMembers(output: Output, graded: GradedClass): Promise<IndexOptions['similar']> {
  const { assignment, sources, handedOut } = gradedClass(output, graded);
  const { language } = graded.settings;
  const { pairs } = await compareInto(output, {
    ...{ assignment, sources, handedOut: [handedOut] },
    ...{ least: usualLeast, language, prefix },
  });
  return { pairs, prefix };
}
