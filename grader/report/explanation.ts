import type { Phrases } from './words/phrases.ts';

/** One message to a student; every part is one or two sentences, `help` only when it is certain. */
export type Explanation = {
  readonly what: string;
  readonly where?: string;
  readonly comparison?: string;
  readonly count?: string;
  readonly help?: string;
};

/** The sentences there are, as one part of an explanation; nothing at all when there are none. */
export function part<K extends keyof Explanation>(
  key: K,
  sentences: readonly (string | undefined)[],
  t: Phrases,
): { readonly [key in K]?: string } {
  const said = sentences.filter((sentence) => sentence !== undefined && sentence !== '');
  return (said.length === 0 ? {} : { [key]: t.sentences(said as string[]) }) as { [key in K]?: string };
}
