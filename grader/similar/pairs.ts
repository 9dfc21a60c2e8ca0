/** Which texts share how many fingerprints. Nothing here reads a text. */
import type { ComparedText, SimilarPair } from '../model.ts';

/** A text by the hashes of its fingerprints, each once, in ascending order. */
export type HashedText = { readonly text: ComparedText; readonly hashes: Uint32Array };

/**
 * What more than a quarter of a class has is what a task looks like, or what was handed out in its term, but in a small
 * class three may be copies.
 */
const commonShare = 0.25;
const commonTexts = 10;

/** Hashes that more texts of one term hold than is telling. */
export function commonHashes(texts: readonly HashedText[]): Set<number> {
  const terms = Map.groupBy(texts, ({ text }) => text.earlier);
  return new Set([...terms.values()].flatMap(commonInTerm));
}

function commonInTerm(texts: readonly HashedText[]): number[] {
  const most = Math.max(commonTexts, commonShare * texts.length);
  return [...holdersOf(texts)].flatMap(([hash, held]) => (held.length > most ? [hash] : []));
}

/** The text without the hashes of `leftOut`. */
export function without({ text, hashes }: HashedText, leftOut: ReadonlySet<number>): HashedText {
  return { text, hashes: hashes.filter((hash) => !leftOut.has(hash)) };
}

/**
 * The pairs that are at least `least` similar, most similar first. Two texts of earlier terms are no pair.
 * Time grows with the pairs that share anything, memory with the texts.
 */
export function similarPairs(texts: readonly HashedText[], least: number): SimilarPair[] {
  // Texts of earlier terms come last and are looked up only, so that what they share with one another is never counted.
  const ordered = [...texts.filter(isOurs), ...texts.filter((text) => !isOurs(text))];
  const holders = holdersOf(ordered);
  const pairs = ordered.filter(isOurs).flatMap((left, index) =>
    [...sharedWithLater(index, left.hashes, holders)].flatMap(([other, shared]) => {
      const right = ordered[other];
      const pair = right && pairOf(left, right, shared);
      return pair === undefined || pair.similarity < least ? [] : [pair];
    }),
  );
  return pairs.sort(mostSimilarFirst);
}

const isOurs = ({ text }: HashedText): boolean => text.earlier === undefined;

/** The places of the texts that hold each hash, in ascending order. */
function holdersOf(texts: readonly HashedText[]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [index, { hashes }] of texts.entries()) {
    for (const hash of hashes) {
      const held = holders.get(hash);
      if (held === undefined) holders.set(hash, [index]);
      else held.push(index);
    }
  }
  return holders;
}

function sharedWithLater(
  index: number,
  hashes: Uint32Array,
  holders: ReadonlyMap<number, readonly number[]>,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const hash of hashes) {
    for (const other of holders.get(hash) ?? []) {
      if (other > index) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return shared;
}

function pairOf(left: HashedText, right: HashedText, shared: number): SimilarPair {
  const [leftCount, rightCount] = [left.hashes.length, right.hashes.length];
  return {
    left: left.text,
    right: right.text,
    similarity: (2 * shared) / (leftCount + rightCount),
    leftShare: shared / leftCount,
    rightShare: shared / rightCount,
  };
}

/** Pairs of the same similarity stay in the order of the texts. */
const mostSimilarFirst = (a: SimilarPair, b: SimilarPair) => b.similarity - a.similarity;
