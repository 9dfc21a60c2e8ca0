/**
 * The domain of a function's parameters as its handout has it, as data: what a check may hand to a student's function,
 * and where that has edges which the checks must reach (edges.ts).
 */

import { entriesOf, sizesOf } from './nested.ts';

/** From and to, both included. */
export type Range = readonly [from: number, to: number];

/** Bounds of a number; `above` and `below` are not included. */
export type Bounds = {
  readonly from?: number;
  readonly above?: number;
  readonly to?: number;
  readonly below?: number;
};

export type Domain =
  | ({ readonly kind: 'number' | 'whole' } & Bounds)
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: Domain; readonly length: Range }
  | { readonly kind: 'matrix'; readonly of: Domain; readonly rows: Range; readonly columns: Range }
  /** Nested lists, one for each axis by its name; axes named height and width make images. */
  | { readonly kind: 'array'; readonly of: Domain; readonly axes: Readonly<Record<string, Range>> }
  /** { W1, b1, …, W_L, b_L }: W_l (n_l, n_{l−1}), all else of layer l with n_l entries; names begin with `prefix`. */
  | { readonly kind: 'layers'; readonly layers: Range; readonly units: Range; readonly prefix: string }
  | { readonly kind: 'record'; readonly of: Readonly<Record<string, Domain>> }
  /** Fields of any name that are all of one kind, so many of them. */
  | { readonly kind: 'table'; readonly of: Domain; readonly size: Range }
  | { readonly kind: 'tensor'; readonly of: Domain }
  | { readonly kind: 'optional'; readonly of: Domain }
  | { readonly kind: 'either'; readonly of: readonly Domain[] }
  | { readonly kind: 'function' }
  /** What no data can describe, such as the cache of another function. */
  | { readonly kind: 'open'; readonly because: string };

/** A finite number within bounds. */
export const number = (bounds: Bounds = {}): Domain => ({ kind: 'number', ...bounds });
/** A whole number within bounds. */
export const whole = (bounds: Bounds = {}): Domain => ({ kind: 'whole', ...bounds });
export const flag: Domain = { kind: 'flag' };
export const text = (...of: readonly string[]): Domain => ({ kind: 'text', of });
export const list = (of: Domain, length: Range): Domain => ({ kind: 'list', of, length });
/** A matrix of numbers; `of` when not every number will do. */
export const matrix = (rows: Range, columns: Range, of: Domain = number()): Domain => ({
  kind: 'matrix',
  of,
  rows,
  columns,
});
/** Nested lists of numbers, from the outermost axis to the innermost. */
export const array = (axes: Readonly<Record<string, Range>>, of: Domain = number()): Domain => ({
  kind: 'array',
  of,
  axes,
});
/** The parameters of a network with so many layers, or their gradients with the prefix 'd'. */
export const layers = (count: Range, units: Range, prefix = ''): Domain => ({
  kind: 'layers',
  layers: count,
  units,
  prefix,
});
export const record = (of: Readonly<Record<string, Domain>>): Domain => ({ kind: 'record', of });
export const table = (of: Domain, size: Range): Domain => ({ kind: 'table', of, size });
export const tensor = (of: Domain): Domain => ({ kind: 'tensor', of });
/** A parameter with a default: it may be left out. */
export const optional = (of: Domain): Domain => ({ kind: 'optional', of });
export const either = (...of: readonly Domain[]): Domain => ({ kind: 'either', of });
/** A function, such as `rng`. */
export const callable: Domain = { kind: 'function' };
export const open = (because: string): Domain => ({ kind: 'open', because });

/** What `assignments/SLUG/domain.ts` says of one function. */
export type FunctionDomain = {
  /** Its parameters in order. */
  readonly parameters: Readonly<Record<string, Domain>>;
  /** Edges that no check need reach, as `parameter: edge`, each with the reason. */
  readonly waived?: Readonly<Record<string, string>>;
};

/** The domain of every graded function of an assignment. */
export type DomainTable = Readonly<Record<string, FunctionDomain>>;

/** Why `value` is not in the domain; nothing when it is. */
export function strayIn(domain: Domain, value: unknown): string | undefined {
  switch (domain.kind) {
    case 'number':
    case 'whole':
      return strayNumber(domain, value);
    case 'flag':
      return typeof value === 'boolean' ? undefined : `${shown(value)} is neither true nor false`;
    case 'text':
      return domain.of.some((one) => one === value)
        ? undefined
        : `${shown(value)} is none of ${domain.of.join(', ')}`;
    case 'list':
      return strayList(domain, value);
    case 'matrix':
      return strayMatrix(domain, value);
    case 'array':
      return strayArray(domain, value);
    case 'layers':
      return strayLayers(domain, value);
    case 'record':
      return strayRecord(domain.of, value);
    case 'table':
      return strayTable(domain, value);
    case 'tensor':
      return strayIn(domain.of, numbersOf(value));
    case 'optional':
      return value === undefined ? undefined : strayIn(domain.of, value);
    case 'either':
      return domain.of.some((one) => strayIn(one, value) === undefined)
        ? undefined
        : `${shown(value)} is in none of its ${domain.of.length} domains`;
    case 'function':
      return typeof value === 'function' ? undefined : `${shown(value)} is no function`;
    case 'open':
      return undefined;
  }
}

/** The domains of one kind. */
export type Of<K extends Domain['kind']> = Extract<Domain, { kind: K }>;

function strayNumber({ kind, from, above, to, below }: Of<'number' | 'whole'>, value: unknown) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${shown(value)} is no finite number`;
  if (kind === 'whole' && !Number.isInteger(value)) return `${value} is not whole`;
  if (from !== undefined && value < from) return `${value} is less than ${from}`;
  if (above !== undefined && value <= above) return `${value} is not above ${above}`;
  if (to !== undefined && value > to) return `${value} is more than ${to}`;
  if (below !== undefined && value >= below) return `${value} is not below ${below}`;
  return undefined;
}

function strayList({ of, length }: Of<'list'>, value: unknown): string | undefined {
  if (!Array.isArray(value)) return `${shown(value)} is no list`;
  if (!isWithin(value.length, length))
    return `a list of ${value.length}; ${inWords(length)} are in the domain`;
  return firstStray(value, of);
}

function strayMatrix({ of, rows, columns }: Of<'matrix'>, value: unknown): string | undefined {
  const stray = strayList({ kind: 'list', of: list(of, columns), length: rows }, value);
  if (stray !== undefined) return stray;
  const widths = new Set((value as unknown[][]).map((row) => row.length));
  return widths.size > 1 ? 'its rows differ in length' : undefined;
}

function strayArray({ of, axes }: Of<'array'>, value: unknown): string | undefined {
  const [names, ranges] = [Object.keys(axes), Object.values(axes)];
  const sizes = sizesOf(value, names.length);
  if (sizes === undefined) return `${shown(value)} has not the axes ${names.join(', ')}`;
  const index = sizes.findIndex((size, axis) => !isWithin(size, ranges[axis] ?? [0, 0]));
  if (index >= 0)
    return `${names[index]} ${sizes[index]}; ${inWords(ranges[index] ?? [0, 0])} are in the domain`;
  return firstStray(entriesOf(value, names.length), of);
}

function strayLayers(domain: Of<'layers'>, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `${shown(value)} is no object`;
  const sizes = layerSizes(value, domain.prefix);
  if (sizes === undefined) return `${Object.keys(value).join(', ')} are not the parameters of layers`;
  if (!isWithin(sizes.length - 1, domain.layers))
    return `a network of ${sizes.length - 1} layers; ${inWords(domain.layers)} are in the domain`;
  const stray = sizes.find((units) => !isWithin(units, domain.units));
  return stray === undefined
    ? undefined
    : `a layer of ${stray} units; ${inWords(domain.units)} are in the domain`;
}

function strayRecord(of: Readonly<Record<string, Domain>>, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `${shown(value)} is no object`;
  const extra = Object.keys(value).find((key) => !Object.hasOwn(of, key));
  if (extra !== undefined) return `it has a field ${extra}`;
  for (const [key, domain] of Object.entries(of)) {
    const stray = strayIn(domain, Reflect.get(value, key));
    if (stray !== undefined) return `${key}: ${stray}`;
  }
  return undefined;
}

function strayTable({ of, size }: Of<'table'>, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `${shown(value)} is no object`;
  return strayList({ kind: 'list', of, length: size }, Object.values(value));
}

function firstStray(items: readonly unknown[], of: Domain): string | undefined {
  for (const [index, item] of items.entries()) {
    const stray = strayIn(of, item);
    if (stray !== undefined) return `[${index}]: ${stray}`;
  }
  return undefined;
}

/** The sizes n_0, n_1, …, n_L of a network's layers; nothing when a field does not fit its layer. */
export function layerSizes(value: object, prefix: string): number[] | undefined {
  const fields = new Map<string, unknown>(Object.entries(value));
  const sizes: number[] = [];
  for (let l = 1; fields.has(`${prefix}W${l}`); l++) {
    const W = fields.get(`${prefix}W${l}`);
    if (!Array.isArray(W) || W.length === 0) return undefined;
    if (l === 1) sizes.push(W[0]?.length ?? 0);
    if (W.some((row) => !Array.isArray(row) || row.length !== sizes[l - 1])) return undefined;
    sizes.push(W.length);
    fields.delete(`${prefix}W${l}`);
  }
  const fits = ([name, entries]: [string, unknown]) => {
    const layer = name.startsWith(prefix) ? /^[A-Za-z]+?(\d+)$/.exec(name)?.[1] : undefined;
    return layer !== undefined && Array.isArray(entries) && entries.length === sizes[Number(layer)];
  };
  return [...fields].every(fits) ? sizes : undefined;
}

/** The plain numbers behind a tensor, or behind a table of tensors; what has none stays itself. */
export function numbersOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const read: unknown = Reflect.get(value, 'arraySync');
  if (typeof read === 'function') return read.call(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, numbersOf(item)]));
}

const isWithin = (size: number, [from, to]: Range): boolean => size >= from && size <= to;
const inWords = ([from, to]: Range): string => (from === to ? `${from}` : `${from} to ${to}`);

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
