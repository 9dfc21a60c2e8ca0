/**
 * `npm run students -- [SLUG…] [--secrets N] [--update]`: grades the corpus of tests/students/ with the hidden plans of N
 * secrets (20, when nothing is said), tells what is told otherwise than the tables say, and counts. With `--update` the
 * tables and docs/grading-truth.md say so from now on. Ends with 1 when a table does not hold, or when a name was told that
 * nobody has read yet against what is wrong in truth: that belongs into the assignment's judged.json, by hand.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { listAssignments } from '../grader/plan/load.ts';
import { fileOf, listWrong, type Slip } from '../tests/students/corpus.ts';
import { readJudgements, unread } from '../tests/students/judged.ts';
import { type Measured, measureAll } from '../tests/students/measure.ts';
import {
  isSame,
  keptOf,
  knownTold,
  readTold,
  type Told,
  type ToldTable,
  tableSecrets,
} from '../tests/students/told.ts';
import { totalsOf } from '../tests/students/totals.ts';
import { countsOf, headings, writeCounts } from './grading-truth.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { secrets: { type: 'string', default: '20' }, update: { type: 'boolean', default: false } },
});
const secrets = Number(values.secrets);
const least = values.update ? tableSecrets : 1;
if (!(Number.isInteger(secrets) && secrets >= least)) {
  process.stderr.write(`--secrets must be a whole number, with --update at least ${tableSecrets}\n`);
  process.exit(2);
}

await measureAll(positionals.length > 0 ? positionals : listAssignments(), secrets, tell);

async function tell(slug: string, measured: Measured): Promise<void> {
  const changes = changesIn(readTold(slug), measured.told);
  const strangers = unreadIn(slug, measured);
  const wrong = listWrong(slug);
  const counts = countsOf(secrets, totalsOf(measured.told, { wrong, judgements: readJudgements(slug) }));
  const summary = headings.map((heading, index) => `${heading} ${counts[index]}`).join(', ');
  process.stdout.write([`${slug}: ${summary}`, ...changes, ...strangers, ''].join('\n'));
  if (values.update) await keep(slug, measured.told);
  if (values.update && strangers.length === 0) writeCounts(slug, counts);
  if (strangers.length > 0 || (changes.length > 0 && !values.update)) process.exitCode = 1;
}

/** What the table says otherwise, one line for each submission. */
function changesIn(table: ToldTable, told: ToldTable): string[] {
  return Object.entries(told).flatMap(([name, list]) => {
    const now = list.slice(0, tableSecrets);
    const was = now.map((_, index) => knownTold(table, name, index));
    const isAsBefore = now.every((one, index) => isSame(one, was[index]));
    return isAsBefore ? [] : [`  ${name}: was ${wordsOf(was)}; is ${wordsOf(now)}`];
  });
}

function wordsOf(told: readonly (Told | undefined)[]): string {
  const words = told.map((one) => (one ? [`${one.points} points`, ...one.names].join(', ') : 'not graded'));
  return [...new Set(words)].join(' / ');
}

/** Names that nobody has read yet, with all that is needed to read them. */
function unreadIn(slug: string, { told, sentences }: Measured): string[] {
  const truths = new Map(listWrong(slug).map((slip) => [slip.name, slip]));
  const judgements = readJudgements(slug);
  return Object.entries(told).flatMap(([name, list]) => {
    const names = [...new Set(list.flatMap((one) => one.names))];
    return unread(judgements, name, names).map(
      (one) =>
        `  ${name} was told "${one}" (${sentences[one]})\n    is it true of: ${truthOf(truths.get(name))}`,
    );
  });
}

function truthOf(slip: Slip | undefined): string {
  return slip === undefined ? 'nothing is wrong' : `${slip.fn}: ${slip.truth}`;
}

/** Writes the table, laid out as all data files are. */
async function keep(slug: string, told: ToldTable): Promise<void> {
  const path = fileURLToPath(fileOf(slug, 'told.json'));
  const kept = Object.entries(told).map(([name, list]) => [name, keptOf(list)]);
  writeFileSync(path, JSON.stringify(Object.fromEntries(kept)));
  await execa('biome', ['format', '--write', path], { preferLocal: true });
}
