/**
 * Sampling hyperparameters against values that our code did not make: the numbers of the lessons (25 points, α from
 * 10⁻⁴ to 1, β from 0.9 to 0.999, windows of 10, 1000 and 2000), distributions of scipy.stats, grids of numpy.
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import {
  countDistinctValues,
  gridSearch,
  randomSearch,
  type Space,
  sampleHyperparameters,
  sampleLearningRate,
  sampleMomentumBeta,
  sampleUniformInteger,
  windowChange,
} from '../../reference/hyperparameters.ts';
import data from './data/hyperparameters_scipy.json' with { type: 'json' };

/** Draws of each distribution, and how far a share of them strays with probability below 1e-9 (Hoeffding). */
const draws = 40_000;
const allowed = 0.0165;

const always = (u: number) => () => u;
const drawn = (sample: (rng: () => number) => number, seed: string) => {
  const rng = seedrandom(seed);
  return Array.from({ length: draws }, () => sample(rng));
};

function expectDistribution(values: readonly number[], cdf: readonly number[][]): void {
  for (const [x = 0, below = 0] of cdf) {
    const share = values.filter((value) => value < x).length / values.length;
    expect(Math.abs(share - below), `share below ${x}`).toBeLessThan(allowed);
  }
}

function expectShares(values: readonly number[], pmf: readonly number[][]): void {
  for (const [k, probability = 0] of pmf) {
    const share = values.filter((value) => value === k).length / values.length;
    expect(Math.abs(share - probability), `share of ${k}`).toBeLessThan(probability === 0 ? 1e-9 : allowed);
  }
}

describe('gridSearch and randomSearch', () => {
  const ranges = { alpha: [-1, 3], epsilon: [0.5, 2] } as const;

  it('gives the grid that numpy gives', () => {
    const points = gridSearch(ranges, 5).map(({ alpha, epsilon }) => [alpha, epsilon]);
    expect(points).toEqual(data.grid.points);
  });

  it('tries 5 values of each with 25 points of a grid, and 25 with 25 random points, as the lesson says', () => {
    const [grid, random] = [gridSearch(ranges, 5), randomSearch(ranges, 25, seedrandom('lesson 3.1'))];
    for (const [k, name] of ['alpha', 'epsilon'].entries()) {
      expect(countDistinctValues(grid, name)).toBe(data.distinct.counts[k]);
      expect(countDistinctValues(random, name)).toBe(25);
    }
    expect([grid.length, random.length]).toEqual([25, 25]);
  });

  it('draws uniformly, as scipy has it', () => {
    const points = randomSearch({ keepProb: [0.5, 0.9] }, draws, seedrandom('uniform'));
    expectDistribution(
      points.map(({ keepProb }) => keepProb!),
      data.linear.cdf,
    );
  });

  it('takes one random number for each value, by hand', () => {
    const numbers = [0, 0.25, 0.5, 0.75];
    const points = randomSearch({ a: [10, 20], b: [-1, 1] }, 2, () => numbers.shift()!);
    expect(points).toEqual([
      { a: 10, b: -0.5 },
      { a: 15, b: 0.5 },
    ]);
  });

  it('counts values by hand: three points, two layers', () => {
    const points = [{ layers: 2 }, { layers: 3 }, { layers: 2 }];
    expect(countDistinctValues(points, 'layers')).toBe(2);
    expect(countDistinctValues([], 'layers')).toBe(0);
  });
});

describe('sampleLearningRate', () => {
  it('is log-uniform from 0.0001 to 1, as scipy has it', () => {
    expectDistribution(
      drawn((rng) => sampleLearningRate(-4, 0, rng), 'alpha'),
      data.alpha.cdf,
    );
  });

  it('spends a quarter of the draws on each power of ten, where the linear scale spends nine tenths on the last', () => {
    const values = drawn((rng) => sampleLearningRate(-4, 0, rng), 'powers');
    for (const [k, share] of data.alpha.powersOfTen.entries()) {
      const inside = values.filter((value) => value >= 10 ** (k - 4) && value < 10 ** (k - 3));
      expect(Math.abs(inside.length / draws - share)).toBeLessThan(allowed);
    }
    const linear = randomSearch({ alpha: [0.0001, 1] }, draws, seedrandom('linear'));
    const last = linear.filter(({ alpha }) => alpha! >= 0.1).length / draws;
    expect(Math.abs(last - 0.9)).toBeLessThan(allowed);
  });

  it('is a power of ten, by hand', () => {
    expect(sampleLearningRate(-4, 0, always(0))).toBeCloseTo(0.0001, 15);
    expect(sampleLearningRate(-4, 0, always(0.5))).toBeCloseTo(0.01, 14);
    expect(sampleLearningRate(-2, -2, always(0.7))).toBeCloseTo(0.01, 14);
  });
});

describe('sampleMomentumBeta', () => {
  it('has a log-uniform 1 − β from 0.9 to 0.999, as scipy has it', () => {
    expectDistribution(
      drawn((rng) => sampleMomentumBeta(-3, -1, rng), 'beta'),
      data.beta.cdf,
    );
  });

  it('is one minus a power of ten, by hand', () => {
    expect(sampleMomentumBeta(-3, -1, always(0))).toBeCloseTo(0.999, 14);
    expect(sampleMomentumBeta(-3, -1, always(0.5))).toBeCloseTo(0.99, 14);
    expect(sampleMomentumBeta(-1, -1, always(0.3))).toBeCloseTo(0.9, 14);
  });
});

describe('sampleUniformInteger', () => {
  it('has the shares of scipy for 2 to 4 layers, both ends included', () => {
    expectShares(
      drawn((rng) => sampleUniformInteger(2, 4, rng), 'layers'),
      data.layers.pmf,
    );
  });

  it('reaches both ends and never leaves them, by hand', () => {
    const justBelowOne = 1 - Number.EPSILON / 2;
    expect(sampleUniformInteger(50, 100, always(0))).toBe(50);
    expect(sampleUniformInteger(50, 100, always(justBelowOne))).toBe(100);
    expect(sampleUniformInteger(-2, 2, always(0.5))).toBe(0);
    expect(sampleUniformInteger(7, 7, always(justBelowOne))).toBe(7);
  });
});

describe('sampleHyperparameters', () => {
  const space: Space = {
    alpha: { scale: 'log', low: 0.0001, high: 1 },
    beta: { scale: 'one-minus-log', low: 0.9, high: 0.999 },
    layers: { scale: 'integer', low: 2, high: 4 },
    keepProb: { scale: 'linear', low: 0.5, high: 0.9 },
  };

  it('draws each hyperparameter on its own scale, as scipy has it', () => {
    const rng = seedrandom('space');
    const points = Array.from({ length: draws }, () => sampleHyperparameters(space, rng));
    const column = (name: string) => points.map((point) => point[name]!);
    expectDistribution(column('alpha'), data.alpha.cdf);
    expectDistribution(column('beta'), data.beta.cdf);
    expectDistribution(column('keepProb'), data.linear.cdf);
    expectShares(column('layers'), data.layers.pmf);
  });

  it('is in the middle of every scale when the random number is one half, by hand', () => {
    const { alpha, beta, layers, keepProb } = sampleHyperparameters(space, always(0.5));
    expect(alpha).toBeCloseTo(0.01, 14);
    expect(beta).toBeCloseTo(0.99, 14);
    expect(layers).toBe(3);
    expect(keepProb).toBeCloseTo(0.7, 14);
  });
});

describe('windowChange', () => {
  it.each([
    [0.9, 0.0005, 10, 10.050251256281],
    [0.999, 0.0005, 1000, 2000],
    [0.5, 0.25, 2, 4],
  ])('of β = %d by %d: from %d to %d numbers, as the lesson says', (beta, delta, before, after) => {
    const change = windowChange(beta, delta);
    expect(change.before).toBeCloseTo(before, 8);
    expect(change.after).toBeCloseTo(after, 8);
    expect(change.ratio).toBeCloseTo(after / before, 8);
  });

  it('is the number of steps in which a weight falls to 1/e, as numpy counts them', () => {
    for (const [beta, steps] of data.windows.steps)
      expect(Math.abs(windowChange(beta!, 0).before - steps!)).toBeLessThan(1);
  });
});

describe('what cannot be searched is refused', () => {
  const rng = seedrandom('refused');

  it.each([
    ['no range', () => gridSearch({}, 3)],
    ['no range for random points', () => randomSearch({}, 3, rng)],
    ['a range upside down', () => gridSearch({ a: [2, 1] }, 3)],
    ['a random range upside down', () => randomSearch({ a: [2, 1] }, 3, rng)],
    ['a range without end', () => randomSearch({ a: [0, Number.POSITIVE_INFINITY] }, 3, rng)],
    ['a grid of one point for each axis', () => gridSearch({ a: [1, 2] }, 1)],
    ['half a point', () => randomSearch({ a: [1, 2] }, 0.5, rng)],
    ['no point', () => randomSearch({ a: [1, 2] }, 0, rng)],
    ['a point without the name', () => countDistinctValues([{ a: 1 }], 'b')],
    ['whole numbers upside down', () => sampleUniformInteger(3, 2, rng)],
    ['ends that are not whole', () => sampleUniformInteger(1, 2.5, rng)],
    ['exponents upside down', () => sampleLearningRate(0, -4, rng)],
    ['exponents of β upside down', () => sampleMomentumBeta(-1, -3, rng)],
    ['a negative β', () => sampleMomentumBeta(-1, 1, rng)],
    ['a window of β = 1', () => windowChange(0.9, 0.1)],
    ['a window of a negative β', () => windowChange(0.1, -0.2)],
    ['an empty space', () => sampleHyperparameters({}, rng)],
    ['a logarithm of 0', () => sampleHyperparameters({ a: { scale: 'log', low: 0, high: 1 } }, rng)],
    ['β up to 1', () => sampleHyperparameters({ b: { scale: 'one-minus-log', low: 0.9, high: 1 } }, rng)],
    ['half layers', () => sampleHyperparameters({ l: { scale: 'integer', low: 1.5, high: 3 } }, rng)],
  ])('%s', (_what, call) => {
    expect(call).toThrow(RangeError);
  });
});
