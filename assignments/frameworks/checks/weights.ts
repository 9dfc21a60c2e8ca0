/** The check of the initial weights as a distribution. */
import type { Statistic, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';

/** Draws of a whole network's weights. */
const draws = 10;

/**
 * Bounds for N_1 ≥ 4500 and N_2 ≥ 3000 normal weights σz, N ≥ 7500 in all.
 * - scale = ln s, s being the root mean square: by lemma 1 of Laurent and Massart 2000
 *   P(s² / σ² ≥ 1 + 2√(t/N) + 2t/N) ≤ e^{−t} and P(s² / σ² ≤ 1 − 2√(t/N)) ≤ e^{−t}.
 * - center = mean / s: P(|mean| > a σ) ≤ 2 exp(−N a² / 2).
 * - tails: by Chernoff's bound for a share of probability p = 0.083, which s in place of σ moves by about 0.31 ln(s/σ).
 * - alike: by Hoeffding's inequality P(|share − ½| > a) ≤ 2 exp(−2na²) with n ≥ 3000 pairs.
 * - repeated: two layers drawn anew agree in two proportions to five digits with a chance below 1e-8; of 20 more than 4
 *   would have to.
 * - distinct: two float32 normal numbers are equal with a chance below 1e-7, so of 1000 not twenty are.
 */
const allowed = { center: 0.12, scale: 0.08, tails: 0.045, alike: 0.07, distinct: 0.05, repeated: 0.2 };

/** 2 (1 − Φ(√3)) */
const normalTails = 0.08326451666355;

/** Layer sizes n_0, n_1, n_2, 456 and 336 weights or more, for which every other scaling is far from the right one. */
function sizesOf(draw: Draw): number[] {
  return [draw.integer(38, 44), draw.integer(12, 13), draw.integer(28, 32)];
}

const text = (en: string, zh: string): Text => ({ en, zh });

function ofLayer(layer: number, nIn: number): Statistic[] {
  const center = text(`mean of W${layer} over its deviation`, `W${layer} 的均值与标准差之比`);
  const scale = text(`ln of the standard deviation of W${layer}`, `W${layer} 标准差的自然对数`);
  return [
    { id: `center${layer}`, label: center, expected: 0, allowed: allowed.center },
    { id: `scale${layer}`, label: scale, expected: Math.log(Math.sqrt(2 / nIn)), allowed: allowed.scale },
  ];
}

function statistics([layerDims]: CaseArguments): Statistic[] {
  const [n0 = 1, n1 = 1] = layerDims as number[];
  const tails = text('share of weights beyond √3 standard deviations', '超出 √3 倍标准差的权重比例');
  const distinct = text('share of weights in one draw that differ', '同一次抽取中互不相同的权重比例');
  const repeated = text(
    'share of layers drawn from a seed that was there before',
    '使用已出现过的种子的层所占比例',
  );
  const layers = text('weights of two layers with the same sign', '两层的对应权重同号的比例');
  const twice = text('one weight in two draws with the same sign', '同一权重在两次抽取中同号的比例');
  return [
    { id: 'distinct', label: distinct, expected: 1, allowed: allowed.distinct },
    { id: 'repeated', label: repeated, expected: 0, allowed: allowed.repeated },
    { id: 'drawsAlike', label: twice, expected: 0.5, allowed: allowed.alike },
    { id: 'layersAlike', label: layers, expected: 0.5, allowed: allowed.alike },
    ...ofLayer(1, n0),
    ...ofLayer(2, n1),
    { id: 'tails', label: tails, expected: normalTails, allowed: allowed.tails },
  ];
}

export const weightChecks: readonly CheckSpec[] = [
  {
    id: 'weights',
    fn: 'initializeParameters',
    title: {
      en: 'Initial weights: normal, deviation √(2 / n_in)',
      zh: '初始权重：正态分布，标准差 √(2 / n_in)',
    },
    lesson: '3.11',
    points: 5,
    driver: 'measureInitialization',
    judging: { kind: 'expectation', statistics, draws, falseFailure: 1e-6 },
    cases: [(draw) => [sizesOf(draw), rng(draw.seedFor('weights')), draws]],
  },
];
