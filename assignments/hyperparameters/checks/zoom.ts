/** Checks of the search from coarse to fine. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, probe, rng } from '../../../grader/plan/spec.ts';
import type { Space } from '../../../reference/hyperparameters.ts';
import type { Result } from '../../../reference/searchStrategies.ts';
import { divergingSearch, edgeSpace, otherSearches } from './edges.ts';
import {
  distanceStatistic,
  distinctStatistic,
  expectationOf,
  fromRngFact,
  saidFact,
  text,
  togetherStatistic,
} from './statistics.ts';

/** A result with the score, at a random point. */
function resultOf(draw: Draw, score: number): Result {
  return { point: { alpha: draw.integer(100, 9999) / 1e4, layers: draw.integer(2, 9) }, score };
}

const resultsOf = (draw: Draw, scores: readonly number[]) => scores.map((score) => resultOf(draw, score));

const bestCheck: CheckSpec = {
  id: 'best-point',
  fn: 'bestPoint',
  title: text('The best of the points tried', '已尝试的点中最好的一个'),
  lesson: '3.1',
  points: 5,
  cases: [
    (draw) => [resultsOf(draw, [9.5, draw.uniform(80, 95), draw.uniform(20, 70), 31])],
    (draw) => [resultsOf(draw, [-7, -2, -draw.uniform(3, 6), -2, -9])],
    (draw) => [resultsOf(draw, [Number.NaN, 0.6, 0.8, Number.NaN, draw.uniform(0.1, 0.7)])],
    (draw) => [resultsOf(draw, [0.6, 0.8, draw.uniform(0.1, 0.7), Number.NaN])],
    (draw) => [resultsOf(draw, [-3, 0, -draw.uniform(0.1, 2), 0, Number.NaN])],
    (draw) => [resultsOf(draw, [0])],
  ],
};

const between = (low: number, high: number, share: number) => low + (high - low) * share;

/** How much of a region a zoom keeps, and the number of layers from the region's end to end. */
type Zoom = { readonly factor: number; readonly layers: number };

/**
 * A region with all four scales, and its best point at `share` of each range on its scale. The ends of layers must not
 * be rounded alike by floor or ceil and by round in all cases.
 */
function regionCase(draw: Draw, share: () => number, { factor, layers: span }: Zoom): CaseArguments {
  const [a, b] = [-draw.uniform(3.5, 5), -draw.uniform(0, 0.8)];
  const [c, d] = [-draw.uniform(2.6, 3.5), -draw.uniform(0.5, 1.1)];
  const [layers, low] = [draw.integer(2, 20), draw.uniform(0.3, 0.5)];
  const region: Space = {
    alpha: { scale: 'log', low: 10 ** a, high: 10 ** b },
    beta: { scale: 'one-minus-log', low: 1 - 10 ** d, high: 1 - 10 ** c },
    layers: { scale: 'integer', low: layers, high: layers + span },
    keepProb: { scale: 'linear', low, high: low + draw.uniform(0.3, 0.5) },
  };
  const best = {
    alpha: 10 ** between(a, b, share()),
    beta: 1 - 10 ** between(d, c, share()),
    layers: layers + Math.round(span * share()),
    keepProb: between(low, region['keepProb']?.high ?? low, share()),
  };
  return [region, best, factor];
}

const zoomCheck: CheckSpec = {
  id: 'zoom-region',
  fn: 'zoomRegion',
  title: text('Zooming into the region around the best point', '缩小到最佳点周围的区域'),
  lesson: '3.1',
  points: 10,
  cases: [
    (draw) => regionCase(draw, () => draw.uniform(0.35, 0.45), { factor: 0.5, layers: 21 }),
    (draw) => regionCase(draw, () => draw.uniform(0.58, 0.65), { factor: 0.3, layers: 19 }),
    (draw) => regionCase(draw, () => draw.uniform(0.06, 0.12), { factor: 0.5, layers: 19 }),
    (draw) => regionCase(draw, () => draw.uniform(0.88, 0.94), { factor: 0.4, layers: 21 }),
    () => [edgeSpace, { momentum: 0, depth: 0, shift: 0, tilt: -2.5, lambd: 1 }, 1],
    () => [{ shift: { scale: 'linear', low: -2, high: 0 } }, { shift: -0.5 }, 0],
  ],
};

/** Searches that are watched, three rounds of nine points: a square, as a grid would have. */
const searches = 60;
const options = { rounds: 3, pointsPerRound: 9, factor: 0.5 };
const points = searches * options.rounds * options.pointsPerRound;

function searchCase(draw: Draw): CaseArguments {
  const region: Space = {
    alpha: { scale: 'log', low: draw.pick([0.0001, 0.0002, 0.0003]), high: draw.pick([0.3, 0.5, 0.7]) },
    keepProb: { scale: 'linear', low: draw.pick([0.5, 0.55, 0.6]), high: draw.pick([0.95, 0.98, 1]) },
  };
  return [
    probe('ripples'),
    { region, options },
    'keepProb',
    rng(draw.seedFor('search')),
    searches,
    { edges: otherSearches, diverging: divergingSearch },
  ];
}

const searchCheck: CheckSpec = {
  id: 'coarse-to-fine',
  fn: 'coarseToFineSearch',
  title: text('Random search from coarse to fine', '由粗到细的随机搜索'),
  lesson: '3.1',
  points: 9,
  driver: 'measureSearch',
  uses: ['coarseToFineSearch', 'zoomRegion'],
  restsOn: ['zoomRegion', 'bestPoint', 'sampleHyperparameters', 'sampleLearningRate'],
  cases: [searchCase],
  judging: expectationOf(searches, () => [
    saidFact(
      'evaluations',
      'score is called rounds × pointsPerRound times',
      'score 被调用 rounds × pointsPerRound 次',
    ),
    saidFact('inside', 'every point lies in the region', '所有点都在给定区域内'),
    saidFact(
      'zoomed',
      'every point of a later round lies in its zoomed region',
      '后续轮次的点都在缩小后的区域内',
    ),
    {
      id: 'outside',
      label: text('share of later points outside the zoomed region', '后续轮次中落在缩小区域之外的比例'),
      expected: 0,
      allowed: 0.12,
    },
    {
      id: 'aroundLast',
      label: text(
        'of the points outside, the share around the best point of the last round alone',
        '区域之外的点中，围绕最近一轮最佳点的比例',
      ),
      expected: 0,
      allowed: 0.3,
    },
    {
      id: 'inFirst',
      label: text(
        'of the points outside, the share in the first region zoomed once',
        '区域之外的点中，落在只由最初区域缩小一次所得区域的比例',
      ),
      expected: 0,
      allowed: 0.3,
    },
    {
      id: 'wide',
      label: text(
        'of the points outside, the share in rounds wider than their region can be',
        '区域之外的点中，所在轮次的范围比其区域还宽的比例',
      ),
      expected: 0,
      allowed: 0.3,
    },
    saidFact('best', 'the answer is the best point of all', '答案是所有点中最好的'),
    saidFact(
      'others',
      'so it is in other searches (one round of one point, scores of 0 and below)',
      '在其他搜索中也是如此（一轮一个点，得分为 0 或负数）',
    ),
    saidFact(
      'diverged',
      'the answer is the best of the first round when all later scores are NaN',
      '后续得分全为 NaN 时，答案是第一轮中最好的',
    ),
    fromRngFact,
    {
      id: 'beaten',
      label: text('share of tried points that beat the answer', '试过的点中优于答案的比例'),
      expected: 0,
      allowed: 0.18,
    },
    distinctStatistic(text('share of values in one search that differ', '一次搜索中互不相同的值的比例')),
    ...['alpha', 'keepProb'].map((name) =>
      distanceStatistic(
        `distance:${name}`,
        points,
        text(
          `distance of ${name} from an even spread on its scale in the region of its round`,
          `${name} 与该轮区域内（在其标尺上）均匀分布的距离`,
        ),
      ),
    ),
    togetherStatistic(
      'together',
      points,
      text(
        'share of points with alpha and keepProb both in the lower or both in the upper half',
        'alpha 与 keepProb 同在下半或同在上半的比例',
      ),
    ),
  ]),
};

export const zoomChecks: readonly CheckSpec[] = [bestCheck, zoomCheck, searchCheck];
