/** Checks of the new head: drawn afresh, trained on features that are computed once. */
import type { Statistic, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { Head } from '../../../reference/transferLearning.ts';
import {
  componentsOfLayer,
  drawDeepExamples,
  drawExamples,
  drawHeadOnly,
  drawLabels,
  drawMatrix,
  drawParameters,
  type Examples,
} from './inputs.ts';

/** Heads behind every statistic: N = 50 · 11 · 15 weights or more. */
const headDraws = 50;

/**
 * Bounds for N ≥ 7500 weights σz, σ = √(1 / n_{L−1}):
 * - scale = ln s, s being the deviation: by lemma 1 of Laurent and Massart 2000
 *   P(s² / σ² ≥ 1 + 2√(t/N) + 2t/N) ≤ e^{−t} and P(s² / σ² ≤ 1 − 2√(t/N)) ≤ e^{−t}; let η bound |ln(s/σ)| so.
 * - center = mean / s: P(|mean| > a σ) ≤ 2 exp(−N a² / 2).
 * - normality: by Dvoretzky, Kiefer and Wolfowitz P(sup |F − Φ| > a) ≤ 2 exp(−2Na²), and measuring with s in place of σ
 *   moves Φ by at most 0.242 η.
 * - alike: by Hoeffding's inequality P(|share − ½| > a) ≤ 2 exp(−2na²) with n ≥ 3500 pairs.
 */
const allowed = { center: 0.08, scale: 0.06, normality: 0.05, alike: 0.06, exactly: 1e-9 };

const text = (en: string, zh: string): Text => ({ en, zh });

const exactStatistics: readonly (readonly [string, number, Text])[] = [
  [
    'weightShapes',
    1,
    text('share of heads W_L of shape (classes, n_{L−1})', '形状为 (classes, n_{L−1}) 的 W_L 的比例'),
  ],
  ['zeroBiases', 1, text('share of b_L that are zeros, one for each class', '每类一个零的 b_L 的比例')],
  [
    'kept',
    1,
    text(
      'share of answers whose other layers are the given ones, bit for bit',
      '其余各层与给定层逐位相同的比例',
    ),
  ],
  [
    'near',
    1,
    text(
      'share of answers whose other layers are the given ones to a thousandth',
      '其余各层与给定层相差不到千分之一的比例',
    ),
  ],
  ['inherited', 0, text('share of weights that stand in the old head', '出现在旧输出层中的权重的比例')],
  ['finite', 1, text('share of finite weights', '有限权重的比例')],
  ['distinct', 1, text('share of weights in one head that differ', '同一次抽取中互不相同的权重的比例')],
  ['fresh', 1, text('share of heads that differ from the one before', '与前一次抽取不同的比例')],
];

const alikeStatistics: readonly (readonly [string, Text])[] = [
  ['neighboursAlike', text('neighbours in a row with the same sign', '同一行相邻权重同号的比例')],
  ['drawsAlike', text('one weight in two draws with the same sign', '同一权重在两次抽取中同号的比例')],
];

function headStatistics([parameters]: CaseArguments): Statistic[] {
  const inputs = (parameters as Record<string, number[]>)['b1']?.length ?? 1;
  const scale = text('ln of the standard deviation of W_L', 'W_L 标准差的自然对数');
  const center = text('mean of W_L over its deviation', 'W_L 的均值与标准差之比');
  const normality = text('distance of the distribution from the normal one', '分布与正态分布的距离');
  return [
    ...exactStatistics.map(([id, expected, label]) => ({ id, label, expected, allowed: allowed.exactly })),
    { id: 'scale1', label: scale, expected: -Math.log(inputs) / 2, allowed: allowed.scale },
    { id: 'center1', label: center, expected: 0, allowed: allowed.center },
    { id: 'normality', label: normality, expected: 0, allowed: allowed.normality },
    ...alikeStatistics.map(([id, label]) => ({ id, label, expected: 0.5, allowed: allowed.alike })),
  ];
}

/**
 * A network with 15 or 16 units below an old head of 12 classes, and 11 new ones: √(1 / 11) is neither √(1 / 16) nor
 * √(2 / 16). The others have eleven layers, one and three.
 */
function headCase(draw: Draw): CaseArguments {
  const parameters = drawParameters(draw, [2, draw.integer(15, 16), 12]);
  const others = [
    drawDeepExamples(draw).parameters,
    drawParameters(draw, [3, 2]),
    drawParameters(draw, [2, 3, 2, 3]),
  ];
  return [parameters, 11, rng(draw.seedFor('head')), headDraws, others];
}

function featureCase(draw: Draw, layerSizes: readonly number[], frozenLayers: number): CaseArguments {
  const { X, parameters } = drawExamples(draw, layerSizes, 3);
  return [X, parameters, frozenLayers];
}

/** A_10 of a network of eleven layers. */
function deepFeatureCase(draw: Draw): CaseArguments {
  const { X, parameters } = drawDeepExamples(draw);
  return [X, parameters, 10];
}

/** Below a network that is nothing but a head there is X. */
function inputCase(draw: Draw): CaseArguments {
  const { X, parameters } = drawHeadOnly(draw);
  return [X, parameters, 0];
}

/** Features as relu leaves them, labels, and a head that is not sure of itself. */
function trainingCase(draw: Draw, C: number, iterations: number): CaseArguments {
  const [n, m] = [2, 4];
  const features = drawMatrix(draw, n, m).map((row) => row.map(Math.abs));
  const { W1, b1 } = drawParameters(draw, [n, C]);
  return [{ features, Y: drawLabels(draw, C, m), head: { W: W1, b: b1 } }, 0.4, iterations];
}

function comparisonCase({ X, Y, parameters }: Examples, iterations: number): CaseArguments {
  return [X, Y, parameters, 0.3, iterations];
}

export const headChecks: readonly CheckSpec[] = [
  {
    id: 'replace-head',
    fn: 'replaceHead',
    title: text(
      'A new head, drawn afresh, on layers that keep their bits',
      '重新抽取的输出层，其余各层逐位不变',
    ),
    lesson: 'C4 2.9',
    points: 8,
    driver: 'measureHead',
    cases: [headCase],
    judging: { kind: 'expectation', statistics: headStatistics, draws: headDraws, falseFailure: 1e-7 },
  },
  {
    id: 'extract-features',
    fn: 'extractFeatures',
    title: text('Features: what the frozen layers make of X', '特征：冻结层对 X 的输出'),
    lesson: 'C4 2.9',
    points: 7,
    cases: [
      (draw) => featureCase(draw, [2, 3, 2, 2], 2),
      (draw) => featureCase(draw, [2, 2, 3, 2, 2], 1),
      (draw) => featureCase(draw, [2, 3, 2], 0),
      deepFeatureCase,
      inputCase,
    ],
  },
  {
    id: 'train-head',
    fn: 'trainHead',
    title: text(
      'Training the head: cost and weights after each update',
      '训练输出层：每次更新后的成本与权重',
    ),
    lesson: 'C4 2.9',
    points: 7,
    driver: 'followHead',
    cases: [(draw) => trainingCase(draw, 3, 3), (draw) => trainingCase(draw, 3, 0)],
    judging: {
      kind: 'trajectory',
      tolerance: { relative: 1e-7, absolute: 1e-8 },
      components: ([task]) => componentsOfLayer((task as { head: Head }).head.W),
    },
  },
  {
    id: 'features-once',
    fn: 'trainHead',
    title: text(
      'A head on saved features equals one whose features are computed each time',
      '在保存的特征上训练与每次重算特征训练的结果相同',
    ),
    lesson: 'C4 2.9',
    points: 4,
    driver: 'compareFeatures',
    uses: ['trainHead', 'extractFeatures', 'fineTune'],
    restsOn: ['extractFeatures', 'fineTune', 'backwardPropagationWithFrozenLayers'],
    cases: [
      (draw) => comparisonCase(drawExamples(draw, [2, 2, 2, 2], 4), 2),
      (draw) => comparisonCase(drawDeepExamples(draw), 1),
      (draw) => comparisonCase(drawHeadOnly(draw), 2),
    ],
  },
];
