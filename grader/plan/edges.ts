/**
 * The edges of a domain: values at which slips show that pass in a lucky middle. Zero is swallowed by `||`, one column makes
 * a mean of itself, ten layers sort before two as text, equal entries tell > from ≥.
 */
import type { Domain, Of, Range } from './domain.ts';
import { entriesOf, layerSizes, numbersOf, sizesOf } from './nested.ts';

/** One edge by its name, and whether a value lies on it. */
export type Edge = { readonly name: string; readonly holds: (value: unknown) => boolean };

/** The edges of a parameter; names within parts begin with the part's. */
export function edgesOf(domain: Domain): readonly Edge[] {
  switch (domain.kind) {
    case 'number':
    case 'whole':
      return numberEdges(domain);
    case 'flag':
      return [true, false].map((flag) => equalTo(String(flag), flag));
    case 'text':
      return domain.of.map((text) => equalTo(`"${text}"`, text));
    case 'tensor':
      return edgesOf(domain.of).map(({ name, holds }) => ({
        name,
        holds: (value) => holds(numbersOf(value)),
      }));
    case 'optional':
      return [equalTo('left out', undefined), ...edgesOf(domain.of)];
    case 'function':
    case 'open':
      return [];
    default:
      return edgesOfParts(domain);
  }
}

function edgesOfParts(
  domain: Of<'list' | 'matrix' | 'array' | 'layers' | 'record' | 'table' | 'either'>,
): readonly Edge[] {
  switch (domain.kind) {
    case 'list':
      return [...listEdges(domain), ...partEdges(domain.of, listed)];
    case 'matrix':
      return [...matrixEdges(domain), ...partEdges(domain.of, (value) => entriesOf(value, 2))];
    case 'array':
      return [
        ...arrayEdges(domain.axes),
        ...partEdges(domain.of, (value) => entriesOf(value, Object.keys(domain.axes).length)),
      ];
    case 'layers':
      return layersEdges(domain);
    case 'record':
      return Object.entries(domain.of).flatMap(([key, field]) =>
        under(key, edgesOf(field), (value) => fieldOf(value, key)),
      );
    case 'table':
      return [...tableEdges(domain), ...partEdges(domain.of, fieldsOf)];
    case 'either':
      return domain.of.flatMap((one, index) => under(`${index + 1}`, edgesOf(one), (value) => value));
  }
}

const equalTo = (name: string, edge: unknown): Edge => ({ name, holds: (value) => Object.is(value, edge) });

function under(part: string, edges: readonly Edge[], pick: (value: unknown) => unknown): Edge[] {
  return edges.map(({ name, holds }) => ({ name: `${part}: ${name}`, holds: (value) => holds(pick(value)) }));
}

/** Edges of the entries, reached when one of them lies there. */
function partEdges(of: Domain, parts: (value: unknown) => readonly unknown[]): Edge[] {
  return edgesOf(of).map(({ name, holds }) => ({
    name: `an entry ${name}`,
    holds: (value) => parts(value).some(holds),
  }));
}

/** Included bounds, 0 and 1 where they lie inside, and both signs. */
function numberEdges({ kind, from, above, to, below }: Of<'number' | 'whole'>): Edge[] {
  const least = from ?? above ?? Number.NEGATIVE_INFINITY;
  const most = to ?? below ?? Number.POSITIVE_INFINITY;
  const exact = new Set([from, to, kind === 'whole' && least <= 1 && most >= 1 ? 1 : undefined]);
  if (least < 0 && most > 0) exact.add(0);
  const edges = [...exact].filter((value) => value !== undefined).map((value) => equalTo(`${value}`, value));
  if (least >= 0 || most <= 0) return edges;
  return [
    ...edges,
    { name: 'below 0', holds: (value) => typeof value === 'number' && value < 0 },
    { name: 'above 0', holds: (value) => typeof value === 'number' && value > 0 },
  ];
}

function listEdges({ of, length: [shortest, longest] }: Of<'list'>): Edge[] {
  const ofLength = (name: string, fits: (length: number) => boolean): Edge => ({
    name,
    holds: (value) => Array.isArray(value) && fits(value.length),
  });
  const edges = [
    ofLength('empty', (n) => n === 0),
    ofLength('of one', (n) => n === 1),
    ofLength('of several', (n) => n > 1),
  ];
  const inDomain = [shortest <= 0, shortest <= 1 && longest >= 1, longest > 1];
  const sizes = edges.filter((_, index) => inDomain[index]);
  const areNumbers = of.kind === 'number' || of.kind === 'whole';
  return areNumbers && longest > 1 ? [...sizes, { name: 'with equal entries', holds: hasEqual }] : sizes;
}

function tableEdges({ size: [fewest, most] }: Of<'table'>): Edge[] {
  const ofSize = (name: string, fits: (size: number) => boolean): Edge => ({
    name,
    holds: (value) => fits(fieldsOf(value).length),
  });
  return [
    ...(fewest <= 1 ? [ofSize('of one', (size) => size === 1)] : []),
    ...(most > 1 ? [ofSize('of several', (size) => size > 1)] : []),
  ];
}

function hasEqual(value: unknown): boolean {
  const items = listed(value);
  return new Set(items).size < items.length;
}

function matrixEdges({ rows, columns }: Of<'matrix'>): Edge[] {
  const shaped = (name: string, fits: (rows: number, columns: number) => boolean): Edge => ({
    name,
    holds: (value) => listed(value).length > 0 && fits(listed(value).length, listed(listed(value)[0]).length),
  });
  const isOpen = ([from, to]: Range) => to > from;
  return [
    ...(rows[0] <= 1 && isOpen(rows) ? [shaped('of one row', (n) => n === 1)] : []),
    ...(columns[0] <= 1 && isOpen(columns) ? [shaped('of one column', (_, m) => m === 1)] : []),
    ...(rows[1] > columns[0] ? [shaped('higher than wide', (n, m) => n > m)] : []),
    ...(columns[1] > rows[0] ? [shaped('wider than high', (n, m) => m > n)] : []),
  ];
}

/** One and several along every axis, and images that are not square. */
function arrayEdges(axes: Readonly<Record<string, Range>>): Edge[] {
  const names = Object.keys(axes);
  const sized = (name: string, fits: (sizes: Readonly<Record<string, number>>) => boolean): Edge => ({
    name,
    holds: (value) => {
      const sizes = sizesOf(value, names.length);
      return sizes !== undefined && fits(Object.fromEntries(sizes.map((size, axis) => [names[axis], size])));
    },
  });
  const along = Object.entries(axes).flatMap(([axis, [from, to]]) => [
    ...(from <= 1 && to > 1 ? [sized(`${axis} 1`, (sizes) => sizes[axis] === 1)] : []),
    ...(to > from ? [sized(`${axis} above 1`, (sizes) => (sizes[axis] ?? 0) > 1)] : []),
  ]);
  if (!('height' in axes && 'width' in axes)) return along;
  const isHigh = ({ height = 0, width = 0 }: Readonly<Record<string, number>>) => height > width;
  const isWide = ({ height = 0, width = 0 }: Readonly<Record<string, number>>) => width > height;
  return [...along, sized('higher than wide', isHigh), sized('wider than high', isWide)];
}

/** Depths at which loops, names and ends differ, and layers of one unit and of several. */
function layersEdges({ layers: [fewest, most], units: [narrowest, widest], prefix }: Of<'layers'>): Edge[] {
  const sized = (name: string, fits: (sizes: readonly number[]) => boolean): Edge => ({
    name,
    holds: (value) => {
      const sizes = typeof value === 'object' && value !== null ? layerSizes(value, prefix) : undefined;
      return sizes !== undefined && fits(sizes);
    },
  });
  const depths = [1, 2, 3].filter((depth) => depth >= fewest && depth <= most);
  return [
    ...depths.map((depth) => sized(`of ${depth} layers`, (sizes) => sizes.length - 1 === depth)),
    ...(most >= 4 ? [sized('of 4 layers or more', (sizes) => sizes.length > 4)] : []),
    ...(most >= 10 ? [sized('of 10 layers or more', (sizes) => sizes.length > 10)] : []),
    ...(narrowest <= 1 && widest > 1
      ? [sized('with a hidden layer of one unit', (sizes) => sizes.slice(1, -1).includes(1))]
      : []),
    ...(widest > 1 ? [sized('with layers of different sizes', (sizes) => new Set(sizes).size > 1)] : []),
  ];
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];
const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
