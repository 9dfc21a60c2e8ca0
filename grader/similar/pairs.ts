/** Which texts share how many fingerprints. Nothing here reads a text. */
import type { ComparedText, SimilarPair } from '../model.ts';

/** A text by the hashes of its fingerprints, each once, in ascending order. */
export type HashedText = { readonly text: ComparedText; readonly hashes: Uint32Array };

/** What more than a quarter of a class has is what a task looks like, but in a small class three may be copies. */
const commonShare = 0.25;
const commonTexts = 10;

/** Hashes that more texts hold than is telling. */
export function commonHashes(texts: readonly HashedText[]): Set<number> {
  const most = Math.max(commonTexts, commonShare * texts.length);
  const holders = holdersOf(texts);
  return new Set([...holders].filter(([, held]) => held.length > most).map(([hash]) => hash));
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
  const holders = holdersOf(texts);
  const pairs = texts.flatMap((left, index) =>
    [...sharedWithLater(index, left.hashes, holders)].flatMap(([other, shared]) => {
      const right = texts[other];
      const pair = right === undefined ? undefined : pairOf(left, right, shared);
      return pair === undefined || pair.similarity < least ? [] : [pair];
    }),
  );
  return pairs.sort(mostSimilarFirst);
}

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

function pairOf(left: HashedText, right: HashedText, shared: number): SimilarPair | undefined {
  if (left.text.earlier !== undefined && right.text.earlier !== undefined) return undefined;
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
