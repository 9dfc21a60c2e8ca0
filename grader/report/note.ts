import type { IntakeNote, Language } from '../model.ts';
import { quoted } from './text.ts';
import { phrases } from './words/phrases.ts';

const shown = (name: string): string => quoted(name, 120);

/** What intake noticed about a submission, as a sentence. File names are the student's and shown as such. */
export function explainNote(note: IntakeNote, language: Language): string {
  const t = phrases[language];
  const code = (names: readonly string[]): string => t.list(names.map((name) => `\`${shown(name)}\``));
  switch (note.kind) {
    case 'missing-file':
    case 'replaced':
      return t.note[note.kind](shown(note.file));
    case 'elsewhere':
      return t.note[note.kind](shown(note.file), shown(note.assignment));
    case 'renamed-file':
      return t.note[note.kind](shown(note.file), shown(note.used));
    case 'nested':
      return t.note[note.kind](shown(note.folder));
    case 'ambiguous':
      return t.note[note.kind](shown(note.file), shown(note.used), code(note.others.slice(0, 5)));
    case 'ignored':
      return t.note[note.kind](note.count, code(note.examples.slice(0, 5)));
    case 'decoded':
      return t.note[note.kind](note.count, code(note.examples.slice(0, 5)), note.encoding);
  }
}
