/** Fingerprints of a text: hashes of runs of its tokens, chosen by winnowing (Schleimer, Wilkerson and Aiken 2003). */
import { WinnowFilter } from '@dodona/dolos-core';
import { tokensOf } from './tokens.ts';

/** One run of tokens by its hash, and the lines where it begins and where its last token begins. */
export type Fingerprint = { readonly hash: number; readonly from: number; readonly to: number };

/** How many tokens in a row make one fingerprint: about three lines of ordinary code. */
const runTokens = 15;

/** Of so many runs in a row one at least is chosen, so a shared passage of 24 tokens is always found. */
const windowRuns = 10;

const filter = new WinnowFilter(runTokens, windowRuns);

/** The fingerprints of a source text in its order. @throws as {@link tokensOf}. */
export function fingerprintsOf(text: string): Fingerprint[] {
  const tokens = tokensOf(text);
  const kinds = tokens.map(({ kind }) => kind);
  return filter.fingerprints(kinds).map(({ hash, start, stop }) => {
    const lines = tokens.slice(start, stop + 1).map(({ line }) => line);
    return { hash, from: Math.min(...lines), to: Math.max(...lines) };
  });
}
