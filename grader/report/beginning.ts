/** The beginning of a value: as much of it as a report has room for, measured as its JSON document writes it. */
import type { Value } from '../model.ts';
import { NotData } from '../value.ts';

/** The deepest place where a report holds a value, in columns. */
const indentOfValues = 14;

/** A value, cut; `leftOut` counts the numbers, texts, arrays and objects that are not in it. */
export type Beginning = { readonly value: Value; readonly leftOut: number };

/** Bytes that `value` takes in a report's JSON document, at most. */
export function bytesOf(value: Value, indent = indentOfValues): number {
  const own = ownBytes(value, indent);
  if (Array.isArray(value)) {
    const inside = indentOfItems(value, indent);
    return value.reduce((sum: number, item) => sum + bytesOf(item, inside), own);
  }
  if (!isObject(value)) return own;
  const entryBytes = (key: string) => keyBytes(key, indent) + bytesOf(value[key], indent + 6);
  return Object.keys(value).reduce((sum, key) => sum + entryBytes(key), own);
}

/** The beginning of `value` that takes at most `room` bytes of a report's JSON document. */
export function beginningOf(value: Value, room: number): Beginning {
  if (bytesOf(value) <= room) return { value, leftOut: 0 };
  const [kept] = keepAll([value], indentOfValues, { bytes: room });
  return { value: kept, leftOut: countOf(value) - (kept === undefined ? 0 : countOf(kept)) };
}

type Left = { bytes: number };

/** As many of `items` as there is room for; the last of them may be a beginning itself. */
function keepAll(items: readonly Value[], indent: number, left: Left): Value[] {
  const kept: Value[] = [];
  for (const item of items) {
    const fitting = typeof item === 'string' ? textFor(item, left.bytes - ownBytes('', indent)) : item;
    if (!take(ownBytes(fitting, indent), left)) break;
    kept.push(keepInner(fitting, indent, left));
  }
  return kept;
}

function keepInner(value: Value, indent: number, left: Left): Value {
  if (Array.isArray(value)) return keepAll(value, indentOfItems(value, indent), left);
  if (!isObject(value)) return value;
  const kept: { [key: string]: Value } = Object.create(null);
  for (const key of Object.keys(value)) {
    if (!take(keyBytes(key, indent), left)) break;
    const items = keepAll([value[key]], indent + 6, left);
    if (items.length === 0) break;
    kept[key] = items[0];
  }
  return kept;
}

function take(bytes: number, left: Left): boolean {
  if (bytes > left.bytes) return false;
  left.bytes -= bytes;
  return true;
}

function isObject(value: Value): value is { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NotData);
}

/** How many numbers, texts, arrays and objects `value` is made of, itself included. */
function countOf(value: Value): number {
  if (typeof value !== 'object' || value === null || value instanceof NotData) return 1;
  return Object.values(value).reduce((sum: number, item: Value) => sum + countOf(item), 1);
}

/** Bytes of a value without what it holds, on lines of its own that start at column `indent`; see json.ts. */
function ownBytes(value: Value, indent: number): number {
  if (typeof value === 'string') return indent + 6 + textBytes(value);
  if (Array.isArray(value)) return 2 * indent + 8;
  if (isObject(value)) return 5 * indent + 56;
  if (value instanceof NotData) return 4 * indent + 48 + textBytes(value.what);
  return isInJson(value) ? indent + 2 + String(value).length : 4 * indent + 48;
}

/** Where the items of a list start: those of a list of plain values stand on its own line. */
function indentOfItems(list: readonly Value[], indent: number): number {
  return list.every((item) => typeof item === 'string' || isInJson(item)) ? 0 : indent + 2;
}

/** Numbers, truth values and null that JSON has. */
function isInJson(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value === 'boolean' || value === null;
}

/** Bytes of the list of two that an entry of an object is written as, and of its key. */
function keyBytes(key: string, indent: number): number {
  return 3 * indent + 32 + textBytes(key);
}

/** Bytes of a text in JSON without its quotes: six for all that is escaped or takes several. */
export function textBytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) bytes += unitBytes(text.charCodeAt(at));
  return bytes;
}

/** The beginning of `text` that takes at most `room` bytes in JSON, with `…` where something was left out. */
export function textFor(text: string, room: number): string {
  if (textBytes(text) <= room) return text;
  let left = room - ellipsisBytes;
  let units = 0;
  while (left >= unitBytes(text.charCodeAt(units))) {
    left -= unitBytes(text.charCodeAt(units));
    units += 1;
  }
  return `${text.slice(0, units).toWellFormed()}…`;
}

const ellipsisBytes = 6;

function unitBytes(unit: number): number {
  const isPlain = unit >= 0x20 && unit <= 0x7e && unit !== 0x22 && unit !== 0x5c;
  return isPlain ? 1 : 6;
}
