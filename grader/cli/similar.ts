import { basename, join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { counted } from '../lms/listing.ts';
import type { Comparison, Language } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import type { TextSource } from '../similar/compare.ts';
import { compareInto, similarJson, usualLeast } from './compare.ts';
import { type ComparedClass, openClass } from './compared-class.ts';
import * as options from './options.ts';
import { fillOwnFolder, requireApart } from './output.ts';
import { print } from './print.ts';

type SimilarOptions = {
  readonly out: string;
  readonly assignment?: string;
  readonly with: readonly string[];
  readonly least: number;
  readonly lang?: Language;
  readonly json?: true;
};

const earlierOption = new Option(
  '--with <path>',
  'the class of an earlier term, to compare this one with; may be said again',
)
  .argParser((path: string, earlier: readonly string[]) => [...earlier, path])
  .default([], 'none');
const leastOption = new Option('--least <percent>', 'similarity from which a pair is told')
  .argParser(parseLeast)
  .default(usualLeast, `${100 * usualLeast}`);

/** `gradecheck similar PATH --out DIR`: which submissions of a class share passages. */
export function similarCommand(): Command {
  return new Command('similar')
    .description('find submissions of a class that are similar to one another; nothing is run or graded')
    .argument('<path>', 'the folder that `batch` wrote, or the class as `batch` takes it')
    .option('-a, --assignment <slug>', 'the assignment; a folder that `batch` wrote says it itself')
    .requiredOption('--out <dir>', 'where the pages go')
    .addOption(earlierOption)
    .addOption(leastOption)
    .addOption(
      new Option('--lang <language>', "language of the pages; else the class's, or en").choices(['en', 'zh']),
    )
    .addOption(options.jsonOption)
    .action(compareClass);
}

function parseLeast(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 10 && percent <= 100) return percent / 100;
  throw new InvalidArgumentError('a percentage from 10 to 100; below that, everything is similar');
}

async function compareClass(path: string, chosen: SimilarOptions): Promise<void> {
  for (const place of [path, ...chosen.with]) {
    options.requireExists(place);
    requireApart(place, chosen.out);
  }
  const ours = await openClass(path, chosen.assignment);
  const earlier = await openEarlier(chosen.with, ours.assignment);
  const comparison = await fillOwnFolder(chosen.out, (output) =>
    compareInto(output, {
      assignment: ours.assignment,
      sources: [...ours.sources, ...earlier.flatMap(({ sources }) => sources)],
      handedOut: [ours, ...earlier].map(({ handedOut }) => handedOut),
      least: chosen.least,
      language: chosen.lang ?? ours.language ?? 'en',
      prefix: '',
    }),
  );
  announce(comparison, ours.assignment, chosen);
}

/** Classes of earlier terms; each of their texts says which it is from. */
async function openEarlier(paths: readonly string[], assignment: string): Promise<ComparedClass[]> {
  const classes: ComparedClass[] = [];
  for (const path of paths) classes.push(await openClass(path, assignment));
  const names = classes.map(({ term }, index) => term ?? basename(resolve(paths[index] ?? '')));
  return classes.map((one, index) => {
    const name = names[index] ?? '';
    const isOnly = names.filter((other) => other === name).length === 1;
    const earlier = isOnly ? name : `${name}, ${paths[index]}`;
    const sources = one.sources.map(({ text, read }): TextSource => ({ text: { ...text, earlier }, read }));
    return { ...one, sources };
  });
}

function announce(comparison: Comparison, assignment: string, { out, json }: SimilarOptions): void {
  const { compared, pairs, notCompared } = comparison;
  const counts = `${compared} compared · ${counted(pairs.length, 'similar pair')} · ${notCompared.length} not compared`;
  const page = onOneLine(join(out, 'index.html'));
  print(json ? similarJson(comparison, assignment) : `${counts}\nPages: ${page}\n`);
}
