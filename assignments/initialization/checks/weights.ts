/** Checks of the normal numbers and of the five initializations. */
import type { Statistic, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, type JudgingSpec, rng } from '../../../grader/plan/spec.ts';

/** Draws of a whole network's weights, or of a matrix of normal numbers. */
const draws = 50;

/**
 * Bounds for N_1 ≥ 4500 and N_2 ≥ 3000 weights σz, N ≥ 7500 in all; `randn` has as many numbers in one layer.
 * - scale = ln s, s being the deviation: by lemma 1 of Laurent and Massart 2000
 *   P(s² / σ² ≥ 1 + 2√(t/N) + 2t/N) ≤ e^{−t} and P(s² / σ² ≤ 1 − 2√(t/N)) ≤ e^{−t}; let η bound |ln(s/σ)| so.
 * - center = mean / s: P(|mean| > a σ) ≤ 2 exp(−N a² / 2).
 * - normality: by Dvoretzky, Kiefer and Wolfowitz P(sup |F − Φ| > a) ≤ 2 exp(−2Na²), and measuring with s in place
 *   of σ moves Φ by at most 0.242 η.
 * - tails: by Chernoff's bound for a share of probability p = 0.083, which s in place of σ moves by about 0.31 η.
 *   A uniform distribution has no such tails. The far ones, p = 0.0124 beyond 2.5 s, are counted in 40 000 numbers:
 *   the sum of two or three uniform numbers has too few of them; numbers cut off at ±3 have none of the farthest,
 *   p = 0.0019 beyond 3.1 s, of which only too few count.
 * - alike: by Hoeffding's inequality P(|share − ½| > a) ≤ 2 exp(−2na²) with n ≥ 1850 pairs.
 */
const allowed = {
  center: 0.12,
  scale: 0.08,
  ofWeights: { normality: 0.053, tails: 0.045 },
  ofNormals: { normality: 0.047, tails: 0.038 },
  farTails: 0.0055,
  alike: 0.07,
  /** Numbers that were cut off at some limit repeat now and then; that the check of `randn` tells in every draw. */
  repeatsOfWeights: 0.01,
  farthestTails: 0.0014,
  exactly: 1e-9,
};

/** 2 (1 − Φ(√3)) */
const normalTails = 0.08326451666355;

/** 2 (1 − Φ(2.5)) */
const normalFarTails = 0.01241933065;

/** 2 (1 − Φ(3.1)) */
const normalFarthestTails = 0.0019352;

/** The chance that right code fails, all statistics of a check together; the unit test adds up the bounds. */
const falseFailure = 1e-6;

/** Layer sizes n_0, n_1, n_2, 90 and 60 weights or more, for which every other scaling is far from the right one. */
function sizesOf(draw: Draw): number[] {
  return [draw.integer(18, 22), draw.integer(5, 6), draw.integer(12, 14)];
}

const text = (en: string, zh: string): Text => ({ en, zh });

const shares: readonly (readonly [string, number, Text])[] = [
  ['weightShapes', 1, text('share of W of the right shape', '形状正确的 W 的比例')],
  ['transposedShapes', 0, text('share of W of the transposed shape', '形状为转置的 W 的比例')],
  ['finite', 1, text('share of finite weights', '有限权重的比例')],
  ['fresh', 1, text('share of draws that differ from the draw before', '与前一次抽取不同的比例')],
];

const alikes: readonly (readonly [string, Text])[] = [
  ['neighboursAlike', text('neighbours in a row with the same sign', '同一行相邻权重同号的比例')],
  ['unitsAlike', text('weights of neighbouring units with the same sign', '相邻单元的权重同号的比例')],
  ['drawsAlike', text('one weight in two draws with the same sign', '同一权重在两次抽取中同号的比例')],
  [
    'magnitudesAlike',
    text('neighbours whose magnitudes are large or small together', '相邻权重的绝对值同大同小的比例'),
  ],
];

const distinct = text('share of weights in one draw that differ', '同一次抽取中互不相同的权重比例');
const ownRng = text('share of draws that use the rng they are given', '使用所给 rng 的抽取比例');
const layersAlike = text('weights of two layers with the same sign', '两层的对应权重同号的比例');

/** Facts that hold of every draw: told first, because moments of weights that repeat say little. */
function factsOf(repeats: number): Statistic[] {
  return [
    ...shares.map(([id, expected, label]) => ({ id, label, expected, allowed: allowed.exactly })),
    { id: 'distinct', label: distinct, expected: 1, allowed: repeats },
    { id: 'ownRng', label: ownRng, expected: 1, allowed: allowed.exactly },
  ];
}

/** What holds of any standard normal numbers, scaled for each layer; the bounds on their shape differ with N. */
function commonStatistics(shape: { normality: number; tails: number }): Statistic[] {
  const normality = text('distance of the distribution from the normal one', '分布与正态分布的距离');
  const tails = text('share of numbers beyond √3 standard deviations', '超出 √3 倍标准差的比例');
  return [
    { id: 'normality', label: normality, expected: 0, allowed: shape.normality },
    { id: 'tails', label: tails, expected: normalTails, allowed: shape.tails },
    ...alikes.map(([id, label]) => ({ id, label, expected: 0.5, allowed: allowed.alike })),
  ];
}

/** Mean 0 and the given deviation of one layer's weights; its logarithm tells large and small scales alike. */
function momentStatistics(layer: number, deviation: number, name = `W${layer}`): Statistic[] {
  const center = text(`mean of ${name} over its deviation`, `${name} 的均值与标准差之比`);
  const scale = text(`ln of the standard deviation of ${name}`, `${name} 标准差的自然对数`);
  return [
    { id: `center${layer}`, label: center, expected: 0, allowed: allowed.center },
    { id: `scale${layer}`, label: scale, expected: Math.log(deviation), allowed: allowed.scale },
  ];
}

function normalStatistics(): Statistic[] {
  const label = text('finite numbers when rng gives exactly 0', 'rng 恰为 0 时结果仍有限');
  const far = text('share of numbers beyond 2.5 standard deviations', '超出 2.5 倍标准差的比例');
  const farthest = text('share of numbers beyond 3.1 standard deviations', '超出 3.1 倍标准差的比例');
  return [
    ...factsOf(allowed.exactly),
    ...momentStatistics(1, 1, 'randn'),
    ...commonStatistics(allowed.ofNormals),
    { id: 'farTails', label: far, expected: normalFarTails, allowed: allowed.farTails },
    {
      id: 'farthestTails',
      label: farthest,
      expected: normalFarthestTails,
      allowed: allowed.farthestTails,
    },
    { id: 'zeroIsFine', label, expected: 1, allowed: allowed.exactly },
  ];
}

type StatisticsOf = (args: CaseArguments) => readonly Statistic[];

function expectationOf(statistics: StatisticsOf): JudgingSpec {
  return { kind: 'expectation', statistics, draws, falseFailure };
}

/** The deviation of the weights between nIn and nOut units. */
type DeviationOf = (nIn: number, nOut: number) => number;

function weightStatistics(args: CaseArguments, deviationOf: DeviationOf): Statistic[] {
  const [n0 = 1, n1 = 1, n2 = 1] = args[1] as number[];
  const zeroBiases = text('share of b that are all zeros', '全为零的 b 的比例');
  return [
    ...factsOf(allowed.repeatsOfWeights),
    ...momentStatistics(1, deviationOf(n0, n1)),
    ...momentStatistics(2, deviationOf(n1, n2)),
    ...commonStatistics(allowed.ofWeights),
    { id: 'layersAlike', label: layersAlike, expected: 0.5, allowed: allowed.alike },
    { id: 'zeroBiases', label: zeroBiases, expected: 1, allowed: allowed.exactly },
  ];
}

type WeightCheck = { id: string; fn: string; title: Text; lesson: string; points: number };

/** Arguments (name, layersDims, rng, draws) of one initialization, judged as a distribution. */
function weightCheck(spec: WeightCheck, deviationOf: DeviationOf): CheckSpec {
  return {
    ...spec,
    driver: 'measureInitialization',
    restsOn: ['randn'],
    cases: [(draw) => [spec.fn, sizesOf(draw), rng(draw.seedFor('weights')), draws]],
    judging: expectationOf((args) => weightStatistics(args, deviationOf)),
  };
}

const normalCheck: CheckSpec = {
  id: 'randn',
  fn: 'randn',
  title: text('Standard normal numbers from uniform ones', '由均匀随机数得到标准正态随机数'),
  lesson: '1.11',
  points: 14,
  driver: 'measureNormals',
  cases: [(draw) => [draw.integer(10, 11), 15, rng(draw.seedFor('numbers')), draws]],
  judging: expectationOf(normalStatistics),
};

const zerosCheck: CheckSpec = {
  id: 'zeros',
  fn: 'initializeParametersZeros',
  title: text('Zeros: shapes, and rows of their own', '零初始化：形状与各自独立的行'),
  lesson: '1.11',
  points: 6,
  driver: 'inspectZeros',
  cases: [
    () => [[3, 2, 1]],
    (draw) => [[draw.integer(4, 5), draw.integer(2, 3), draw.integer(6, 7), 2]],
    () => [[1, 3]],
    () => [[2, 1, 3, 3, 1, 2, 1, 3, 2, 2, 1, 3, 1]],
  ],
};

export const weightChecks: readonly CheckSpec[] = [
  normalCheck,
  zerosCheck,
  weightCheck(
    {
      id: 'random',
      fn: 'initializeParametersRandom',
      title: text('Large random weights: 10 · randn', '大随机数初始化：10 · randn'),
      lesson: '1.10',
      points: 10,
    },
    () => 10,
  ),
  weightCheck(
    {
      id: 'he',
      fn: 'initializeParametersHe',
      title: text('He, for ReLU: deviation √(2 / n_in)', 'He 初始化（ReLU）：标准差 √(2 / n_in)'),
      lesson: '1.11',
      points: 14,
    },
    (nIn) => Math.sqrt(2 / nIn),
  ),
  weightCheck(
    {
      id: 'xavier',
      fn: 'initializeParametersXavier',
      title: text('Xavier, for tanh: deviation √(1 / n_in)', 'Xavier 初始化（tanh）：标准差 √(1 / n_in)'),
      lesson: '1.11',
      points: 12,
    },
    (nIn) => Math.sqrt(1 / nIn),
  ),
  weightCheck(
    {
      id: 'glorot',
      fn: 'initializeParametersGlorot',
      title: text('Glorot: deviation √(2 / (n_in + n_out))', 'Glorot 初始化：标准差 √(2 / (n_in + n_out))'),
      lesson: '1.11',
      points: 12,
    },
    (nIn, nOut) => Math.sqrt(2 / (nIn + nOut)),
  ),
];
