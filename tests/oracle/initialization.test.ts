/**
 * Initial weights against values that our code did not make: the course's printed results, from the normal
 * numbers they were made of; Box–Muller by hand; and the normal distribution as scipy has it.
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { normalBelow } from '../../assignments/measures/weightMeasures.ts';
import {
  initializeParametersGlorot,
  initializeParametersHe,
  initializeParametersRandom,
  initializeParametersXavier,
  initializeParametersZeros,
  randn,
} from '../../reference/initialization.ts';
import data from './data/initialization.json' with { type: 'json' };

/** Uniform numbers of which Box–Muller makes the given normal ones, layer by layer, two at a time. */
function uniformsBehind(normals: number[][][]): () => number {
  const uniforms = normals.flatMap((layer) => {
    const flat = layer.flat();
    return Array.from({ length: Math.ceil(flat.length / 2) }, (_, k) => {
      const [x, y] = [flat[2 * k]!, flat[2 * k + 1] ?? 0];
      const turns = Math.atan2(y, x) / (2 * Math.PI);
      return [1 - Math.exp(-(x * x + y * y) / 2), turns < 0 ? turns + 1 : turns];
    }).flat();
  });
  return () => uniforms.shift() ?? Number.NaN;
}

function expectNear(got: unknown, expected: unknown, atol: number): void {
  const [numbers, right] = [[got].flat(2) as number[], [expected].flat(2) as number[]];
  expect(numbers).toHaveLength(right.length);
  for (const [place, number] of numbers.entries())
    expect(Math.abs(number - right[place]!)).toBeLessThanOrEqual(atol);
}

const initializers = {
  zeros: (layersDims: number[]) => initializeParametersZeros(layersDims),
  random: initializeParametersRandom,
  He: initializeParametersHe,
};

describe('the published initializations', () => {
  it.each(data.cases)('$name', ({ name, layersDims, normals, expected, atol }) => {
    const initialize = initializers[name.split(' ')[0] as keyof typeof initializers];
    const got = initialize(layersDims, uniformsBehind(normals));
    expect(Object.keys(got).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      expect(got[key]!.length).toBe(value.length);
      expectNear(got[key], value, atol);
    }
  });
});

describe('randn', () => {
  it('turns uniform numbers into normal ones by Box and Muller, as computed by hand', () => {
    const radiusTwo = 1 - Math.exp(-2);
    const numbers = [radiusTwo, 0, radiusTwo, 0.25, radiusTwo, 0.5, 0, 0.9];
    const expected = [
      [2, 0, 0, 2],
      [-2, 0, 0, 0],
    ];
    expectNear(
      randn(2, 4, () => numbers.shift()!),
      expected,
      1e-14,
    );
  });

  it('has the distribution of the normal numbers of scipy', () => {
    const numbers = randn(200, 250, seedrandom('distribution')).flat();
    for (const [t, below] of data.phi.values) {
      const share = numbers.filter((z) => z < t!).length / numbers.length;
      expect(Math.abs(share - below!), `share below ${t}`).toBeLessThan(0.015);
    }
    const fourth = numbers.reduce((sum, z) => sum + z ** 4, 0) / numbers.length;
    expect(Math.abs(fourth - 3)).toBeLessThan(0.3);
  });

  it('fills an odd number of places and stays finite at random numbers of 0 and just below 1', () => {
    expect(randn(3, 3, seedrandom('odd')).flat()).toHaveLength(9);
    for (const edge of [0, 1 - Number.EPSILON / 2])
      expect(
        randn(2, 2, () => edge)
          .flat()
          .every(Number.isFinite),
      ).toBe(true);
  });

  it('refuses sizes that are not whole numbers of at least 1', () => {
    for (const size of [0, -1, 1.5, Number.NaN]) {
      expect(() => randn(size, 2, Math.abs.bind(null, 0))).toThrow(RangeError);
      expect(() => randn(2, size, Math.abs.bind(null, 0))).toThrow(RangeError);
    }
  });
});

describe('the deviation of the weights', () => {
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

  it.each([
    { name: 'random', initialize: initializeParametersRandom, variance: 100 },
    { name: 'He', initialize: initializeParametersHe, variance: 0.02 },
    { name: 'Xavier', initialize: initializeParametersXavier, variance: 0.01 },
    { name: 'Glorot', initialize: initializeParametersGlorot, variance: 0.005 },
  ])('$name: from 100 inputs to 300 units', ({ initialize, variance }) => {
    const { W1, b1 } = initialize([100, 300], seedrandom('variance'));
    const squares = (W1 as number[][]).flat().map((w) => w * w);
    expect(mean(squares) / variance).toBeGreaterThan(0.96);
    expect(mean(squares) / variance).toBeLessThan(1.04);
    expect(b1).toEqual(new Array(300).fill(0));
  });

  it('of He keeps the mean square of a signal through ten layers of ReLU', () => {
    const layersDims = new Array<number>(11).fill(200);
    const parameters = initializeParametersHe(layersDims, seedrandom('signal'));
    let a = randn(200, 1, seedrandom('input')).flat();
    for (let layer = 1; layer <= 10; layer++) {
      const W = parameters[`W${layer}`] as number[][];
      a = W.map((row) =>
        Math.max(
          0,
          row.reduce((sum, w, k) => sum + w * a[k]!, 0),
        ),
      );
    }
    expect(mean(a.map((value) => value * value))).toBeGreaterThan(0.2);
    expect(mean(a.map((value) => value * value))).toBeLessThan(5);
  });

  it('is refused for sizes that make no network', () => {
    for (const layersDims of [[], [3], [3, 0], [3, 2.5, 1]]) {
      expect(() => initializeParametersZeros(layersDims)).toThrow(RangeError);
      expect(() => initializeParametersHe(layersDims, seedrandom('refused'))).toThrow(RangeError);
    }
  });
});

describe('normalBelow', () => {
  it('agrees with scipy to 1e-7', () => {
    for (const [t, below] of data.phi.values) expect(Math.abs(normalBelow(t!) - below!)).toBeLessThan(1e-7);
  });
});
