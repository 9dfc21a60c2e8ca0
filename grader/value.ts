/**
 * Plain data that crosses the wall between the grader and a submission, and its one JSON form.
 *
 * JSON alone loses NaN, ±Infinity, −0 and undefined, which are exactly the answers that tell a numerical
 * mistake. So every object is written as `{ "$": tag, … }`: special numbers by name, real objects as a list of
 * entries (a student's key "__proto__" is then just a text), and anything that is not data as `other`.
 */

/** What a call may be given and may answer. Objects have no prototype once decoded. */
export type Value =
  | number
  | string
  | boolean
  | null
  | undefined
  | Value[]
  | { [key: string]: Value }
  | NotData;

/** An answer that is not data: a function, a promise, a map … `what` says which, in plain words. */
export class NotData {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

/** JSON that {@link encodeValue} writes. */
export type Encoded = number | string | boolean | null | Encoded[] | { $: string; of?: Encoded };

const specialNumbers: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/** The JSON form of `value`; {@link decodeValue} gives back the same bits. */
export function encodeValue(value: Value): Encoded {
  if (typeof value === 'number') return encodeNumber(value);
  if (value === undefined) return { $: 'undefined' };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(encodeValue);
  if (value instanceof NotData) return { $: 'other', of: value.what };
  const entries = Object.entries(value).map(([key, item]) => [key, encodeValue(item)]);
  return { $: 'object', of: entries };
}

function encodeNumber(value: number): Encoded {
  if (Number.isNaN(value)) return { $: 'NaN' };
  if (Object.is(value, -0)) return { $: '-0' };
  return Number.isFinite(value) ? value : { $: String(value) };
}

/** How much {@link decodeValue} is willing to read. */
export type ValueLimits = { readonly depth: number; readonly items: number };

/** For the grader's own files: as much as the manifest of any assignment may allow an answer. */
export const largestValueLimits: ValueLimits = { depth: 64, items: 16_000_000 };

/** A value is nested deeper, or holds more, than `limit` says. */
export class ValueLimitError extends RangeError {
  readonly limit: keyof ValueLimits;
  constructor(limit: keyof ValueLimits) {
    super(limit === 'depth' ? 'nested too deeply' : 'too many values');
    this.limit = limit;
  }
}

/**
 * The value behind its JSON form, whoever wrote it: nothing is trusted.
 * @throws {ValueLimitError} when it is nested deeper or larger than the limits say.
 * @throws {TypeError} when it is not what {@link encodeValue} writes.
 */
export function decodeValue(encoded: unknown, limits: ValueLimits = largestValueLimits): Value {
  return decode(encoded, limits.depth, { left: limits.items });
}

function decode(encoded: unknown, depth: number, budget: { left: number }): Value {
  budget.left -= 1;
  if (budget.left < 0) throw new ValueLimitError('items');
  if (encoded === null || ['number', 'string', 'boolean'].includes(typeof encoded)) return encoded as Value;
  if (typeof encoded !== 'object') throw new TypeError(`unexpected ${typeof encoded}`);
  if (Array.isArray(encoded)) {
    const inside = below(depth);
    return encoded.map((item) => decode(item, inside, budget));
  }
  return decodeTagged(encoded as Record<string, unknown>, depth, budget);
}

/** The depth that is left inside an array or object. */
function below(depth: number): number {
  if (depth === 0) throw new ValueLimitError('depth');
  return depth - 1;
}

function decodeTagged(tagged: Record<string, unknown>, depth: number, budget: { left: number }): Value {
  const tag = Object.hasOwn(tagged, '$') ? tagged['$'] : undefined;
  if (tag === 'undefined') return undefined;
  if (tag === 'other')
    return new NotData(typeof tagged['of'] === 'string' ? tagged['of'].slice(0, 80) : 'something');
  if (tag === 'object') return decodeEntries(tagged['of'], depth, budget);
  const special = typeof tag === 'string' ? specialNumbers.get(tag) : undefined;
  if (special === undefined) throw new TypeError('unknown tag');
  return special;
}

function decodeEntries(entries: unknown, depth: number, budget: { left: number }): Value {
  if (!Array.isArray(entries)) throw new TypeError('an object without entries');
  const inside = below(depth);
  const object: { [key: string]: Value } = Object.create(null);
  for (const entry of entries) {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') throw new TypeError('an entry without a key');
    object[entry[0]] = decode(entry[1], inside, budget);
  }
  return object;
}

/**
 * The JSON form of our own plain objects, such as verdicts: they keep their shape, `undefined` members are left out, and only
 * the numbers that JSON lacks are tagged. What a student's code made goes through {@link encodeValue}.
 */
export function encodePlain(part: unknown): EncodedPlain {
  if (Array.isArray(part)) return part.map(encodePlain);
  if (typeof part !== 'object' || part === null) return encodeValue(part as Value);
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, encodePlain(value)]));
}

/** JSON that {@link encodePlain} writes. */
export type EncodedPlain = Encoded | { readonly [key: string]: EncodedPlain } | readonly EncodedPlain[];

/** What {@link encodePlain} was given. @throws {TypeError} for a tag that is none of ours. */
export function decodePlain(encoded: unknown): unknown {
  if (Array.isArray(encoded)) return encoded.map(decodePlain);
  if (typeof encoded !== 'object' || encoded === null) return encoded;
  if (Object.hasOwn(encoded, '$')) return decodeValue(encoded);
  return Object.fromEntries(Object.entries(encoded).map(([key, value]) => [key, decodePlain(value)]));
}
