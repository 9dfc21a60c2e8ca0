/** Which file of an assignment a function is in. */
import type { FormatSettings, PublicCode } from '../model.ts';

/** Finds it among an assignment's entry files. */
export function fileFinder({ entries }: Pick<PublicCode, 'entries'>): FormatSettings['fileOf'] {
  return (fn) => Object.entries(entries).find(([, functions]) => functions.includes(fn))?.[0];
}
