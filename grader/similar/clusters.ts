/** Who hangs together by similar pairs. */
import type { ComparedText, SimilarPair } from '../model.ts';

/** Texts that pairs connect, three or more, largest first; each in the order in which the pairs name them. */
export function clustersOf(pairs: readonly SimilarPair[]): ComparedText[][] {
  const clusters = new Map<ComparedText, ComparedText[]>();
  for (const { left, right } of pairs) {
    const joined = [...new Set([...(clusters.get(left) ?? [left]), ...(clusters.get(right) ?? [right])])];
    if (joined.length !== clusters.get(left)?.length) for (const text of joined) clusters.set(text, joined);
  }
  const connected = [...new Set(clusters.values())].filter((cluster) => cluster.length > 2);
  return connected.sort((a, b) => b.length - a.length);
}
