/** What is left of a name when platforms have taken out what they cannot have in a path. */

/** A name's letters, marks and digits in one case: enough to notice that an id means somebody else, never an identity. */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .toLowerCase();
}
