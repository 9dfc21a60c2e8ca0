/** What became of the mutants of an assignment, held against what people found when they read them. */
import { type Explanation, kindsByKey, readExplanations } from './judged.ts';
import { fateOf, type Lives } from './measure.ts';
import { type Mutant, mutantKey } from './mutants.ts';

/** The columns of the table. */
export type Counts = Readonly<
  Record<'mutants' | 'killed' | Explanation['kind'] | 'survived' | 'varied', number>
>;

export type Fates = {
  readonly counts: Counts;
  /** Alive, and nobody has said why. */
  readonly unexplained: readonly Mutant[];
  readonly varied: readonly { readonly mutant: Mutant; readonly lives: Lives }[];
  /** Explanations of what is not alive, or not a mutant any more. */
  readonly stale: readonly Explanation['mutants'][number][];
};

/** @param known what became of each of `mutants` */
export function countFates(
  slug: string,
  mutants: readonly Mutant[],
  known: ReadonlyMap<string, Lives>,
): Fates {
  const explanations = readExplanations(slug);
  const kinds = kindsByKey(explanations);
  const all = mutants.map((mutant) => {
    const key = mutantKey(mutant);
    const lives = known.get(key) ?? [];
    return { mutant, key, lives, fate: fateOf(lives) };
  });
  const alive = all.filter(({ fate }) => fate === 'survived');
  const unexplained = alive.filter(({ key }) => !kinds.has(key)).map(({ mutant }) => mutant);
  const varied = all.filter(({ fate }) => fate === 'varied');
  const living = new Set(alive.map(({ key }) => key));
  const stale = explanations
    .flatMap((one) => one.mutants)
    .filter(({ base, ...edit }) => !living.has(mutantKey({ base, edit })));
  const ofKind = (kind: Explanation['kind']) => alive.filter(({ key }) => kinds.get(key) === kind).length;
  const killed = all.length - alive.length - varied.length;
  return {
    counts: {
      mutants: all.length,
      killed,
      equivalent: ofKind('equivalent'),
      unmeant: ofKind('unmeant'),
      survived: unexplained.length,
      varied: varied.length,
    },
    unexplained,
    varied,
    stale,
  };
}
