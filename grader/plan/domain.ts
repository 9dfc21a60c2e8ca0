/**
 * The domain of a function's parameters as its handout has it, as data: what a check may hand to a student's function,
 * to be held against what they do (stray.ts), and where that has edges which they must reach (edges.ts).
 */

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

/** The domains of one kind. */
export type Of<K extends Domain['kind']> = Extract<Domain, { kind: K }>;

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
