/** Where in a repository a result belongs: at the line that the verdict names, else in the file of the check's function. */
import type { FormatSettings, IntakeNote, Result, Verdict } from '../model.ts';

/** `file` is a path from the repository's root. */
export type SeenPlace = { readonly file: string; readonly line?: number; readonly column?: number };

type Files = Pick<FormatSettings, 'fileOf'> & { readonly notes: readonly IntakeNote[] };

/** `undefined` when the assignment knows no file for it. */
export function placeOf({ fn, verdict }: Result, { notes, fileOf }: Files): SeenPlace | undefined {
  const file = fileOf(fn);
  const place = placeIn(verdict) ?? (file === undefined ? undefined : { file });
  return place && { ...place, file: inRepository(place.file, notes) };
}

function placeIn(verdict: Verdict): SeenPlace | undefined {
  if (verdict.kind === 'threw') return verdict.place;
  if (verdict.kind !== 'missing') return undefined;
  const { absence } = verdict;
  if ('place' in absence && absence.place !== undefined) return absence.place;
  return 'file' in absence ? { file: absence.file } : undefined;
}

/** What intake led back to the assignment's names, as the student has it. */
function inRepository(file: string, notes: readonly IntakeNote[]): string {
  for (const note of notes) if (note.kind === 'renamed-file' && note.file === file) return note.used;
  const nested = notes.find((note) => note.kind === 'nested');
  return nested === undefined ? file : `${nested.folder}/${file}`;
}
