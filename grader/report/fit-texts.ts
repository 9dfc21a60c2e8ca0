/** Cuts what a report tells in words and facts: verdicts and notes. */
import type { Absence, Finding, IntakeNote, Place, Verdict } from '../model.ts';
import { textFor } from './beginning.ts';
import { writtenBytes } from './json.ts';
import { cut } from './text.ts';

/** More notes than these, longer names and longer lists of them are read by nobody. */
export const mostNotes = 20;
const mostNames = 5;
const longestName = 120;

/** A note with names of a size that can be read. */
export function cutNote(note: IntakeNote): IntakeNote {
  const name = (text: string) => cut(text, longestName);
  const names = (texts: readonly string[]) => texts.slice(0, mostNames).map(name);
  switch (note.kind) {
    case 'missing-file':
    case 'replaced':
    case 'elsewhere':
      return { ...note, file: name(note.file) };
    case 'renamed-file':
      return { ...note, file: name(note.file), used: name(note.used) };
    case 'nested':
      return { ...note, folder: name(note.folder) };
    case 'ambiguous':
      return { ...note, file: name(note.file), used: name(note.used), others: names(note.others) };
    case 'ignored':
    case 'decoded':
      return { ...note, examples: names(note.examples) };
  }
}

/** A verdict in about `room` bytes of JSON: the first of its findings, the beginnings of its texts. */
export function cutVerdict(verdict: Verdict, room: number): Verdict {
  if (writtenBytes(verdict) <= room) return verdict;
  if ('findings' in verdict) return { ...verdict, findings: firstOf(verdict.findings, room) };
  // No verdict has more texts than a file that does not parse: its name, what the parser says, the lines.
  const text = (whole: string) => textFor(whole, room / 4);
  const placed = (place: Place) => ({ ...place, file: text(place.file) });
  switch (verdict.kind) {
    case 'threw':
      return {
        ...verdict,
        message: text(verdict.message),
        ...(verdict.place && { place: placed(verdict.place) }),
      };
    case 'missing':
      return { kind: 'missing', absence: cutAbsence(verdict.absence, { text, placed }) };
    case 'fault':
      return { kind: 'fault', reason: text(verdict.reason) };
    case 'stopped':
      return verdict;
  }
}

function firstOf(findings: readonly Finding[], room: number): Finding[] {
  let left = room;
  return findings.filter((finding) => {
    left -= writtenBytes(finding);
    return left >= 0;
  });
}

type Cuts = { readonly text: (whole: string) => string; readonly placed: (place: Place) => Place };

function cutAbsence(absence: Absence, { text, placed }: Cuts): Absence {
  switch (absence.kind) {
    case 'no-file':
      return { ...absence, file: text(absence.file) };
    case 'does-not-parse': {
      const { place, message, snippet } = absence;
      return { ...absence, place: placed(place), message: text(message), snippet: text(snippet) };
    }
    case 'bad-import':
      return { ...absence, file: text(absence.file), specifier: text(absence.specifier) };
    case 'fails-to-load':
      return {
        ...absence,
        message: text(absence.message),
        ...(absence.place && { place: placed(absence.place) }),
      };
    case 'not-exported': {
      const { file, similar } = absence;
      return { ...absence, file: text(file), ...(similar === undefined ? {} : { similar: text(similar) }) };
    }
    case 'not-a-function':
      return { ...absence, file: text(absence.file), is: text(absence.is) };
  }
}
