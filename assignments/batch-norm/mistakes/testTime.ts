/** Mistakes in the running averages and at test time, for one layer: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  type BatchNormCache,
  batchNormAtTestTime,
  batchNormForward,
  type Statistics,
  updateRunningAverages,
} from '../../../reference/batchNorm.ts';
import { at, type Matrix, mapEntries, shapeOf, type Vector } from '../../../reference/matrix.ts';

/** The right averages of other statistics. */
function averageOf(chosen: (cache: BatchNormCache) => Statistics) {
  return (running: Statistics, cache: BatchNormCache, momentum: number) =>
    updateRunningAverages(running, chosen(cache), momentum);
}

function withoutFactor(running: Statistics, cache: BatchNormCache, momentum: number): Statistics {
  const add = (old: Vector, fresh: Vector) => old.map((value, unit) => momentum * value + at(fresh, unit));
  return { mu: add(running.mu, cache.mu), sigmaSquared: add(running.sigmaSquared, cache.sigmaSquared) };
}

function unbiased({ mu, sigmaSquared, ZNorm }: BatchNormCache): Statistics {
  const [, m] = shapeOf(ZNorm);
  return { mu, sigmaSquared: sigmaSquared.map((variance) => (variance * m) / (m - 1)) };
}

const average = 'updateRunningAverages';

export const runningMistakes: readonly MistakeSpec[] = [
  {
    id: 'running-averages-beta',
    fn: average,
    text: {
      en: 'You average β in place of μ; some lecture notes name σ² and β here where they mean σ² and μ. β is learnt and needs no average: average the μ and σ² of each mini-batch.',
      zh: '你对 β 而不是 μ 做了平均（有的课程笔记在这里写成 σ² 和 β，本意是 σ² 和 μ）。β 是学出来的参数，不需要平均：应对每个 mini-batch 的 μ 和 σ² 做平均。',
    },
    wrong: averageOf(({ beta, sigmaSquared }) => ({ mu: beta, sigmaSquared })),
  },
  {
    id: 'running-averages-gamma-beta',
    fn: average,
    text: {
      en: 'You average β and γ. They are parameters, the same for all examples; what changes from mini-batch to mini-batch is μ and σ²: average those.',
      zh: '你对 β 和 γ 做了平均。它们是参数，对所有样本都相同；随 mini-batch 变化的是 μ 和 σ²：应平均这两个。',
    },
    wrong: averageOf(({ beta, gamma }) => ({ mu: beta, sigmaSquared: gamma })),
  },
  {
    id: 'running-momentum-swapped',
    fn: average,
    text: {
      en: 'momentum and 1 − momentum are swapped. The old average keeps the weight momentum: μ_run ← momentum · μ_run + (1 − momentum) μ.',
      zh: 'momentum 与 1 − momentum 互换了。旧的平均值的权重是 momentum：μ_run ← momentum · μ_run + (1 − momentum) μ。',
    },
    wrong: (running: Statistics, cache: BatchNormCache, momentum: number) =>
      updateRunningAverages(running, cache, 1 - momentum),
  },
  {
    id: 'running-last-batch',
    fn: average,
    text: {
      en: 'Your averages are those of the last mini-batch alone. Keep the old ones with weight momentum: μ_run ← momentum · μ_run + (1 − momentum) μ.',
      zh: '你只保留了最后一个 mini-batch 的统计量。旧的平均值应以 momentum 为权重保留：μ_run ← momentum · μ_run + (1 − momentum) μ。',
    },
    wrong: (_: Statistics, { mu, sigmaSquared }: BatchNormCache) => ({ mu, sigmaSquared }),
  },
  {
    id: 'running-variance-not-averaged',
    fn: average,
    text: {
      en: 'Your σ²_run is the σ² of this mini-batch alone; only μ is averaged. Average both: σ²_run ← momentum · σ²_run + (1 − momentum) σ².',
      zh: '你的 σ²_run 只是这个 mini-batch 的 σ²，只有 μ 做了平均。两者都要平均：σ²_run ← momentum · σ²_run + (1 − momentum) σ²。',
    },
    wrong: (running: Statistics, cache: BatchNormCache, momentum: number) => ({
      mu: updateRunningAverages(running, cache, momentum).mu,
      sigmaSquared: cache.sigmaSquared,
    }),
  },
  {
    id: 'running-without-factor',
    fn: average,
    text: {
      en: 'The new statistics are added without the factor 1 − momentum, so the averages grow too large: μ_run ← momentum · μ_run + (1 − momentum) μ.',
      zh: '新的统计量没有乘 1 − momentum，平均值会偏大：μ_run ← momentum · μ_run + (1 − momentum) μ。',
    },
    wrong: withoutFactor,
  },
  {
    id: 'running-averages-deviation',
    fn: average,
    text: {
      en: 'You average σ, the standard deviation. Average the variance σ² itself; the root comes at test time.',
      zh: '你平均的是标准差 σ。应平均方差 σ² 本身，开方留到测试时做。',
    },
    wrong: averageOf(({ mu, sigmaSquared }) => ({ mu, sigmaSquared: sigmaSquared.map(Math.sqrt) })),
  },
  {
    id: 'running-unbiased-variance',
    fn: average,
    text: {
      en: 'You average m/(m−1) σ², as the paper and some libraries do. Here the σ² of the mini-batch is averaged as it is.',
      zh: '你平均的是 m/(m−1) σ²（论文和某些库的做法）。这里直接平均 mini-batch 的 σ²。',
    },
    wrong: averageOf(unbiased),
  },
];

type Normalize = (z: number, mu: number, sigmaSquared: number, epsilon: number) => number;

/** The right test-time pass that normalizes one number otherwise. */
function testTimeWith(normalize: Normalize) {
  return (Z: Matrix, gamma: Vector, beta: Vector, running: Statistics, epsilon: number) =>
    mapEntries(Z, (z, unit) => {
      const zNorm = normalize(z, at(running.mu, unit), at(running.sigmaSquared, unit), epsilon);
      return at(gamma, unit) * zNorm + at(beta, unit);
    });
}

function ofBatch(Z: Matrix, gamma: Vector, beta: Vector, _: Statistics, epsilon: number): Matrix {
  return batchNormForward(Z, gamma, beta, epsilon).ZTilde;
}

const testTime = 'batchNormAtTestTime';

export const testTimeMistakes: readonly MistakeSpec[] = [
  {
    id: 'test-batch-statistics',
    fn: testTime,
    text: {
      en: 'You take μ and σ² from the examples you are asked about, and a single example becomes β. Use the running averages, which do not depend on them.',
      zh: '你用的是被测样本自身的 μ 和 σ²，单个样本会变成 β。应使用与它们无关的滑动平均。',
    },
    wrong: ofBatch,
  },
  {
    id: 'test-single-example-vanishes',
    fn: testTime,
    text: {
      en: 'A single example becomes β: its own mean is subtracted, and Z_norm is 0. Use the running averages for one example as for many.',
      zh: '单个样本变成了 β：减去的是它自身的均值，Z_norm 为 0。一个样本与多个样本一样，都应使用滑动平均。',
    },
    wrong: (Z: Matrix, gamma: Vector, beta: Vector, running: Statistics, epsilon: number) =>
      (shapeOf(Z)[1] === 1 ? ofBatch : batchNormAtTestTime)(Z, gamma, beta, running, epsilon),
  },
  {
    id: 'test-batch-mean',
    fn: testTime,
    text: {
      en: 'You use the running σ², but the μ of the examples you are asked about. Both come from the running averages.',
      zh: '你用了滑动平均的 σ²，但 μ 取自被测样本。两者都应来自滑动平均。',
    },
    wrong: (Z: Matrix, gamma: Vector, beta: Vector, { sigmaSquared }: Statistics, epsilon: number) => {
      const { mu } = batchNormForward(Z, gamma, beta, epsilon).cache;
      return batchNormAtTestTime(Z, gamma, beta, { mu, sigmaSquared }, epsilon);
    },
  },
  {
    id: 'test-no-root',
    fn: testTime,
    text: {
      en: 'You divide by σ² + ε; some lecture notes leave out the root. As in training: (Z − μ_run)/√(σ²_run + ε).',
      zh: '你除以了 σ² + ε（有的课程笔记漏写了根号）。应与训练时一样：(Z − μ_run)/√(σ²_run + ε)。',
    },
    wrong: testTimeWith((z, mu, sigmaSquared, epsilon) => (z - mu) / (sigmaSquared + epsilon)),
  },
  {
    id: 'test-epsilon-missing',
    fn: testTime,
    text: {
      en: 'You leave out ε at test time. The formula stays that of training: (Z − μ_run)/√(σ²_run + ε).',
      zh: '你在测试时漏掉了 ε。公式与训练时相同：(Z − μ_run)/√(σ²_run + ε)。',
    },
    wrong: testTimeWith((z, mu, sigmaSquared) => (z - mu) / Math.sqrt(sigmaSquared)),
  },
  {
    id: 'test-without-gamma-beta',
    fn: testTime,
    text: {
      en: 'You return Z_norm. γ and β belong to test time as well: Z̃ = γ Z_norm + β.',
      zh: '你返回的是 Z_norm。测试时同样要用 γ 和 β：Z̃ = γ Z_norm + β。',
    },
    wrong: (Z: Matrix, gamma: Vector, beta: Vector, running: Statistics, epsilon: number) =>
      batchNormAtTestTime(
        Z,
        gamma.map(() => 1),
        beta.map(() => 0),
        running,
        epsilon,
      ),
  },
];
