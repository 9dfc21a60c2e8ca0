/** What `batch` and `regrade` write of a class as a whole, and how its members' pages are made. */
import { memberRowWriter } from '../batch/attempts.ts';
import { classJson, membersJson } from '../batch/class-json.ts';
import { leftOvers } from '../batch/left-overs.ts';
import type { ClassRow } from '../batch/rows.ts';
import type { AssignmentSettings } from '../course/settings.ts';
import type { Settings } from '../ledger/documents.ts';
import type { Roll, Seeds } from '../model.ts';
import type { Output } from '../output/output.ts';
import { loadManifest } from '../plan/load.ts';
import { renderCsv } from '../report/csv.ts';
import { renderIndex } from '../report/index-page.ts';
import type { Templates } from '../report/templates.ts';
import { markerFor } from './course.ts';

/** A class whose pages are written: who is in it, and what it was graded for. */
export type ShownClass = {
  readonly roll: Roll;
  readonly settings: Settings;
  readonly templates: Templates;
};

/** Makes the members' pages and rows, with marks by the course's rules. */
export function classRowWriter(
  output: Output,
  { roll, settings, templates }: ShownClass,
  { rules }: Pick<AssignmentSettings, 'rules'>,
) {
  const { language, hiddenReport, attempts = { count: 'latest' } } = settings;
  const { members } = roll;
  const view = { language, templates, hiddenReport, markOf: markerFor(rules, members) };
  return memberRowWriter(output, view, { members, rules: attempts });
}

/** Whether the hidden inputs were the same for all; nothing where they are public. */
function seedsIn({ visibility, seeds }: Settings): { readonly seeds?: Seeds } {
  return visibility === 'hidden' ? { seeds: seeds ?? 'course' } : {};
}

/** The text of `class.json`. */
export function classDocument(rows: readonly ClassRow[], { roll, settings }: Omit<ShownClass, 'templates'>) {
  return classJson({ assignment: settings.assignment, ...seedsIn(settings) }, rows, roll);
}

/** Writes the files that tell of the class as a whole. */
export function writeClass(output: Output, rows: readonly ClassRow[], shown: ShownClass): void {
  const { roll, settings, templates } = shown;
  const { assignment, language } = settings;
  const { platform } = roll;
  const left = leftOvers(roll, language);
  const title = loadManifest(assignment).title[language];
  const idsOf = new Map(roll.members.map(({ id, ids }) => [id, ids]));
  const timings = rows.map(({ id, timeMs }) => ({ id, timeMs }));
  output.write('index.html', renderIndex(rows, { templates, language, title, left, platform }));
  output.write('class.csv', renderCsv(rows.map((row) => ({ ...row, ids: idsOf.get(row.id) ?? {} }))));
  output.write('timings.json', `${JSON.stringify(timings, null, 2)}\n`);
  output.write('members.json', membersJson(roll));
  output.write('class.json', classDocument(rows, shown));
}
