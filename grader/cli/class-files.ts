/** What `batch` and `regrade` write of a class as a whole, and how its members' pages are made. */
import { memberRowWriter } from '../batch/attempts.ts';
import { classJson, membersJson, shownIds } from '../batch/class-json.ts';
import { leftOvers } from '../batch/left-overs.ts';
import type { ClassRow } from '../batch/rows.ts';
import type { GradedClass, Settings } from '../ledger/documents.ts';
import type { Seeds } from '../model.ts';
import type { Output } from '../output/output.ts';
import { loadManifest } from '../plan/load.ts';
import { renderCsv } from '../report/csv.ts';
import { type IndexOptions, renderIndex } from '../report/index-page.ts';
import { renderTimings } from '../report/timings-page.ts';
import { compareInto, usualLeast } from './compare.ts';
import { gradedClass } from './compared-class.ts';
import { markerFor, rulesOf } from './course.ts';
import { loadTemplates } from './templates.ts';

/** Makes the members' pages and rows, with marks by the class's rules. */
export function classRowWriter(output: Output, { roll, settings }: Omit<GradedClass, 'members'>) {
  const { language, hiddenReport, attempts = { count: 'latest' } } = settings;
  const { members } = roll;
  const markOf = markerFor(rulesOf(settings), members);
  const view = { language, templates: loadTemplates(), hiddenReport, markOf };
  return memberRowWriter(output, view, { members, rules: attempts });
}

/** Whether the hidden inputs were the same for all; nothing where they are public. */
function seedsIn({ visibility, seeds }: Settings): { readonly seeds?: Seeds } {
  return visibility === 'hidden' ? { seeds: seeds ?? 'course' } : {};
}

/** The text of `class.json`. */
export function classDocument(rows: readonly ClassRow[], { roll, settings }: Omit<GradedClass, 'members'>) {
  return classJson({ assignment: settings.assignment, ...seedsIn(settings) }, rows, roll);
}

/** Writes the files that tell of the class as a whole. @returns the similar pairs, where they are a setting of the class. */
export async function writeClass(
  output: Output,
  rows: readonly ClassRow[],
  graded: GradedClass,
): Promise<IndexOptions['similar']> {
  const { roll, settings } = graded;
  const page = pageOf(graded);
  const similar = settings.similar && (await compareMembers(output, graded));
  const idsOf = new Map(roll.members.map((member) => [member.id, shownIds(member)]));
  output.write('index.html', renderIndex(rows, { ...page, ...(similar && { similar }) }));
  output.write('class.csv', renderCsv(rows.map((row) => ({ ...row, ids: idsOf.get(row.id) ?? {} }))));
  output.write('timings.html', renderTimings(rows, page));
  output.write('timings.json', timingsJson(rows));
  output.write('members.json', membersJson(roll));
  output.write('class.json', classDocument(rows, graded));
  return similar;
}

function pageOf({ roll, settings }: GradedClass): IndexOptions {
  const { assignment, language } = settings;
  const { platform, notes = [] } = roll;
  const title = loadManifest(assignment).title[language];
  return { templates: loadTemplates(), language, title, left: leftOvers(roll, language), platform, notes };
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
