/** Checks of inverted dropout, forward and backward. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { combine, entry, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import {
  type Cache,
  linearForward,
  matrixOf,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';
import { drawMasks, livelyNetwork, type Network, smoothNetwork } from './inputs.ts';
import { gradientJudging } from './penalties.ts';

/** Few draws are enough for relations that hold in every one. */
const relationDraws = 8;

/** Draws behind every frequency: see `allowedShare`. */
const measureDraws = 300;

/**
 * Allowed distance of a share from its probability. By Hoeffding's inequality a share of n independent marks
 * strays by more than a with probability at most 2 exp(−2na²): with n = 300 · 16 = 4800 and a = 0.08 that
 * is below 1e-26. It is that wide so that a mistake's own shares, from masks that are not independent, are
 * told by name.
 */
const allowedShare = 0.08;

/** As {@link allowedShare}, for means of numbers between 0 and 1/keepProb ≤ 2: 2 exp(−2n(a/2)²) < 1e-10. */
const allowedMean = 0.1;

/** Nothing but rounding. */
const exactly = 1e-9;

/** Arguments (X, parameters, keepProb, rng, draws). */
function forwardCase(
  draw: Draw,
  keepProb: readonly number[],
  { draws, features = 3 }: { draws: number; features?: number },
): CaseArguments {
  const { X, parameters } = livelyNetwork(draw, [features, 4, 4, 1], 4);
  return [X, parameters, keepProb, rng(draw.seedFor('masks')), draws];
}

/** As {@link forwardCase}, with one unit in layer 1, a single example and nothing to drop. */
function smallCase(draw: Draw): CaseArguments {
  const { X, parameters } = livelyNetwork(draw, [2, 1, 3, 1], 1);
  return [X, parameters, [1, 1], rng(draw.seedFor('masks')), relationDraws];
}

/** What every frequency must be for layers with these probabilities, equally large. */
function dropoutStatistics(args: CaseArguments): Statistic[] {
  const [first = 1, second = 1] = args[2] as number[];
  const expected = (first ** 2 + (1 - first) ** 2 + second ** 2 + (1 - second) ** 2) / 2;
  const pairs = (id: string, en: string, zh: string) => ({
    id,
    label: { en, zh },
    expected,
    allowed: allowedShare,
  });
  return [
    ...layerStatistics(1, first),
    ...layerStatistics(2, second),
    pairs('unitsAlike', 'neighbouring units with the same mark', '相邻单元标记相同的比例'),
    pairs('outerUnitsAlike', 'first and last unit with the same mark', '首尾两个单元标记相同的比例'),
    pairs('examplesAlike', 'neighbouring examples with the same mark', '相邻样本标记相同的比例'),
    pairs('drawsAlike', 'one entry in two draws with the same mark', '同一元素在两次抽取中标记相同的比例'),
  ];
}

function layerStatistics(layer: number, keepProb: number): Statistic[] {
  const kept = { en: `share of kept entries in D${layer}`, zh: `D${layer} 中保留的比例` };
  const mean = {
    en: `mean of A${layer} after dropout over before`,
    zh: `A${layer} 失活后与失活前之比的均值`,
  };
  const exact = {
    en: `share of kept entries equal to relu(Z${layer}) / keepProb`,
    zh: `保留元素等于 relu(Z${layer}) / keepProb 的比例`,
  };
  return [
    { id: `kept${layer}`, label: kept, expected: keepProb, allowed: allowedShare },
    { id: `mean${layer}`, label: mean, expected: 1, allowed: allowedMean },
    { id: `exact${layer}`, label: exact, expected: 1, allowed: exactly },
  ];
}

/** The cache of a forward pass with dropout through drawn masks. */
function droppedCache(draw: Draw, { X, parameters, cache }: Network, keepProb: readonly number[]) {
  const masks = drawMasks(draw, cache, keepProb);
  const dropped = { ...parameters, ...masks };
  let A = X;
  for (let layer = 1; layer <= 3; layer++) {
    const Z = linearForward(A, matrixOf(parameters, `W${layer}`), vectorOf(parameters, `b${layer}`));
    A =
      layer === 3
        ? mapEntries(Z, sigmoid)
        : maskedRelu(Z, matrixOf(masks, `D${layer}`), keepProb[layer - 1] ?? 1);
    Object.assign(dropped, { [`Z${layer}`]: Z, [`A${layer}`]: A });
  }
  return { masks, cache: dropped };
}

function maskedRelu(Z: Matrix, D: Matrix, keepProb: number): Matrix {
  return combine(Z, D, (z, kept) => (relu(z) * kept) / keepProb);
}

/** Arguments (X, Y, cache, keepProb) in which every hidden layer passes some gradient on. */
function backwardCase(
  draw: Draw,
  layerSizes: readonly number[],
  { m, keepProb }: { m: number; keepProb: number[] },
) {
  return draw.until(
    ([, , cache]) =>
      keepProb.every((probability, index) => probability === 1 || isFlowing(cache, index + 1)) &&
      (keepProb[0] === 1 || bothReachInput(cache)),
    () => {
      const network = livelyNetwork(draw, layerSizes, m);
      const { cache } = droppedCache(draw, network, keepProb);
      return [network.X, network.Y, cache, keepProb] as const;
    },
  );
}

/** Some active entries of the layer are kept and some are dropped. */
function isFlowing(cache: Cache, layer: number): boolean {
  const Z = matrixOf(cache, `Z${layer}`);
  const marks = matrixOf(cache, `D${layer}`).flatMap((row, i) => row.filter((_, j) => entry(Z, i, j) > 0));
  return marks.includes(0) && marks.includes(1);
}

/**
 * Gradient comes down to an active unit of layer 1 that is kept, so that W1 has one, and in some example to one that
 * is dropped, so that its mask tells.
 */
function bothReachInput(cache: Cache): boolean {
  const hasActive = (layer: number, mark: number, j: number) =>
    matrixOf(cache, `Z${layer}`).some(
      (row, i) => (row[j] ?? 0) > 0 && entry(matrixOf(cache, `D${layer}`), i, j) === mark,
    );
  const examples = [...(matrixOf(cache, 'A3')[0]?.keys() ?? [])].filter((j) => hasActive(2, 1, j));
  return [0, 1].every((mark) => examples.some((j) => hasActive(1, mark, j)));
}

/** Arguments (X, Y, parameters, masks, keepProb) of a gradient check away from the kinks. */
function probeCase(draw: Draw): CaseArguments {
  const keepProb = [0.8, 0.6];
  const isFit = ({ cache }: { cache: Cache }) =>
    [1, 2].every((layer) => {
      const Z = matrixOf(cache, `Z${layer}`);
      return Z.flat().every((z) => Math.abs(z) > 0.02) && isFlowing(cache, layer);
    }) &&
    bothReachInput(cache) &&
    matrixOf(cache, 'A3')
      .flat()
      .every((yHat) => yHat > 0.05 && yHat < 0.95);
  const { network, masks } = draw.until(isFit, () => {
    const smooth = smoothNetwork(draw, [2, 2, 1, 1], 4);
    return { network: smooth, ...droppedCache(draw, smooth, keepProb) };
  });
  return [network.X, network.Y, network.parameters, masks, keepProb];
}

export const dropoutChecks: readonly CheckSpec[] = [
  {
    id: 'dropout-forward',
    fn: 'forwardPropagationWithDropout',
    title: {
      en: 'Dropout forward: masks, division and what is left alone',
      zh: '随机失活前向：掩码、除法以及不作用的部分',
    },
    lesson: '1.6',
    points: 8,
    driver: 'relateDropout',
    cases: [
      (draw) => forwardCase(draw, [0.8, 0.6], { draws: relationDraws }),
      smallCase,
      (draw) => forwardCase(draw, [draw.uniform(0.6, 0.7), 1], { draws: relationDraws, features: 1 }),
    ],
    blindTo: {
      'dropout-one-mask-for-all-examples': 'each draw alone is a possible one; dropout-expectation tells',
      'dropout-one-mask-for-all-units': 'each draw alone is a possible one; dropout-expectation tells',
    },
  },
  {
    id: 'dropout-expectation',
    fn: 'forwardPropagationWithDropout',
    title: {
      en: 'Dropout over many draws: kept share, expected activation, independence',
      zh: '多次抽取下的随机失活：保留比例、激活期望、独立性',
    },
    lesson: '1.6',
    points: 8,
    driver: 'measureDropout',
    cases: [
      (draw) =>
        forwardCase(draw, [draw.uniform(0.75, 0.85), draw.uniform(0.55, 0.62)], { draws: measureDraws }),
    ],
    judging: { kind: 'expectation', statistics: dropoutStatistics, draws: measureDraws, falseFailure: 1e-9 },
    blindTo: {
      'dropout-on-input': 'the hidden layers drop as they should; dropout-forward tells',
      'dropout-on-output': 'the hidden layers drop as they should; dropout-forward tells',
      'dropout-not-passed-on/2': 'the hidden layers drop as they should; dropout-forward tells',
    },
  },
  {
    id: 'dropout-backward',
    fn: 'backwardPropagationWithDropout',
    title: {
      en: 'Dropout backward: the same masks, the same division',
      zh: '随机失活反向：相同的掩码与除法',
    },
    lesson: '1.6',
    points: 6,
    driver: 'repeatDropoutBackward',
    cases: [
      (draw) => backwardCase(draw, [3, 3, 2, 1], { m: 4, keepProb: [0.8, 0.6] }),
      (draw) => backwardCase(draw, [1, 2, 3, 1], { m: 4, keepProb: [0.5, 0.7] }),
      (draw) => backwardCase(draw, [2, 1, 3, 1], { m: 1, keepProb: [1, 1] }),
    ],
  },
  {
    id: 'dropout-gradient-check',
    fn: 'backwardPropagationWithDropout',
    title: { en: 'Gradient check of the dropout backward pass', zh: '随机失活反向传播的梯度检验' },
    lesson: '1.6',
    points: 4,
    driver: 'probeDropoutGradient',
    cases: [probeCase],
    judging: gradientJudging,
    blindTo: {
      'dropout-backward-new-mask': 'fresh masks give another gradient each time; dropout-backward tells',
    },
  },
];
