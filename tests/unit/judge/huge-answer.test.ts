import { describe, expect, it } from 'vitest';
import type { Judging, Value } from '../../../grader/model.ts';
import { decodeValue, encodeValue } from '../../../grader/value.ts';
import { checkOf, returned, text, tolerance, variant, verdictOn } from './given.ts';

/** `value` in which every look at an item, an entry or the keys is counted. */
function counted(value: Value, looks: { count: number }): Value {
  if (typeof value !== 'object' || value === null) return value;
  const handler: ProxyHandler<object> = {
    get: (target, key) => {
      looks.count += 1;
      return Reflect.get(target, key);
    },
    ownKeys: (target) => {
      const keys = Reflect.ownKeys(target);
      looks.count += keys.length;
      return keys;
    },
  };
  for (const [key, item] of Object.entries(value)) Reflect.set(value, key, counted(item, looks));
  return new Proxy(value, handler) as Value;
}

const list = (length: number, item: (index: number) => Value): Value =>
  Array.from({ length }, (_, index) => item(index));
const objectOf = (length: number, item: Value): Value =>
  decodeValue({ $: 'object', of: Array.from({ length }, (_, at) => [`k${at}`, encodeValue(item)]) });
const tower = (levels: number, innermost: Value): Value =>
  levels === 0 ? innermost : [tower(levels - 1, innermost)];

/** Answers of `size` parts. */
const shapes: Readonly<Record<string, (size: number) => Value>> = {
  numbers: (size) => list(size, (index) => index / 3),
  zeros: (size) => list(size, () => 0),
  'not a number': (size) => list(size, () => Number.NaN),
  'rows of two': (size) => list(size, (index) => [index / 3, -index]),
  'two long rows': (size) => [list(size, (index) => index / 3), list(size, (index) => index / 7)],
  'ragged rows': (size) => list(size, (index) => list(index % 3, () => 1.5)),
  'empty lists': (size) => list(size, () => []),
  'empty objects': (size) => list(size, () => objectOf(0, 0)),
  'lists in lists': (size) => list(size, (index) => tower(10, index)),
  'an object of many keys': (size) => objectOf(size, [1.5, 2.5]),
  'gradient and costs': (size) =>
    Object.assign(objectOf(0, 0) as object, {
      gradient: list(size, (index) => index / 3),
      cost: 1,
      plus: [list(size, () => 1), list(size, () => 2)],
      minus: [list(size, () => 1), list(size, () => 2)],
    }) as Value,
  'cost and parameters': (size) =>
    Object.assign(objectOf(0, 0) as object, {
      cost: list(size, (index) => 1 / (1 + index)),
      parameters: list(size, (index) => [index / 3, 1 + index]),
    }) as Value,
};

const kinds: readonly Judging[] = [
  { kind: 'values', tolerance },
  { kind: 'trajectory', tolerance, components: [] },
  { kind: 'gradient', bound: 1e-7, epsilons: [1e-4, 1e-6], components: [] },
  {
    kind: 'expectation',
    statistics: [{ id: 'k0', label: text('k0'), expected: 0.8, allowed: 0.1 }],
    draws: 100,
    falseFailure: 1e-6,
  },
];

const shifted = (value: Value, by: number): Value => {
  if (typeof value === 'number') return value + by;
  if (Array.isArray(value)) return value.map((item) => shifted(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.assign(
    objectOf(0, 0) as object,
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shifted(item as Value, by)])),
  ) as Value;
};

/** How often the judge looks into an answer of that size, the key being of the same form, and the input, too. */
function looksInto(shape: (size: number) => Value, size: number, judging: Judging): number {
  const looks = { count: 0 };
  const key = shifted(shape(size), 0.5);
  const mistakes = [1, 2, 3].map((by) => variant(`by ${by}`, returned(shifted(shape(size), by))));
  const check = checkOf([key], { judging, mistakes });
  const verdict = verdictOn(check, [returned(counted(shape(size), looks))], [[shape(size), key]]);
  expect(verdict).toHaveProperty('kind');
  return looks.count;
}

describe.each(Object.entries(shapes))('a huge answer of %s', (_, shape) => {
  it.each(kinds.map((judging) => [judging.kind, judging] as const))(
    'is looked into in proportion to its size by the judge of %s',
    (_, judging) => {
      const [once, twice] = [500, 1000].map((size) => looksInto(shape, size, judging));
      expect(twice).toBeLessThanOrEqual(2.1 * once! + 200);
      expect(twice).toBeLessThanOrEqual(1000 * 1000);
    },
  );

  it('gets a verdict against a small key, whatever it is judged by', () => {
    const key = [
      [1.5, 2.5],
      [3.5, 4.5],
    ];
    for (const judging of kinds) {
      const check = checkOf([key], { judging, mistakes: [variant('some', returned([1, 2]))] });
      expect(verdictOn(check, [returned(shape(20_000))], [[key]]).kind).not.toBe('right');
    }
  });
});
