/** Terminal columns: how wide a text is, and texts made to fit. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{M}/u;

function columnsOf(character: string): number {
  if (mark.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** How many terminal columns `text` takes: two for Chinese, Japanese and Korean characters. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** `text` in exactly `columns` columns: cut with `…` when longer, filled with spaces when shorter. */
export function fitColumns(text: string, columns: number): string {
  if (textColumns(text) <= columns) return text + ' '.repeat(columns - textColumns(text));
  let kept = '';
  let used = 0;
  for (const character of text) {
    if (used + columnsOf(character) > columns - 1) break;
    kept += character;
    used += columnsOf(character);
  }
  return `${kept}…${' '.repeat(columns - 1 - used)}`;
}

const eastAsian = String.raw`\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60`;
const closing = '，。、；：！？）」』”’';
const piece = new RegExp(`\\s*(?:[${eastAsian}]|[^\\s${eastAsian}]+)[${closing}]*`, 'gu');

/** What stays on one line: words with the space before them, wide characters one by one with their full stop. */
const pieces = (text: string): string[] => text.match(piece) ?? [];

/** `text` broken into lines of at most `columns` columns, between words; longer words are cut. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const next of pieces(text).flatMap((word) => chunks(word, columns))) {
    const full = textColumns(line) + textColumns(next) > columns;
    if (full && line !== '') {
      lines.push(line);
      line = next.trimStart();
    } else line += line === '' ? next.trimStart() : next;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function chunks(word: string, columns: number): string[] {
  if (textColumns(word) <= columns) return [word];
  const characters = Array.from(word);
  const half = Math.ceil(characters.length / 2);
  const parts = [characters.slice(0, half).join(''), characters.slice(half).join('')];
  return characters.length < 2 ? [word] : parts.flatMap((part) => chunks(part, columns));
}
