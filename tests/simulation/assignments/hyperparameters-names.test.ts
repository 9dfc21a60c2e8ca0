/** Hyperparameters: code that is wrong in a way of its own gets no other mistake's name, and no points. */
import { describe, expect, it } from 'vitest';
import { checks, reference } from '../../../assignments/hyperparameters/checks.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import {
  type Axis,
  mapValues,
  type Point,
  type Space,
  sampleHyperparameters,
  sampleLearningRate,
} from '../../../reference/hyperparameters.ts';
import { type Run, zoomRegion } from '../../../reference/searchStrategies.ts';
import { drivers, probeTable, type Rng } from './hyperparameters-measure.ts';
import { points, search, sharing, space, zoomed } from './hyperparameters-slips.ts';

const { mistakes } = await loadAssignment('hyperparameters');

const manifest = loadManifest('hyperparameters');
const assignment = { manifest, reference, checks, mistakes, driver: drivers, probes: probeTable };
const plans = ['one', 'two', 'three'].map((name) => buildPlan(assignment, `names ${name}`, 'hidden'));

/** The verdicts on the first of the checks, in each plan, on the reference with other functions. */
function verdictsOn(ids: string | readonly string[], functions: FunctionTable): Verdict[] {
  const table = { functions: { ...reference, ...functions }, driver: drivers, probes: probeTable };
  const asked = [ids].flat();
  return plans.map((plan) => {
    const judged = asked.map((id) => plan.checks.find((check) => check.id === id)!);
    const calls = plan.calls.filter(({ id }) => judged.some((check) => check.calls.includes(id)));
    const answers: Answers = Object.fromEntries(calls.map((call) => [call.id, tryCall(call, table)]));
    return judge(judged, answers, calls)[0]!;
  });
}

const said = (verdict: Verdict) => (verdict.kind === 'mistake' ? verdict.mistake : verdict.kind);

const logIgnoresHigh = space('log', ({ low }, rng) => 10 ** (Math.log10(low) * rng()));

const nameless: readonly [check: string, what: string, functions: FunctionTable][] = [
  ['sample-hyperparameters', 'high of a log scale ignored', { sampleHyperparameters: logIgnoresHigh }],
  [
    'coarse-to-fine',
    'high of a log scale ignored',
    {
      sampleHyperparameters: logIgnoresHigh,
      coarseToFineSearch: search(zoomed, logIgnoresHigh),
    },
  ],
  [
    'random-search',
    'point k in the k-th part of each range',
    { randomSearch: points(([low, high], rng, share) => low + (high - low) * share(rng)) },
  ],
  ['random-search', 'from 0 to high', { randomSearch: points(([, high], rng) => high * rng()) }],
  ['random-search', 'from low to low + 1', { randomSearch: points(([low], rng) => low + rng()) }],
  [
    'momentum-beta',
    '10^r − 1',
    { sampleMomentumBeta: (a: number, b: number, rng: Rng) => sampleLearningRate(a, b, rng) - 1 },
  ],
  [
    'momentum-beta',
    'from 0.9 to 0.99',
    { sampleMomentumBeta: (_a: number, _b: number, rng: Rng) => 0.9 + 0.09 * rng() },
  ],
  [
    'learning-rate',
    '−10^r',
    { sampleLearningRate: (a: number, b: number, rng: Rng) => -sampleLearningRate(a, b, rng) },
  ],
  [
    'sample-hyperparameters',
    'logarithms of β in place of those of 1 − β',
    {
      sampleHyperparameters: space(
        'one-minus-log',
        ({ low, high }, rng) => 1 - 10 ** (Math.log10(high) + Math.log10(low / high) * rng()),
      ),
    },
  ],
  [
    'coarse-to-fine',
    'a zoom around the first point of all',
    { coarseToFineSearch: search(({ current, first, factor }) => zoomed({ current, best: first, factor })) },
  ],
  [
    'coarse-to-fine',
    'the first region zoomed by a power of factor',
    {
      coarseToFineSearch: search(({ region, best, factor, round }) =>
        zoomRegion(region, best, factor ** round),
      ),
    },
  ],
];

describe('code that is wrong in a way of its own', () => {
  it.each(nameless)('gets no name by %s: %s', (id, _what, functions) => {
    expect(verdictsOn(id, functions).map(said)).toEqual(plans.map(() => 'wrong'));
  });

  it.each([
    ['alpha', 'beta'],
    ['alpha', 'layers'],
    ['alpha', 'keepProb'],
    ['beta', 'layers'],
    ['beta', 'keepProb'],
    ['layers', 'keepProb'],
  ])('is seen when %s and %s share a random number', (one, other) => {
    const functions = { sampleHyperparameters: sharing(one, other) };
    expect(verdictsOn('sample-hyperparameters', functions).map(said)).toEqual(plans.map(() => 'wrong'));
  });

  it('is seen when a search makes both values of a point of one number', () => {
    const one = (region: Space, rng: Rng) => {
      const u = rng();
      return sampleHyperparameters(region, () => u);
    };
    const functions = {
      coarseToFineSearch: search(zoomed, one),
    };
    expect(verdictsOn('coarse-to-fine', functions).map(said)).toEqual(plans.map(() => 'wrong'));
  });
});

describe('what got full points', () => {
  it.each<[check: string, name: string, functions: FunctionTable]>([
    [
      'zoom-region',
      'zoom-integer-rounded',
      {
        zoomRegion: (region: Space, best: Point, factor: number) =>
          mapValues(
            zoomRegion(
              mapValues(
                region,
                (axis) => ({ ...axis, scale: axis.scale === 'integer' ? 'linear' : axis.scale }) as Axis,
              ),
              best,
              factor,
            ),
            (axis, name) =>
              region[name]?.scale === 'integer'
                ? { scale: 'integer', low: Math.round(axis.low), high: Math.round(axis.high) }
                : axis,
          ),
      },
    ],
    [
      'coarse-to-fine',
      'search-linear-scale',
      {
        coarseToFineSearch: search(zoomed, (region, rng) =>
          mapValues(region, ({ low, high }) => low + (high - low) * rng()),
        ),
      },
    ],
    [
      'caviar-best',
      'caviar-not-a-number-replaces',
      {
        caviarBest: (runs: readonly Run[]) => {
          let best: Run | undefined;
          for (const run of runs)
            if (run.finished && !(run.devError >= (best?.devError ?? Number.POSITIVE_INFINITY))) best = run;
          return best;
        },
      },
    ],
    [
      'distinct-values',
      'distinct-rounded',
      {
        countDistinctValues: (all: readonly Point[], name: string) =>
          new Set(all.map((point) => point[name]!.toFixed(2))).size,
      },
    ],
    [
      'momentum-beta',
      'beta-exponent-sign',
      { sampleMomentumBeta: (a: number, b: number, rng: Rng) => 1 - 1 / sampleLearningRate(a, b, rng) },
    ],
  ])('%s now says %s', (id, name, functions) => {
    expect(verdictsOn(id, functions).map(said)).toEqual(plans.map(() => name));
  });

  it('is still right code where nothing is wrong', () => {
    expect(verdictsOn('coarse-to-fine', { coarseToFineSearch: search(zoomed) }).map(said)).toEqual(
      plans.map(() => 'right'),
    );
  });
});

describe('a search that rests on sampleLearningRate', () => {
  it('points there when that is wrong', () => {
    const wrong = (a: number, b: number, rng: Rng) => Math.exp(a + (b - a) * rng());
    const functions: FunctionTable = {
      sampleLearningRate: wrong,
      coarseToFineSearch: search(
        zoomed,
        space('log', ({ low, high }, rng) => wrong(Math.log10(low), Math.log10(high), rng)),
      ),
    };
    for (const verdict of verdictsOn(['coarse-to-fine', 'learning-rate'], functions))
      expect(verdict).toMatchObject({ restsOn: expect.arrayContaining(['sampleLearningRate']) });
  });
});
