import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type GivenBack, giveBack, requireRoster, type Untold } from '../grades/give-back.ts';
import { type Results, readPage, readResults } from '../grades/results.ts';
import { type ZipFile, zipPieces } from '../grades/zip.ts';
import { peopleOf } from '../lms/marks.ts';
import type { FillOptions, Platform } from '../lms/platform.ts';
import { platformNames, platformsFor } from '../lms/platforms.ts';
import type { PlatformName } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import { cut, forTerminal } from '../report/text.ts';
import { exitCodes, UsageError } from './failure.ts';
import * as options from './options.ts';
import { fillOwnFolder, requireApart } from './output.ts';
import { print } from './print.ts';

type GradesOptions = {
  readonly to: PlatformName | 'csv';
  readonly roster?: string;
  readonly out?: string;
  readonly scale?: number;
  readonly column?: string;
  readonly dryRun?: true;
  readonly overwriteNewer?: true;
};

/** `gradecheck grades OUT --to PLATFORM --roster FILE --out DIR`: what an LMS takes back. */
export function gradesCommand(): Command {
  return new Command('grades')
    .description("what an LMS takes back: the roster with grades, and an archive of each student's page")
    .argument('<results>', 'the folder that "gradecheck batch" wrote')
    .addOption(
      new Option('--to <platform>', 'who takes them back; csv is a table for people')
        .choices([...platformNames, 'csv'])
        .makeOptionMandatory(),
    )
    .addOption(options.rosterOption)
    .addOption(new Option('--out <dir>', 'where grades.csv and feedback.zip go'))
    .addOption(
      new Option('--scale <maximum>', "the course's maximum, when it is another").argParser(parseMaximum),
    )
    .addOption(new Option('--column <title>', "the assignment's column, where the roster has several"))
    .addOption(new Option('--dry-run', 'show what would change, and write nothing'))
    .addOption(new Option('--overwrite-newer', 'also rows that the LMS may take to be newer (Moodle)'))
    .action(giveGrades);
}

function parseMaximum(text: string): number {
  const maximum = Number(text);
  if (text.trim() !== '' && maximum > 0 && maximum <= 1e6) return maximum;
  throw new InvalidArgumentError('a number above 0');
}

async function giveGrades(folder: string, chosen: GradesOptions): Promise<void> {
  options.requireExists(folder);
  const platform = platformCalled(chosen.to);
  const roster = chosen.roster === undefined ? undefined : options.readRosterFile(chosen.roster);
  requireRoster(platform, roster);
  const results = readResults(folder);
  const given = giveBack(results, {
    platform,
    options: fillOptions(chosen),
    ...(roster === undefined || isOwnTable(platform) ? {} : { roster }),
  });
  const shown = nameShower(results);
  if (chosen.dryRun)
    print(`${describeChanges(given, shown)}${describeRest(given, shown)}Nothing was written.\n`);
  else await write(results, given, { platform, out: outOf(chosen), shown });
  if (given.refused.length > 0) process.exitCode = exitCodes.badInput;
}

function platformCalled(to: GradesOptions['to']): Platform {
  const name = to === 'csv' ? 'folder' : to;
  const platform = platformsFor([]).find((one) => one.name === name);
  if (platform === undefined) throw new UsageError(`--to ${to}: is no platform`);
  return platform;
}

const isOwnTable = ({ name }: Platform): boolean => name === 'folder' || name === 'github';

function fillOptions({ scale, column, overwriteNewer }: GradesOptions): FillOptions {
  return {
    ...(scale === undefined ? {} : { maximum: scale }),
    ...(column === undefined ? {} : { column }),
    ...(overwriteNewer === undefined ? {} : { overwritesNewer: overwriteNewer }),
  };
}

function outOf({ out }: GradesOptions): string {
  if (out !== undefined) return out;
  throw new UsageError('--out DIR is needed, or --dry-run to see what would change');
}

type Target = { readonly platform: Platform; readonly out: string; readonly shown: Shown };

async function write(results: Results, given: GivenBack, { platform, out, shown }: Target): Promise<void> {
  requireApart(results.folder, out);
  const hasZip = given.pages.length > 0;
  const written = await fillOwnFolder(out, (output) => {
    if (given.grades) output.write('grades.csv', given.grades.bytes);
    if (hasZip) output.writePieces('feedback.zip', zipPieces(zipFiles(results, given, platform)));
    return [...(given.grades ? ['grades.csv'] : []), ...(hasZip ? ['feedback.zip'] : [])];
  });
  const files = written.map((name) => onOneLine(join(out, name))).join(', ');
  print(`${describeRest(given, shown)}Written: ${files || 'nothing, for there is nothing to give back'}\n`);
}

/** The pages, each read when it is its turn; Sakai takes the grades in the same archive. */
function* zipFiles(
  { folder }: Results,
  { pages, grades }: GivenBack,
  platform: Platform,
): Generator<ZipFile> {
  for (const { path, id } of pages) yield [path, readPage(folder, id)];
  const [assignment] = pages[0]?.path.split('/') ?? [];
  if (platform.name === 'sakai' && grades !== undefined && assignment !== undefined)
    yield [`${assignment}/grades.csv`, grades.bytes];
}

function describeChanges({ changes }: GivenBack, shown: Shown): string {
  return lines(changes.map(({ was, now, ...who }) => `${shown(who)}: ${was.trim() || 'no grade'} → ${now}`));
}

/** Who gets no mark or page, and how many do. */
function describeRest({ changes, refused, ungraded, pages, unpaged }: GivenBack, shown: Shown): string {
  const stay = ungraded.map(({ id, name, entry }) => ({
    ...{ id, name },
    reason: `${entry.state}; the grade stays as it is`,
  }));
  const [first] = unpaged;
  const isForAll = unpaged.length > 1 && unpaged.every(({ reason }) => reason === first?.reason);
  const noPage = isForAll && first ? [{ id: '', name: 'everybody', reason: first.reason }] : unpaged;
  return [
    told('No mark', [...refused, ...stay], shown),
    told('No page', noPage, shown),
    `${changes.length} grades change; ${pages.length} pages\n`,
  ].join('');
}

function told(title: string, all: readonly Untold[], shown: Shown): string {
  return lines(all.map(({ reason, ...who }) => `${title} for ${shown(who)}: ${reason}`));
}

const longestName = 120;

type Shown = (who: Pick<Untold, 'id' | 'name'>) => string;

/** Names as they are shown: beside one that several in the class have stands the id. */
function nameShower({ results }: Results): Shown {
  const uses = Map.groupBy(results.flatMap(peopleOf), ({ name }) => name);
  return ({ id, name }) => {
    const isShared = (uses.get(name)?.length ?? 0) > 1;
    return isShared ? `${cut(name, longestName)} (${id})` : cut(name, longestName);
  };
}

const lines = (all: readonly string[]): string => all.map((line) => `${forTerminal(line)}\n`).join('');
