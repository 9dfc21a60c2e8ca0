/** A change of a program's text: what a mistake is of the reference, and a wrong submission of a right one. */

/** One place where a text is changed. */
export type Edit = {
  /** The declaration in which `was` stands, where another than the obvious one is meant. */
  readonly within?: string;
  /** The text before, on one line; it occurs exactly once. */
  readonly was: string;
  /** The text in its place; may be empty. */
  readonly now: string;
};
