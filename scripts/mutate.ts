/**
 * `npm run mutate -- [SLUG…] [--since REV] [--count N] [--update]`: changes two right submissions of each assignment in
 * hundreds of ways, one at a time, grades each on five hidden seeds, and lists those that keep full marks without an
 * explanation in tests/mutants/SLUG.json, or whose fate hangs on the seed. Stopped and begun again, it goes on where it was.
 * With `--since` only assignments that something changed for since that revision. With `--update` docs/mutants.md has the
 * counts. Ends with 1 when a mutant lives unexplained, when one's fate hangs on the seed, or when an explanation is of none.
 */
import { parseArgs } from 'node:util';
import { listAssignments } from '../grader/plan/load.ts';
import { countFates, type Fates } from '../tests/mutants/fates.ts';
import { measureMutants } from '../tests/mutants/measure-all.ts';
import { chooseMutants, type Mutant, mutantKey, readBases } from '../tests/mutants/mutants.ts';
import { addToRecord, readRecord, recordPath } from '../tests/mutants/record.ts';
import { changedSince } from './changed-since.ts';
import { writeRow } from './counted-table.ts';

const page = new URL('../docs/mutants.md', import.meta.url);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: 'string' },
    count: { type: 'string', default: '450' },
    update: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
if (!(Number.isInteger(count) && count > 0)) {
  process.stderr.write('--count must be a whole number above 0\n');
  process.exit(2);
}
const named = positionals.length > 0 ? positionals : listAssignments();
const unknown = named.find((slug) => !listAssignments().includes(slug));
if (unknown !== undefined) {
  process.stderr.write(`there is no assignment ${unknown}; gradecheck list tells which there are\n`);
  process.exit(2);
}
for (const slug of values.since === undefined ? named : await changedSince(values.since, named))
  await mutate(slug);

async function mutate(slug: string): Promise<void> {
  const mutants = await chooseMutants(await readBases(slug), count);
  const path = recordPath(slug);
  const known = readRecord(path);
  const keys = mutants.map(mutantKey).filter((key) => !known.has(key));
  await measureMutants({
    slug,
    count,
    keys,
    heard: (key, lives) => {
      known.set(key, lives);
      addToRecord(path, key, lives);
    },
  });
  tell(slug, countFates(slug, mutants, known));
}

function tell(slug: string, fates: Fates): void {
  const { unexplained, varied, stale, counts } = fates;
  process.stdout.write(
    `${slug}: ${Object.entries(counts)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ')}\n`,
  );
  for (const mutant of unexplained) process.stdout.write(`  lives: ${wordsOf(mutant)}\n`);
  for (const { mutant, lives } of varied)
    process.stdout.write(`  lives with some seeds (${lives.join(', ')}): ${wordsOf(mutant)}\n`);
  for (const one of stale)
    process.stdout.write(`  explained, but not alive or not there: ${JSON.stringify(one)}\n`);
  if (values.update) writeRow(page, [slug, Object.values(counts)], { headings: Object.keys(counts) });
  if (unexplained.length + varied.length + stale.length > 0) process.exitCode = 1;
}

function wordsOf({ base, edit, operator, fn }: Mutant): string {
  return `${operator} in ${fn} ${JSON.stringify({ base, ...edit })}`;
}
