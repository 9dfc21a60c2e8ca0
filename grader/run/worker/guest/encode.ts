/**
 * Writes an answer as JSON text in the form of grader/value.ts, with a walker that consults no `toJSON`, no iterator
 * and no method of the value. Getters and proxies of the student's do run: under the time limit, as part of the call.
 */
import { notData } from './describe.ts';
import type { Primordials } from './primordials.ts';

/** What is left while one value is written. */
export type Budget = { items: number; characters: number; depth: number };

/** Thrown while encoding; recognised by identity of `tooLarge` and `tooDeep`. */
export type EncodingLimits = { readonly tooLarge: object; readonly tooDeep: object };

export type Encoder = {
  readonly p: Primordials;
  readonly limits: EncodingLimits;
  readonly characters: number;
};

/**
 * The JSON text of `value`.
 * @throws `limits.tooLarge` or `limits.tooDeep`, or what a getter throws.
 */
export function encode(encoder: Encoder, value: unknown): string {
  const budget = { items: 2_000_000, characters: encoder.characters, depth: 12 };
  const text = encodeAny(encoder, value, budget);
  if (text.length > encoder.characters) throw encoder.limits.tooLarge;
  return text;
}

export function encodeAny(encoder: Encoder, value: unknown, budget: Budget): string {
  budget.items -= 1;
  if (budget.items < 0) throw encoder.limits.tooLarge;
  if (typeof value === 'number' && value - value === 0 && !encoder.p.is(value, -0)) return `${value}`;
  if (typeof value === 'string') return encodeText(encoder, value, budget);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  if (budget.depth === 0) throw encoder.limits.tooDeep;
  if (typeof value === 'number') return `{"$":"${encoder.p.is(value, -0) ? '-0' : value}"}`;
  if (value === undefined) return '{"$":"undefined"}';
  if (typeof value !== 'object') return encodeOther(encoder, `a ${typeof value}`);
  return encodeNested(encoder, value, budget);
}

export function encodeText(encoder: Encoder, value: string, budget: Budget): string {
  budget.characters -= value.length;
  if (budget.characters < 0) throw encoder.limits.tooLarge;
  return encoder.p.stringify(value);
}

export function encodeOther(encoder: Encoder, what: string): string {
  return `{"$":"other","of":${encoder.p.stringify(what)}}`;
}

export function encodeNested(encoder: Encoder, value: object, budget: Budget): string {
  const p = encoder.p;
  budget.depth -= 1;
  const tag = p.apply(p.typedArrayTag, value, []);
  let text: string;
  if (tag !== undefined) {
    text = encodeList(encoder, { list: value, length: p.apply(p.typedArrayLength, value, []) }, budget);
  } else if (p.isArray(value)) text = encodeList(encoder, { list: value, length: value.length }, budget);
  else {
    const what = notData(p, value);
    text = what === undefined ? encodeObject(encoder, value, budget) : encodeOther(encoder, what);
  }
  budget.depth += 1;
  return text;
}

export function encodeList(
  encoder: Encoder,
  source: { list: object; length: unknown },
  budget: Budget,
): string {
  const length = source.length;
  if (typeof length !== 'number' || length > budget.items) throw encoder.limits.tooLarge;
  const list = source.list as readonly unknown[];
  let text = '[';
  for (let index = 0; index < length; index += 1) {
    const item = encodeAny(encoder, list[index], budget);
    text += index === 0 ? item : `,${item}`;
    if (text.length > encoder.characters) throw encoder.limits.tooLarge;
  }
  return `${text}]`;
}

export function encodeObject(encoder: Encoder, value: object, budget: Budget): string {
  const keys = encoder.p.keys(value);
  let text = '{"$":"object","of":[';
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const item = encodeAny(encoder, (value as Record<string, unknown>)[key], budget);
    text += `${index === 0 ? '' : ','}[${encodeText(encoder, key, budget)},${item}]`;
    if (text.length > encoder.characters) throw encoder.limits.tooLarge;
  }
  return `${text}]}`;
}
