/** What a format's own consumer makes of it: one file of readers/ for each, named as the format. */
import type { Ending } from '../../../grader/format/told.ts';
import type { FormatFile } from '../../../grader/model.ts';

/** Reads what a format wrote, as the platform does. */
export type Reader = {
  /** How each check ended, in the order of the report, as far as the platform can tell. */
  readonly endings: (files: readonly FormatFile[]) => Ending[];
  /** The score that the platform keeps, from 0 to 1; `undefined` where it keeps what it has. Left out where it has none. */
  readonly score?: (files: readonly FormatFile[]) => number | undefined;
};

/** The reader of the format called `name`. */
export async function readerOf(name: string): Promise<Reader> {
  const { reader } = (await import(`./readers/${name}.ts`)) as { reader: Reader };
  return reader;
}

/** The text of the first file. */
export const textOf = (files: readonly FormatFile[]): string => files[0]?.text ?? '';

/** An ending by the sign in front of a check's name. */
export const endingBySign: Readonly<Record<string, Ending>> = { '✅': 'passed', '❌': 'failed', '⚠️': 'open' };
