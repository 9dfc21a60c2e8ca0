/**
 * Texts and names from bytes of any encoding. Strict UTF-8 first; what is not is decoded by the encoding in which its
 * letters are the most common ones (`likelihood.ts`).
 */
import { encodingsByCost } from './likelihood.ts';

/** A text, and the encoding that it was read as. */
export type Decoded = { readonly text: string; readonly encoding: string };

/** The text of `bytes`, or undefined when they are not valid in that encoding. A byte order mark is kept. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file's name as people read it. Bytes of a name that is no text in any encoding are shown as `%E9`. */
export function decodeName(bytes: Uint8Array): string {
  return decodeStrictly(bytes, 'utf-8') ?? guess(bytes, 'name')?.text ?? escaped(bytes);
}

/**
 * The text of a file without its byte order mark: by that mark, else UTF-8, else UTF-16 by its zeros, else a guess.
 * Undefined for what is no text: bytes that are invalid in all of these, or stand for control characters.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  const rest = bytes.subarray(marked?.mark.length ?? 0);
  if (marked !== undefined && marked.encoding !== 'UTF-8') return textIn(rest, marked.encoding);
  const text = decodeStrictly(rest, 'utf-8');
  if (text !== undefined && !text.includes('\0')) return { text, encoding: 'UTF-8' };
  return rest.includes(0) ? unmarkedUtf16(rest) : guess(rest, 'text');
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'UTF-8' },
  { mark: [0xff, 0xfe], encoding: 'UTF-16LE' },
  { mark: [0xfe, 0xff], encoding: 'UTF-16BE' },
] as const;

/** Controls that no text holds: all but tab, line ends and form feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;

/** The upper half of CP850, which the runtime does not know. */
const dosLetters =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

function decodeDos(bytes: Uint8Array): string {
  const letters = Buffer.from(bytes).toString('latin1');
  return letters.replace(/[\x80-\xff]/g, (letter) => dosLetters[letter.charCodeAt(0) - 0x80] ?? letter);
}

function textIn(bytes: Uint8Array, encoding: string): Decoded | undefined {
  const text = encoding === 'CP850' ? decodeDos(bytes) : decodeStrictly(bytes, encoding);
  return text === undefined || controls.test(text) ? undefined : { text, encoding };
}

/** Source code is ASCII for the most part; of random units one in five hundred is. */
const leastAscii = 0.25;

function unmarkedUtf16(bytes: Uint8Array): Decoded | undefined {
  return ['UTF-16LE', 'UTF-16BE']
    .flatMap((encoding) => textIn(bytes, encoding) ?? [])
    .find(({ text }) => text.replace(/[^\p{ASCII}]/gu, '').length >= leastAscii * text.length);
}

function guess(bytes: Uint8Array, kind: 'text' | 'name'): Decoded | undefined {
  for (const encoding of encodingsByCost(bytes, kind)) {
    const decoded = textIn(bytes, encoding);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

function escaped(bytes: Uint8Array): string {
  const characters = [...bytes].map((byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`,
  );
  return characters.join('');
}
