import { describe, expect, it } from 'vitest';
import { compare } from '../../../grader/judge/compare.ts';
import type { Finding, Value } from '../../../grader/model.ts';
import { decodeValue, NotData } from '../../../grader/value.ts';
import { tolerance } from './given.ts';

function differences(expected: unknown, got: unknown): readonly Finding[] {
  return compare(expected as Value, got as Value, { call: 0, tolerance });
}

const only = (expected: unknown, got: unknown): Finding => {
  const findings = differences(expected, got);
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
};

describe('numbers', () => {
  it('are equal within the tolerance of the largest magnitude in their array', () => {
    expect(differences([1e6, 1], [1e6, 1.0009])).toEqual([]);
    expect(differences([1e6, 1], [1e6, 1.0011])).toHaveLength(1);
    expect(differences([1, 1], [1, 1.0009])).toHaveLength(1);
  });

  it('are compared apart in different entries of an object and in ragged arrays', () => {
    expect(only({ big: [1e6], small: [1] }, { big: [1e6], small: [1.0009] })).toMatchObject({
      path: ['small'],
    });
    expect(only([[1e6, 1], [1]], [[1e6, 1], [1.0009]])).toMatchObject({ path: [1] });
  });

  it('tell how many are wrong and which is worst', () => {
    const finding = only(
      {
        dW: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        dW: [
          [1, 2.5],
          [3, 7],
        ],
      },
    );
    expect(finding).toMatchObject({ kind: 'numbers', path: ['dW'], wrong: 2, total: 4 });
    expect(finding).toMatchObject({ worst: { path: ['dW', 1, 1], expected: 4, got: 7 } });
  });

  it('take a NaN for the worst of all', () => {
    expect(only([1, 2, 3], [900, Number.NaN, 3])).toMatchObject({
      wrong: 2,
      worst: { path: [1], got: Number.NaN },
    });
  });

  it('equal themselves: NaN, infinities, and zero of either sign', () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0];
    expect(differences(odd, [...odd.slice(0, 3), 0, -0])).toEqual([]);
  });

  it('never equal NaN or an infinity otherwise', () => {
    for (const got of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(differences(1, got)).toHaveLength(1);
      expect(differences(got, 1)).toHaveLength(1);
    }
    expect(differences(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toHaveLength(1);
    expect(differences(1.7e308, -1.7e308)).toHaveLength(1);
  });

  it('keep a finite tolerance beside an expected infinity', () => {
    expect(differences([Number.POSITIVE_INFINITY, 1], [Number.POSITIVE_INFINITY, 2])).toHaveLength(1);
  });
});

describe('shapes', () => {
  it('come before values', () => {
    expect(
      only(
        [
          [1, 2],
          [3, 4],
        ],
        [
          [9, 9, 9],
          [9, 9, 9],
        ],
      ),
    ).toEqual({
      kind: 'shape',
      call: 0,
      path: [],
      expected: [2, 2],
      got: [2, 3],
    });
  });

  it('are told in full when a dimension is missing or too many', () => {
    expect(only([[1, 2]], [1, 2])).toMatchObject({ kind: 'shape', expected: [1, 2], got: [2] });
    expect(only([1, 2], [[1, 2]])).toMatchObject({ kind: 'shape', expected: [2], got: [1, 2] });
    expect(only([[1, 2]], [[[1, 2]]])).toMatchObject({ kind: 'shape', expected: [1, 2], got: [1, 1, 2] });
  });

  it('of empty arrays count, too', () => {
    expect(differences([], [])).toEqual([]);
    expect(
      only(
        [
          [1, 2],
          [3, 4],
        ],
        [],
      ),
    ).toMatchObject({ kind: 'shape', got: [0] });
    expect(
      only(
        [
          [1, 2],
          [3, 4],
        ],
        [[], []],
      ),
    ).toMatchObject({ kind: 'shape', got: [2, 0] });
    expect(only([], [1])).toMatchObject({ kind: 'shape', expected: [0], got: [1] });
  });

  it('name the row of a ragged answer that does not fit', () => {
    expect(
      only(
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 2], [3]],
      ),
    ).toMatchObject({ kind: 'shape', path: [1], expected: [2], got: [1] });
  });

  it('say that an answer is transposed', () => {
    const transposed = only(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    );
    expect(transposed).toMatchObject({
      kind: 'shape',
      expected: [2, 3],
      got: [3, 2],
      pattern: { kind: 'transposed' },
    });
    const column = only([[1.5, 2.5]], [[1.5], [2.5]]);
    expect(column).toMatchObject({ kind: 'shape', pattern: { kind: 'transposed' } });
  });

  it('do not say so when the numbers are others', () => {
    expect(
      only(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 4],
          [2, 5],
          [3, 7],
        ],
      ),
    ).not.toHaveProperty('pattern');
  });

  it('of zeros have no transpose', () => {
    const zeros = only(
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
    expect(zeros).toMatchObject({ kind: 'shape', got: [3, 2] });
    expect(zeros).not.toHaveProperty('pattern');
  });

  it('of lists of texts are lengths', () => {
    expect(only(['W1', 'b1'], ['W1'])).toMatchObject({ kind: 'shape', expected: [2], got: [1] });
  });
});

describe('types', () => {
  it.each([
    ['3', 'a string'],
    [undefined, 'nothing'],
    [null, 'null'],
    [true, 'a boolean'],
    [[3], 'an array'],
    [{ valueOf: 3 }, 'an object'],
    [new NotData('a function'), 'a function'],
  ])('where a number should stand: %j is %s', (got, words) => {
    expect(only(3, got)).toEqual({ kind: 'type', call: 0, path: [], expected: 'a number', got: words });
    expect(only([1, 3], [1, got])).toMatchObject({
      kind: 'type',
      path: [1],
      expected: 'a number',
      got: words,
    });
  });

  it('where an array should stand', () => {
    expect(only([1, 2], 3)).toMatchObject({ kind: 'type', expected: 'an array', got: 'a number' });
    expect(only([[1], [2]], [null, null])).toMatchObject({ path: [0], expected: 'an array', got: 'null' });
    expect(
      only(
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 2], 'x'],
      ),
    ).toMatchObject({ path: [1], expected: 'an array', got: 'a string' });
    expect(only(['a'], 'a')).toMatchObject({ expected: 'an array', got: 'a string' });
  });

  it('where an object should stand', () => {
    for (const got of [null, undefined, [], 'x', new NotData('a promise')]) {
      expect(only({ cost: 1 }, got)).toMatchObject({ kind: 'type', expected: 'an object' });
    }
  });

  it('tell null from nothing', () => {
    expect(differences(null, null)).toEqual([]);
    expect(only(null, undefined)).toMatchObject({ kind: 'type', expected: 'null', got: 'nothing' });
    expect(only(null, new NotData('null'))).toMatchObject({ kind: 'type', expected: 'null' });
  });

  it('are not asked for where nothing is expected', () => {
    for (const got of [undefined, null, 3, 'x', [1], new NotData('a map')]) {
      expect(differences({ a: undefined, b: 1 }, { a: got, b: 1 })).toEqual([]);
    }
    expect(differences({ a: undefined, b: 1 }, { b: 1 })).toEqual([]);
  });
});

describe('texts and truth values', () => {
  it('must be the same', () => {
    expect(differences({ a: 'high variance', b: false }, { a: 'high variance', b: false })).toEqual([]);
    expect(only('high bias', 'High bias')).toEqual({
      kind: 'text',
      call: 0,
      path: [],
      expected: 'high bias',
      got: 'High bias',
    });
    expect(only([true, 'x'], [false, 'x'])).toMatchObject({
      kind: 'text',
      path: [0],
      expected: 'true',
      got: 'false',
    });
    expect(only(true, 1)).toMatchObject({ kind: 'type', expected: 'a boolean', got: 'a number' });
  });

  it('are cut in findings', () => {
    const finding = only('short', 'x'.repeat(1e6));
    expect(JSON.stringify(finding).length).toBeLessThan(400);
  });
});

describe('keys', () => {
  it('that are missing are named together, the others still compared', () => {
    const findings = differences({ dW1: [1], db1: [1], dW2: [1] }, { dW1: [9] });
    expect(findings).toMatchObject([
      { kind: 'keys', path: [], missing: ['db1', 'dW2'] },
      { kind: 'numbers', path: ['dW1'] },
    ]);
  });

  it('that nobody asked for are ignored', () => {
    expect(differences({ a: 1 }, { a: 1, b: new NotData('a function') })).toEqual([]);
  });

  it('are never inherited', () => {
    expect(only({ constructor: 'x', toString: 1 }, {})).toMatchObject({
      missing: ['constructor', 'toString'],
    });
  });

  it('called __proto__ are keys like others', () => {
    const hostile = decodeValue({ $: 'object', of: [['__proto__', { $: 'object', of: [['a', 1]] }]] });
    expect(only({ a: 1 }, hostile)).toMatchObject({ kind: 'keys', missing: ['a'] });
    expect(compare(hostile, hostile, { call: 0, tolerance })).toEqual([]);
    expect(only(hostile, { a: 1 })).toMatchObject({ kind: 'keys', missing: ['__proto__'] });
  });
});

describe('hostile answers', () => {
  it('nested a thousand deep are just the wrong shape', () => {
    let deep: Value = 1;
    for (let level = 0; level < 1000; level++) deep = [deep];
    expect(
      only(
        [
          [1, 2],
          [3, 4],
        ],
        deep,
      ),
    ).toMatchObject({ kind: 'shape' });
    expect(only({ a: [1, 2] }, { a: [deep, 2] })).toMatchObject({ kind: 'type', got: 'an array' });
  });

  it('with holes have nothing there', () => {
    const sparse = new Array(3);
    expect(only([1, 2, 3], sparse)).toMatchObject({ kind: 'type', path: [0], got: 'nothing' });
    expect(only([[1], [2], [3]], sparse)).toMatchObject({ kind: 'type', path: [0], got: 'nothing' });
  });

  it('of enormous length are not looked into', () => {
    const looks: PropertyKey[] = [];
    const got = new Proxy(new Array(2 ** 32 - 1), {
      get: (target, key) => {
        if (key !== 'length') looks.push(key);
        return Reflect.get(target, key);
      },
    });
    expect(only([1, 2, 3], got)).toMatchObject({ kind: 'shape', got: [2 ** 32 - 1] });
    expect(looks).toEqual([]);
  });

  it('give a bounded number of findings', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `name${index}`);
    const entries = (text: string) => Object.fromEntries(names.map((name) => [name, text]));
    expect(differences(entries('a'), entries('b')).length).toBeLessThanOrEqual(20);
    expect(
      differences(
        names,
        names.map(() => 'x'),
      ).length,
    ).toBeLessThanOrEqual(20);
  });

  it('with a million numbers are compared as one array', () => {
    const expected = Array.from({ length: 1000 }, (_, row) =>
      Array.from({ length: 1000 }, (_, at) => row + at / 7),
    );
    const got = expected.map((row) => row.map((number) => 2 * number + 1));
    expect(only(expected, got)).toMatchObject({ kind: 'numbers', total: 1_000_000 });
  });
});
