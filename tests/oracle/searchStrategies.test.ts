/**
 * Search strategies against values that our code did not make: zoomed regions of numpy, cases computed by hand,
 * and hills whose top is known.
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { Point, Scale, Space } from '../../reference/hyperparameters.ts';
import {
  bestPoint,
  caviarBest,
  chooseStrategy,
  coarseToFineSearch,
  pandaTraining,
  type Run,
  zoomRegion,
} from '../../reference/searchStrategies.ts';
import data from './data/hyperparameters_scipy.json' with { type: 'json' };

const one = (scale: Scale, low: number, high: number): Space => ({ x: { scale, low, high } });

describe('bestPoint', () => {
  const results = [Number.NaN, 0.7, 0.9, 0.9, -1].map((score, k) => ({ point: { k }, score }));

  it('is the first with the highest score, and never one without', () => {
    expect(bestPoint(results)).toEqual({ point: { k: 2 }, score: 0.9 });
    expect(bestPoint(results.slice(4))).toEqual({ point: { k: 4 }, score: -1 });
  });

  it('refuses lists without a score', () => {
    expect(() => bestPoint([])).toThrow(RangeError);
    expect(() => bestPoint(results.slice(0, 1))).toThrow(RangeError);
  });
});

describe('zoomRegion', () => {
  it.each([
    ['log', data.zoom.log],
    ['one-minus-log', data.zoom.oneMinusLog],
  ] as const)('on the scale %s is what numpy interpolates', (scale, cases) => {
    for (const [low, high, best, factor, newLow, newHigh] of cases) {
      const { x } = zoomRegion(one(scale, low!, high!), { x: best! }, factor!);
      expect(x!.scale).toBe(scale);
      expect(x!.low / newLow!).toBeCloseTo(1, 12);
      expect(x!.high / newHigh!).toBeCloseTo(1, 12);
    }
  });

  it.each([
    ['linear', 0, 10, 4, 0.5, 1.5, 6.5],
    ['linear', 0, 10, 1, 0.5, 0, 3.5],
    ['linear', 0, 10, 9, 0.4, 7, 10],
    ['linear', 0, 10, 4, 1, 0, 9],
    ['integer', 2, 12, 6, 0.3, 4, 8],
    ['integer', 2, 12, 3, 0.5, 2, 6],
    ['integer', 2, 12, 12, 0.1, 11, 12],
  ] as const)(
    '%s from %d to %d around %d by %d is from %d to %d, by hand',
    (scale, low, high, x, factor, newLow, newHigh) => {
      expect(zoomRegion(one(scale, low, high), { x }, factor)).toEqual(one(scale, newLow, newHigh));
    },
  );

  it('refuses factors outside [0, 1], points outside the region, and empty regions', () => {
    for (const factor of [-0.5, 1.1, Number.NaN])
      expect(() => zoomRegion(one('linear', 0, 1), { x: 0.5 }, factor)).toThrow(RangeError);
    for (const x of [-0.1, 1.1, Number.NaN])
      expect(() => zoomRegion(one('linear', 0, 1), { x }, 0.5)).toThrow(RangeError);
    expect(() => zoomRegion({}, {}, 0.5)).toThrow(RangeError);
    expect(() => zoomRegion(one('linear', 0, 1), { y: 0.5 }, 0.5)).toThrow(RangeError);
    expect(() => zoomRegion(one('linear', 1, 0), { x: 0.5 }, 0.5)).toThrow(RangeError);
  });
});

describe('coarseToFineSearch', () => {
  const region: Space = {
    alpha: { scale: 'log', low: 0.0001, high: 1 },
    keepProb: { scale: 'linear', low: 0.5, high: 1 },
  };
  const hill = ({ alpha, keepProb }: Point) =>
    -((Math.log10(alpha!) + 2.5) ** 2) - (4 * (keepProb! - 0.7)) ** 2;

  it('comes closer to the top of a hill than as many points of the whole region', () => {
    const closer = Array.from({ length: 40 }, (_, seed) => {
      const search = (rounds: number, pointsPerRound: number) =>
        coarseToFineSearch(hill, region, { rounds, pointsPerRound, factor: 0.5 }, seedrandom(`hill ${seed}`))
          .score;
      return search(4, 10) > search(1, 40);
    });
    expect(closer.filter(Boolean).length).toBeGreaterThan(30);
  });

  it('tries what the random numbers say, by hand: the second round lies around the better of two points', () => {
    const numbers = [0.25, 0.75, 0, 0.5];
    const tried: number[] = [];
    const score = ({ x }: Point) => {
      tried.push(x!);
      return -Math.abs(x! - 6);
    };
    const options = { rounds: 2, pointsPerRound: 2, factor: 0.5 };
    const best = coarseToFineSearch(score, one('linear', 0, 8), options, () => numbers.shift()!);
    expect(tried).toEqual([2, 6, 4, 6]);
    expect(best).toEqual({ point: { x: 6 }, score: -0 });
  });

  it('refuses searches without rounds or points', () => {
    const options = { rounds: 1, pointsPerRound: 1, factor: 0.5 };
    for (const change of [{ rounds: 0 }, { pointsPerRound: 1.5 }, { factor: -0.1 }])
      expect(() =>
        coarseToFineSearch(hill, region, { ...options, ...change }, seedrandom('refused')),
      ).toThrow(RangeError);
  });
});

describe('chooseStrategy', () => {
  it.each([
    [4, 10, 3, 12, 12, 'caviar'],
    [4, 10, 3, 13, 12, 'panda'],
    [1, 20, 20, 2, 1, 'panda'],
    [100, 20, 20, 50, 100, 'caviar'],
    [8, 10, 11, 1, 0, 'panda'],
  ] as const)(
    '%d machines, %d hours, %d for a model, %d wanted: %d models, %s',
    (machines, hoursAvailable, hoursPerModel, modelsWanted, models, strategy) => {
      expect(chooseStrategy({ machines, hoursAvailable, hoursPerModel, modelsWanted })).toEqual({
        models,
        strategy,
      });
    },
  );

  it('refuses resources that make no sense', () => {
    const right = { machines: 1, hoursAvailable: 1, hoursPerModel: 1, modelsWanted: 1 };
    for (const change of [
      { machines: 0 },
      { machines: 1.5 },
      { hoursAvailable: 0 },
      { hoursPerModel: -1 },
      { modelsWanted: 0 },
    ])
      expect(() => chooseStrategy({ ...right, ...change })).toThrow(RangeError);
  });
});

describe('pandaTraining', () => {
  /** θ ← θ − α · 2θ, cost θ². From 8 with α = 0.5 the first day reaches the minimum; with α > 1 it gets worse. */
  const day = (theta: readonly number[], alpha: number) => {
    const next = theta[0]! * (1 - 2 * alpha);
    return { theta: [next], cost: next * next };
  };

  it('keeps good days and takes bad ones back, by hand', () => {
    const start = { theta: [8], cost: 64, alpha: 0.9375 };
    const nursed = pandaTraining(day, start, 3);
    expect(nursed.diary).toEqual([
      { alpha: 0.9375, cost: 49, kept: true },
      { alpha: 1.125, cost: expect.closeTo(76.5625, 10), kept: false },
      { alpha: 0.5625, cost: expect.closeTo(0.765625, 10), kept: true },
    ]);
    expect(nursed.theta[0]).toBeCloseTo(0.875, 12);
    expect(nursed.cost).toBeCloseTo(0.765625, 12);
    expect(nursed.alpha).toBeCloseTo(0.675, 12);
    expect(start).toEqual({ theta: [8], cost: 64, alpha: 0.9375 });
  });

  it('counts a cost of NaN, and one that stays, as a bad day', () => {
    const failing = () => ({ theta: [0], cost: Number.NaN });
    expect(pandaTraining(failing, { theta: [1], cost: 1, alpha: 1 }, 2)).toMatchObject({
      theta: [1],
      alpha: 0.25,
    });
    expect(pandaTraining(day, { theta: [0], cost: 0, alpha: 1 }, 1)).toMatchObject({ cost: 0, alpha: 0.5 });
  });

  it('refuses no day and no learning rate', () => {
    const start = { theta: [8], cost: 64, alpha: 1 };
    expect(() => pandaTraining(day, start, 0)).toThrow(RangeError);
    expect(() => pandaTraining(day, start, 1.5)).toThrow(RangeError);
    expect(() => pandaTraining(day, { ...start, alpha: 0 }, 1)).toThrow(RangeError);
  });
});

describe('caviarBest', () => {
  const run = (devError: number, finished: boolean, k: number): Run => ({
    hyperparameters: { k },
    devError,
    finished,
  });

  it('is the first finished run with the lowest error', () => {
    const runs = [
      run(Number.NaN, true, 0),
      run(9, true, 1),
      run(2, false, 2),
      run(4, true, 3),
      run(4, true, 4),
    ];
    expect(caviarBest(runs)).toEqual(run(4, true, 3));
  });

  it('refuses runs of which none is finished', () => {
    for (const runs of [[], [run(1, false, 0)], [run(Number.NaN, true, 0)]])
      expect(() => caviarBest(runs)).toThrow(RangeError);
  });
});
