/**
 * Texts that a student wrote (names, messages, console output) made fit to show: cut on whole characters first,
 * then everything that moves the cursor, turns the writing direction or cannot be seen is written out.
 */

/** Most characters of one student's text that a report shows. */
export const longestText = 2000;

const invisible = String.raw`\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;
const unseen = new RegExp(`[\\u0000-\\u001f${invisible}]`, 'gu');
const unseenButLines = new RegExp(`[\\u0000-\\u0008\\u000b-\\u001f${invisible}]`, 'gu');
/** Runs that may hold something unseen: a whole page is searched for these much faster. */
const notPlain = /[^\t\n -~]+/g;
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

function writeOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** `text` on one line, safe for a terminal: controls, bidi and zero-width characters become \u{…}. */
export function forTerminal(text: string): string {
  return text.replace(stackedMarks, '$1').replace(unseen, writeOut);
}

/** Like {@link forTerminal}, but line feeds and tabs stay: for pages and blocks of console output. */
export function withLines(text: string): string {
  return text.replace(notPlain, (run) => run.replace(stackedMarks, '$1').replace(unseenButLines, writeOut));
}

/** JSON text in which what moves the cursor or cannot be seen is escaped: the same document, safe to print. */
export function forDocument(json: string): string {
  const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const escapeUnits = (text: string) => text.split('').map(escapeUnit).join('');
  return json.replace(notPlain, (run) => run.replace(unseenButLines, escapeUnits));
}

/** Bytes of `text` in a file. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** At most `most` code points of `text`, with `…` where something was left out; no towers of combining marks. */
export function cut(text: string, most: number = longestText): string {
  const kept = Array.from(text.slice(0, 2 * most + 2))
    .slice(0, most)
    .join('');
  return kept.replace(stackedMarks, '$1') + (kept.length < text.length ? '…' : '');
}

/** A student's text inside a sentence: cut, on one line, without the backticks that mark code. */
export function quoted(text: string, most = 300): string {
  return forTerminal(cut(text, most)).replaceAll('`', "'");
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** `text` as it may stand in HTML, between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => escapes[character] ?? character);
}

/** A sentence of ours as HTML: escaped, with `…` between backticks set as code and 2e-9 kept on one line. */
export function proseHtml(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : plainHtml(part)))
    .join('');
}

const plainHtml = (text: string): string =>
  escapeHtml(text).replace(/[\d.]+e-\d+/g, '<span class="number">$&</span>');
