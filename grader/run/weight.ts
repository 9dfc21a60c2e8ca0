/**
 * What a line of a worker's costs the host, told from its text: reading it first would already have cost it. A number
 * is two bytes on the wire and an empty object twenty, but in memory the one takes 24 and the other 270.
 */
import type { Limits } from '../model.ts';
import { keptBytesInAll } from './limits.ts';

const codeOf = (character: string) => character.charCodeAt(0);
const quote = codeOf('"');
const backslash = codeOf('\\');

/** For each character of the line: its bytes in the pipe, and the text that they become. */
const bytesEach = 4;

/**
 * Bytes for each mark of JSON outside of texts, measured on the pinned Node and rounded up: what it is parsed to
 * and the value that is made of that. A comma is an item of a list, a quote half of a text.
 */
const bytesAt: ReadonlyMap<number, number> = new Map([
  [codeOf('['), 128],
  [codeOf('{'), 192],
  [codeOf(','), 32],
  [quote, 16],
]);

/** Bytes of memory that the host needs at most to read the JSON text `line` and to keep what it says. */
export function weigh(line: string): number {
  let bytes = line.length * bytesEach;
  let isInText = false;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (isInText && code === backslash) at += 1;
    else if (!isInText || code === quote) bytes += bytesAt.get(code) ?? 0;
    if (code === quote) isInText = !isInText;
  }
  return bytes;
}

/** What one submission may still cost the host, and how much it may still print into its report; its answers use it up. */
export type Allowance = { bytes: number; printedBytes: number };

/** The allowance that a submission starts with. */
export function fullAllowance(limits: Limits): Allowance {
  return { bytes: limits.answersMb * 1024 * 1024, printedBytes: keptBytesInAll(limits) };
}
