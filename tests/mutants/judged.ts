/** What people found when they read mutants that live. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Mutant, mutantKey } from './mutants.ts';

/**
 * Why mutants live. `equivalent`: nobody can tell them from what is right by the handout; `unmeant`: somebody can, by
 * what no handout speaks of, or by what no student would write.
 */
export type Explanation = {
  readonly kind: 'equivalent' | 'unmeant';
  readonly reason: string;
  readonly mutants: readonly (Pick<Mutant, 'base'> & Mutant['edit'])[];
};

/** The file of an assignment's explanations. */
export function explanationsPath(slug: string): string {
  return fileURLToPath(new URL(`./${slug}.json`, import.meta.url));
}

export function readExplanations(slug: string): readonly Explanation[] {
  const path = explanationsPath(slug);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Explanation[]) : [];
}

/** Kinds of explanations by the mutants' keys. */
export function kindsByKey(explanations: readonly Explanation[]): Map<string, Explanation['kind']> {
  const pairs = explanations.flatMap(({ kind, mutants }) =>
    mutants.map(({ base, ...edit }) => [mutantKey({ base, edit }), kind] as const),
  );
  return new Map(pairs);
}
