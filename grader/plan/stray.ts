/** Whether a value lies in a domain. */
import { type Domain, list, type Of, type Range } from './domain.ts';
import { entriesOf, layerSizes, numbersOf, sizesOf } from './nested.ts';

/** Why `value` is not in the domain; nothing when it is. */
export function strayIn(domain: Domain, value: unknown): string | undefined {
  switch (domain.kind) {
    case 'optional':
      return value === undefined ? undefined : strayIn(domain.of, value);
    case 'either':
      return strayEither(domain, value);
    case 'tensor':
      return strayIn(domain.of, numbersOf(value));
    case 'open':
      return undefined;
    case 'number':
    case 'whole':
    case 'flag':
    case 'text':
    case 'function':
      return straySingle(domain, value);
    default:
      return strayWithParts(domain, value);
  }
}

function straySingle(domain: Of<'number' | 'whole' | 'flag' | 'text' | 'function'>, value: unknown) {
  switch (domain.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : `${shown(value)} is neither true nor false`;
    case 'text':
      return domain.of.some((one) => one === value)
        ? undefined
        : `${shown(value)} is none of ${domain.of.join(', ')}`;
    case 'function':
      return typeof value === 'function' ? undefined : `${shown(value)} is no function`;
    default:
      return strayNumber(domain, value);
  }
}

type WithParts = Of<'list' | 'matrix' | 'array' | 'layers' | 'record' | 'table'>;

function strayWithParts(domain: WithParts, value: unknown): string | undefined {
  switch (domain.kind) {
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
  }
}

function strayEither({ of }: Of<'either'>, value: unknown): string | undefined {
  return of.some((one) => strayIn(one, value) === undefined)
    ? undefined
    : `${shown(value)} is in none of its ${of.length} domains`;
}

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

const isWithin = (size: number, [from, to]: Range): boolean => size >= from && size <= to;
const inWords = ([from, to]: Range): string => (from === to ? `${from}` : `${from} to ${to}`);

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
