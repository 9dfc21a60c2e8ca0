/** Names: as people read them, and as file names that are safe on every system. */
import { createHash } from 'node:crypto';

/** Controls, line separators, bidirectional marks, zero-width spaces and halves of surrogate pairs. */
const deceptive = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/u;
const everyDeceptive = new RegExp(deceptive.source, 'gu');

const maxNameCodePoints = 120;
const maxIdLength = 60;

/** True when a name holds characters that cannot be seen or that turn the text around them. */
export function isDeceptive(name: string): boolean {
  return deceptive.test(name);
}

/** `name` for people: invisible and text-turning characters become �, cut at 120 code points. */
export function displayName(name: string): string {
  const visible = name.normalize('NFC').replace(everyDeceptive, '\ufffd').trim();
  const cut = [...visible].slice(0, maxNameCodePoints).join('').trimEnd();
  return cut === '' ? '(no name)' : cut;
}

/** `name` quoted for a message. */
export function quoted(name: string): string {
  return `"${displayName(name)}"`;
}

/** Order by UTF-16 code units, the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Latin letters that do not come apart under NFKD. */
const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};

const windowsReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/**
 * A file name for `name`: [a-z0-9._-], at most 60 characters, starting and ending with a letter or digit, not
 * reserved on Windows. Letters that have no Latin form are replaced by a short hash of the whole name.
 */
export function idFor(name: string): string {
  const spelled = spellInLatin(name);
  const safe = trimEnds(spelled.replace(/[^a-z0-9._-]+/g, '-'));
  if (safe === '' || /[^\p{ASCII}]/u.test(spelled.replace(/[^\p{L}\p{N}]/gu, ''))) {
    return trimEnds(`${safe.slice(0, maxIdLength - 9) || 'student'}-${shortHash(name)}`);
  }
  return trimEnds((windowsReserved.test(safe) ? `student-${safe}` : safe).slice(0, maxIdLength));
}

function spellInLatin(name: string): string {
  const plain = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(
    /[^\p{ASCII}]/gu,
    (letter) => (Object.hasOwn(latin, letter) ? latin[letter] : letter) ?? '',
  );
}

function trimEnds(id: string): string {
  return id.replace(/^[._-]+|[._-]+$/g, '');
}

function shortHash(name: string): string {
  return createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8);
}
