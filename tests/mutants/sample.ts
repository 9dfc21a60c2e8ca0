/** The mutants that are graded each day. */
import { listRight } from '../students/corpus.ts';
import { kindsByKey, readExplanations } from './judged.ts';
import { type Bench, fateOf, gradeMutant } from './measure.ts';
import { chooseMutants, type Mutant, mutantKey, mutatedFiles, readBases } from './mutants.ts';

/** About as many as there are ways of writing wrongly, and each so many-th of them. */
const chosenCount = 42;
const sampleStep = 3;

/** Those of the sample that do not die on every seed though nobody has said why. */
export async function unexplainedInSample(slug: string, bench: Bench): Promise<Mutant[]> {
  // Nobody has written submissions of an assignment that was only just begun.
  if (listRight(slug).length === 0) return [];
  const from = await readBases(slug);
  const kinds = kindsByKey(readExplanations(slug));
  const chosen = await chooseMutants(from, chosenCount);
  const sample = chosen.filter((mutant, index) => index % sampleStep === 0 && !kinds.has(mutantKey(mutant)));
  const alive: Mutant[] = [];
  for (const mutant of sample)
    if (fateOf(await gradeMutant(mutatedFiles(mutant, from), bench)) !== 'killed') alive.push(mutant);
  return alive;
}
