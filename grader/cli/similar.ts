import { basename, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { showProgress } from '../batch/progress.ts';
import { readClass } from '../batch/read-class.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { Comparison, SourceFiles } from '../model.ts';
import { onOneLine } from '../output/error.ts';
import type { Output } from '../output/output.ts';
import { loadHandout, loadManifest, loadPublicCode, loadStarter } from '../plan/load.ts';
import { renderPair } from '../report/pair-page.ts';
import { mostPairs, pairPath, renderSimilar } from '../report/similar-page.ts';
import { type Compared, compareTexts, type TextSource } from '../similar/compare.ts';
import { openReader } from '../similar/reader.ts';
import * as options from './options.ts';
import { fillOutput, requireApart } from './output.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type SimilarOptions = Pick<options.GradingOptions, 'assignment' | 'lang' | 'json'> & {
  readonly out: string;
  readonly earlier: readonly string[];
  readonly least: number;
};

/** `gradecheck similar PATH -a SLUG --out DIR`: which submissions of a class share passages. */
export function similarCommand(): Command {
  return new Command('similar')
    .description('find submissions of a class that are similar to one another; nothing is run or graded')
    .argument('<path>', 'the class, as `batch` takes it')
    .addOption(options.assignmentOption)
    .addOption(new Option('--out <dir>', 'where the pages go').makeOptionMandatory())
    .addOption(
      new Option('--earlier <path...>', 'classes of earlier terms, to compare this one with').default([]),
    )
    .addOption(
      new Option('--least <percent>', 'similarity from which a pair is told')
        .argParser(parseLeast)
        .default(50),
    )
    .addOption(options.languageOption)
    .addOption(options.jsonOption)
    .action(compareClass);
}

function parseLeast(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 10 && percent <= 100) return percent;
  throw new InvalidArgumentError('a percentage from 10 to 100; below that, everything is similar');
}

async function compareClass(path: string, chosen: SimilarOptions): Promise<void> {
  for (const place of [path, ...chosen.earlier]) {
    options.requireExists(place);
    requireApart(place, chosen.out);
  }
  const sources = await sourcesOf(path, chosen);
  const comparison = await fillOutput(chosen.out, (output) => compareInto(output, sources, chosen));
  announce(comparison, chosen);
}

/** The class and those of earlier terms, each named by its folder or file. */
async function sourcesOf(path: string, { assignment, earlier }: SimilarOptions): Promise<TextSource[]> {
  const expected = options.expectedFiles(assignment);
  const { members: ours } = await readClass(path, expected);
  const sources = ours.map((member) => sourceOf(member));
  for (const place of earlier) {
    const { members } = await readClass(place, expected);
    sources.push(...members.map((member) => sourceOf(member, basename(place))));
  }
  return sources;
}

function sourceOf({ id, name, read }: ClassMember, earlier?: string): TextSource {
  return {
    text: { id, name, ...(earlier === undefined ? {} : { earlier }) },
    read: async () => {
      const handedIn = await read();
      return 'error' in handedIn ? undefined : handedIn.files;
    },
  };
}

async function compareInto(
  output: Output,
  sources: readonly TextSource[],
  chosen: SimilarOptions,
): Promise<Comparison> {
  const reader = openReader();
  const progress = showProgress(sources.length, process.stderr);
  try {
    const compared = await compareTexts(sources, {
      reader,
      handedOut: handedOut(chosen.assignment),
      least: chosen.least / 100,
      onRead: ({ id }) => progress.done(`${id}: read`),
    });
    await writePages(output, compared, chosen);
    return compared.comparison;
  } finally {
    progress.end();
    await reader.close();
  }
}

/** Everything that a student was given: starter, library, driver, and the code of the handout. */
function handedOut(slug: string): SourceFiles {
  const blocks = (['en', 'zh'] as const).flatMap((language) => [
    ...loadHandout(slug, language).matchAll(/^```\w*\n([\s\S]*?)^```/gm),
  ]);
  const ofHandout = Object.fromEntries(blocks.map(([, code], index) => [`handout-${index}.ts`, code ?? '']));
  const ofStarter = Object.fromEntries(
    Object.entries(loadStarter(slug)).map(([file, text]) => [`starter/${file}`, text]),
  );
  return { ...loadPublicCode(slug).sources, ...ofStarter, ...ofHandout };
}

async function writePages(
  output: Output,
  { comparison, passages }: Compared,
  chosen: SimilarOptions,
): Promise<void> {
  const { assignment, lang } = chosen;
  const page = { templates: loadTemplates(), language: lang, title: loadManifest(assignment).title[lang] };
  output.write('index.html', renderSimilar(comparison, page));
  output.write('similar.json', toJson(comparison, assignment));
  for (const [place, pair] of comparison.pairs.slice(0, mostPairs).entries())
    output.write(pairPath(place), renderPair(await passages(pair), page));
}

function toJson(comparison: Comparison, assignment: string): string {
  const pairs = comparison.pairs.map((pair, place) => ({
    ...pair,
    page: place < mostPairs ? pairPath(place) : null,
  }));
  return `${JSON.stringify({ assignment, ...comparison, pairs }, null, 2)}\n`;
}

function announce(comparison: Comparison, { assignment, out, json }: SimilarOptions): void {
  if (json) print(toJson(comparison, assignment));
  else {
    const { compared, pairs, notCompared } = comparison;
    const page = onOneLine(join(out, 'index.html'));
    print(
      `${compared} compared · ${pairs.length} similar pairs · ${notCompared.length} not compared\nPages: ${page}\n`,
    );
  }
}
