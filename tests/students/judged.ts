/** What people found when they read names against what is wrong in truth; apart from what is measured. */
import { readData } from './corpus.ts';

/** By submission: whether each name that it was told is true of it. */
export type Judgements = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

/** The judgements of an assignment. */
export function readJudgements(slug: string): Judgements {
  return readData<Judgements>(slug, 'judged.json') ?? {};
}

/** Those of `names` that nobody has read yet. */
export function unread(judgements: Judgements, name: string, names: readonly string[]): string[] {
  return names.filter((told) => judgements[name]?.[told] === undefined);
}
