/** Mistakes in the search from coarse to fine: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  gridSearch,
  mapValues,
  type Point,
  type Rng,
  type Space,
  sampleHyperparameters,
} from '../../../reference/hyperparameters.ts';
import {
  bestPoint,
  type Result,
  type SearchOptions,
  zoomRegion,
} from '../../../reference/searchStrategies.ts';

/** One round of a search, when it is over. */
type Round = {
  readonly first: Space;
  readonly current: Space;
  readonly all: Result[];
  readonly own: Result[];
};

/** What a search does: what the reference does, unless said otherwise. */
type Slip = {
  readonly next?: (round: Round, factor: number) => Space;
  readonly pointsOf?: (region: Space, options: SearchOptions, rng: Rng, isFirst: boolean) => Point[];
  readonly answer?: (round: Round) => Result;
  readonly extraRounds?: number;
};

const randomPoints = (region: Space, { pointsPerRound }: SearchOptions, rng: Rng): Point[] =>
  Array.from({ length: pointsPerRound }, () => sampleHyperparameters(region, rng));

const linearPoints = (region: Space, options: SearchOptions, rng: Rng): Point[] =>
  randomPoints(
    mapValues(region, (axis) => ({ ...axis, scale: 'linear' })),
    options,
    rng,
  );

/** A grid of about as many points, on the linear scale, in every round but the first. */
function gridPoints(region: Space, options: SearchOptions, rng: Rng, isFirst: boolean): Point[] {
  if (isFirst) return randomPoints(region, options, rng);
  const ranges = mapValues(region, ({ low, high }) => [low, high] as const);
  return gridSearch(ranges, Math.ceil(Math.sqrt(options.pointsPerRound))).slice(0, options.pointsPerRound);
}

const searched =
  ({
    next = ({ current, all }, factor) => zoomRegion(current, bestPoint(all).point, factor),
    pointsOf = randomPoints,
    answer = ({ all }) => bestPoint(all),
    extraRounds = 0,
  }: Slip) =>
  (score: (point: Point) => number, first: Space, options: SearchOptions, rng: Rng): Result => {
    let round: Round = { first, current: first, all: [], own: [] };
    for (let k = 1; k <= options.rounds + extraRounds; k++) {
      const points = pointsOf(round.current, options, rng, k === 1);
      const own = points.map((point) => ({ point, score: score(point) }));
      const over: Round = { ...round, all: [...round.all, ...own], own };
      round = { ...over, current: next(over, options.factor) };
    }
    return answer(round);
  };

/** Around the best point of the last round alone; a point outside is drawn to the nearest end. */
const aroundOwnBest = ({ current, own }: Round, factor: number): Space =>
  zoomRegion(current, bestPoint(own).point, factor);

const lowestOf = (results: readonly Result[]): Result =>
  results.reduce((worst, result) => (result.score < worst.score ? result : worst));

const rounds: readonly MistakeSpec[] = [
  {
    id: 'search-never-zooms',
    fn: 'coarseToFineSearch',
    text: {
      en: 'Every round searches the whole region again: nothing gets finer. After each round go on in zoomRegion(region, best, factor).',
      zh: '每一轮都重新搜索整个区域，没有变细。每轮之后应在 zoomRegion(region, best, factor) 中继续。',
    },
    wrong: searched({ next: ({ first }) => first }),
  },
  {
    id: 'search-zooms-from-the-first-region',
    fn: 'coarseToFineSearch',
    text: {
      en: 'Every zoom starts from the first region, so all rounds but the first are equally coarse. Zoom the region of the round that is over; it shrinks by factor every time.',
      zh: '每次都从最初的区域开始缩小，于是除第一轮外各轮一样粗。应缩小刚结束那一轮的区域，每次都乘以 factor。',
    },
    wrong: searched({ next: ({ first, all }, factor) => zoomRegion(first, bestPoint(all).point, factor) }),
  },
  {
    id: 'search-zooms-around-last-round',
    fn: 'coarseToFineSearch',
    text: {
      en: 'The zoom goes around the best point of the last round even when an earlier one was better. Zoom around the best point of all rounds so far.',
      zh: '总是围绕最近一轮的最佳点缩小，即使更早的点更好。应围绕到目前为止所有轮次的最佳点缩小。',
    },
    wrong: searched({ next: aroundOwnBest }),
  },
  {
    id: 'search-zooms-around-worst',
    fn: 'coarseToFineSearch',
    text: {
      en: 'The zoom goes around the point with the lowest score, and that is the answer. The higher a score the better: zoom around the best and return it.',
      zh: '围绕得分最低的点缩小，并返回它。得分越高越好：应围绕最佳点缩小并返回最佳点。',
    },
    wrong: searched({
      next: ({ current, all }, factor) => zoomRegion(current, lowestOf(all).point, factor),
      answer: ({ all }) => lowestOf(all),
    }),
  },
  {
    id: 'search-fine-rounds-on-a-grid',
    fn: 'coarseToFineSearch',
    text: {
      en: 'The first round is random, the later ones are grids. Within the zoomed region, too, the points are drawn at random, so that each tries new values.',
      zh: '第一轮是随机的，后面几轮却用了网格。在缩小后的区域内也应随机取点，使每个点都尝试新的值。',
    },
    wrong: searched({ pointsOf: gridPoints }),
  },
  {
    id: 'search-linear-scale',
    fn: 'coarseToFineSearch',
    text: {
      en: 'The points are drawn on the linear scale whatever the region says, so small learning rates hardly come. Draw them with sampleHyperparameters, each on its own scale.',
      zh: '不论区域给出什么标尺，点都在线性标尺上抽取，很小的学习率几乎不会出现。应用 sampleHyperparameters 抽取，各用各的标尺。',
    },
    wrong: searched({ pointsOf: linearPoints }),
  },
  {
    id: 'search-one-round-too-many',
    fn: 'coarseToFineSearch',
    text: {
      en: 'There is one round too many: the coarse round and then `rounds` fine ones. The coarse round is the first of `rounds`; points are rounds × pointsPerRound in all.',
      zh: '多了一轮：先粗搜一轮，再细搜 rounds 轮。粗搜就是 rounds 轮中的第一轮；总共 rounds × pointsPerRound 个点。',
    },
    wrong: searched({ extraRounds: 1 }),
  },
];

const answers: readonly MistakeSpec[] = [
  {
    id: 'search-keeps-last-point',
    fn: 'coarseToFineSearch',
    text: {
      en: 'The last point that was tried is returned, not the best one. Return the point with the highest score of all rounds.',
      zh: '返回的是最后尝试的点，而不是最好的点。应返回所有轮次中得分最高的点。',
    },
    wrong: searched({ answer: ({ all }) => all.at(-1) ?? bestPoint(all) }),
  },
  {
    id: 'search-best-of-last-round',
    fn: 'coarseToFineSearch',
    text: {
      en: 'The best point of the last round is returned, even when an earlier round had a better one. Return the best of all rounds.',
      zh: '返回的是最后一轮的最佳点，即使更早的轮次有更好的点。应返回所有轮次中最好的点。',
    },
    wrong: searched({ answer: ({ own }) => bestPoint(own) }),
  },
];

export const searchMistakes: readonly MistakeSpec[] = [...rounds, ...answers];
