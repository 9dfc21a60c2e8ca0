/** One message to a student; every part is one or two sentences, `help` only when it is certain. */
export type Explanation = {
  readonly what: string;
  readonly where?: string;
  readonly comparison?: string;
  readonly count?: string;
  readonly help?: string;
};
