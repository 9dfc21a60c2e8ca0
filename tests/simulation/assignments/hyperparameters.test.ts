/** Hyperparameters: the statistical bounds let right code pass, catch every mistake, and tell one from the other. */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { reference } from '../../../assignments/hyperparameters/checks.ts';
import * as driver from '../../../assignments/hyperparameters/driver.ts';
import { measureNumbers } from '../../../assignments/measures/samplingMeasures.ts';
import type { Point } from '../../../reference/hyperparameters.ts';
import { seedsOf } from '../seeds.ts';
import { styles } from './hyperparameters-code.ts';
import { type Measures, measure, mistakesOf, type Rng, random, stray } from './hyperparameters-measure.ts';

describe.each(random)('$id', (spec) => {
  it.each(styles)('passes %s, whatever the seed', (id, functions, seeds) => {
    for (const seed of seedsOf(id, seeds))
      expect(stray(measure(spec, functions, seed)), seed).toBeLessThan(1);
  });

  it('catches each of its mistakes by a quarter more than is allowed', () => {
    for (const { id, fn, wrong } of mistakesOf(spec)) {
      for (const seed of seedsOf(id, 3))
        expect(stray(measure(spec, { ...reference, [fn]: wrong }, seed)), seed).toBeGreaterThan(1.25);
    }
  });

  it('names each of its mistakes and no other, whatever numbers the student’s code draws', () => {
    const own = mistakesOf(spec);
    for (const salt of ['one', 'two', 'three']) {
      const answersOf = (change: (rng: Rng) => Rng) =>
        own.map(({ fn, wrong }) => measure(spec, { ...reference, [fn]: wrong }, salt, change).answer);
      const key = answersOf((rng) => rng);
      const { statistics } = measure(spec, reference, salt);
      const named = answersOf((rng) => seedrandom(`${salt} ${rng()}`)).map((got) => {
        const explains = (variant: Measures) =>
          statistics.every(({ id, allowed }) => Math.abs(variant[id]! - got[id]!) <= allowed + 1e-9);
        return [...new Set(own.filter((_, index) => explains(key[index]!)).map(({ id }) => id))];
      });
      expect(named).toEqual(own.map(({ id }) => [id]));
    }
  });
});

// ------------------------------------------------------------------ what the drivers make of odd answers

describe('the drivers', () => {
  const rng = seedrandom('odd');

  it('accept a grid in any order', () => {
    const ranges = { a: [0, 1], b: [-1, 0.3] } as const;
    const turned = {
      gridSearch: (...args: unknown[]) => (reference['gridSearch']!(...args) as Point[]).toReversed(),
    };
    expect(driver.sortedGrid(turned, ranges, 4)).toEqual(
      driver.sortedGrid(reference as typeof turned, ranges, 4),
    );
  });

  it('say what is missing', () => {
    expect(() => driver.sortedGrid({ gridSearch: () => 3 }, { a: [0, 1] }, 2)).toThrow(
      'gridSearch must return a list of points',
    );
    const looks = { cuts: [0, 1], scale: 'linear', draws: 2 };
    expect(() => driver.measureSampler({ f: () => 'x' }, 'f', [0, 1], rng, looks)).toThrow(
      'f must return a number',
    );
    expect(() => driver.measureHyperparameters({ sampleHyperparameters: () => [1] }, {}, rng, {}, 2)).toThrow(
      'must return a point',
    );
    const task = {
      region: { a: { scale: 'linear', low: 0, high: 1 } },
      options: { rounds: 1, pointsPerRound: 1, factor: 1 },
    };
    const search = (answer: (score: (point: Point) => number) => unknown) => () =>
      driver.measureSearch(
        { coarseToFineSearch: answer as never, zoomRegion: () => ({}) },
        () => 1,
        task,
        'a',
        rng,
        1,
      );
    expect(search(() => ({ point: { a: 1 }, score: 1 }))).toThrow('never calls score');
    expect(search((score) => score({ a: 1 }))).toThrow('must return { point, score }');
  });

  it('see NaN as outside and not whole', () => {
    expect(measureNumbers([0.5, Number.NaN], [0, 0.5, 1])).toMatchObject({ inside: 0, whole: 0, fresh: 1 });
  });

  it('say nothing about the shares of numbers that are all alike', () => {
    expect(measureNumbers([3, 3, 3], [0, 1, 2, 3, 4])).toMatchObject({
      fresh: 0,
      distance: 0,
      first: 0.25,
      quarter4: 0.25,
    });
  });
});
