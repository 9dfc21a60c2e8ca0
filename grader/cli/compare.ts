import { showProgress } from '../batch/progress.ts';
import type { Comparison, Language, SourceFiles } from '../model.ts';
import type { Output } from '../output/output.ts';
import { loadManifest } from '../plan/load.ts';
import { renderPair } from '../report/pair-page.ts';
import { jsonPath, mostPairs, pairPath, renderSimilar } from '../report/similar-page.ts';
import { forDocument } from '../report/text.ts';
import { type Compared, compareTexts, type TextSource } from '../similar/compare.ts';
import { openReader } from '../similar/reader.ts';
import { loadTemplates } from './templates.ts';

/** What is compared, and how the pages say it; `prefix` is empty or a path below the output folder that ends with `/`. */
export type ToCompare = {
  readonly assignment: string;
  readonly sources: readonly TextSource[];
  readonly handedOut: readonly SourceFiles[];
  /** The similarity, 0 … 1, from which a pair is told. */
  readonly least: number;
  readonly language: Language;
  readonly prefix: string;
};

/** The similarity from which a pair is told unless the user says another. */
export const usualLeast = 0.5;

/** Compares submissions, and writes the pages that show which are similar. */
export async function compareInto(output: Pick<Output, 'write'>, toCompare: ToCompare): Promise<Comparison> {
  const { sources } = toCompare;
  const reader = openReader();
  const progress = showProgress(sources.length, process.stderr);
  try {
    const onRead = ({ id }: TextSource['text']) => progress.done(`${id}: read`);
    const compared = await compareTexts(sources, { ...toCompare, reader, onRead });
    await writePages(output, compared, toCompare);
    return compared.comparison;
  } finally {
    progress.end();
    await reader.close();
  }
}

async function writePages(
  output: Pick<Output, 'write'>,
  { comparison, passages }: Compared,
  { assignment, language, prefix }: ToCompare,
): Promise<void> {
  const page = { templates: loadTemplates(), language, title: loadManifest(assignment).title[language] };
  output.write(`${prefix}index.html`, renderSimilar(comparison, page));
  output.write(prefix + jsonPath, similarJson(comparison, assignment));
  for (const [place, pair] of comparison.pairs.slice(0, mostPairs).entries())
    output.write(prefix + pairPath(place), renderPair(await passages(pair), page));
}

/** The text of `similar.json`: all that the pages tell, and what they have no room for. */
export function similarJson(comparison: Comparison, assignment: string): string {
  const pairs = comparison.pairs.map((pair, place) => ({
    ...pair,
    page: place < mostPairs ? pairPath(place) : null,
  }));
  return forDocument(`${JSON.stringify({ assignment, ...comparison, pairs }, null, 2)}\n`);
}
