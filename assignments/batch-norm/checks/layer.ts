/** Checks of one layer: forward, the identity, backward. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec, JudgingSpec } from '../../../grader/plan/spec.ts';
import type { BatchNormCache } from '../../../reference/batchNorm.ts';
import { type Matrix, shapeOf, type Vector } from '../../../reference/matrix.ts';
import {
  componentsOf,
  drawBeta,
  drawCache,
  drawGamma,
  drawMatrix,
  drawStatistics,
  drawZ,
  singleCache,
  sparseCache,
  sparseScales,
  sparseStatistics,
  sparseZ,
} from './inputs.ts';

/** The ladder of ε: above rounding, below the curvature of the root. */
export const ladder: readonly number[] = [1e-4, 1e-5];

type Size = readonly [units: number, m: number];

/** Arguments (Z, gamma, beta, epsilon). */
function forwardCase(draw: Draw, [units, m]: Size, epsilon: number): CaseArguments {
  return [drawZ(draw, units, m), drawGamma(draw, units), drawBeta(draw, units), epsilon];
}

/** A forward case of units with γ or β of 0, of which one is always 0. */
function sparseCase(draw: Draw, epsilon: number): CaseArguments {
  const { gamma, beta } = sparseScales(draw, 4);
  return [sparseZ(draw, 5), gamma, beta, epsilon];
}

/** A mini-batch of one example, of which Z̃ is β. */
function singleCase(draw: Draw, epsilon: number): CaseArguments {
  return [drawMatrix(draw, 2, 1), drawGamma(draw, 2), drawBeta(draw, 2), epsilon];
}

/** A forward case in which one unit is the same for all examples: σ² = 0. */
function constantUnitCase(draw: Draw): CaseArguments {
  const [first = []] = drawZ(draw, 1, 3);
  const level = draw.integer(2, 9);
  return [[first, first.map(() => level)], drawGamma(draw, 2), drawBeta(draw, 2), 1e-8];
}

/** Arguments (mu, sigmaSquared, epsilon). */
function identityCase(draw: Draw, units: number, epsilon: number): CaseArguments {
  const { mu, sigmaSquared } = units === 1 ? drawStatistics(draw, units) : sparseStatistics(draw, units);
  return [mu, sigmaSquared, epsilon];
}

/** Arguments (dZTilde, cache); the first derivative is 0 where there are several examples. */
function backwardCase(draw: Draw, cache: BatchNormCache): CaseArguments {
  const [units, m] = shapeOf(cache.ZNorm);
  const dZTilde = drawMatrix(draw, units, m);
  return [m === 1 ? dZTilde : dZTilde.map((row, unit) => (unit === 0 ? row.with(0, 0) : row)), cache];
}

/** One layer and the numbers C of J = Σ C ∘ Z̃. */
function drawLayer(draw: Draw, [units, m]: Size) {
  return {
    Z: drawZ(draw, units, m),
    gamma: drawGamma(draw, units),
    beta: drawBeta(draw, units),
    C: drawMatrix(draw, units, m),
  };
}

const gradientJudging: JudgingSpec = {
  kind: 'gradient',
  epsilons: ladder,
  components: ([layer]) => {
    const { Z, gamma, beta } = layer as { Z: Matrix; gamma: Vector; beta: Vector };
    return [...componentsOf('Z', Z), ...componentsOf('gamma', gamma), ...componentsOf('beta', beta)];
  },
};

const rowsSumToZero = 'the rows of dZ sum to 0 with this mistake, too; batch-norm-backward tells';
const sameSums = 'the sums are wrong, but alike whether σ² is a constant as well; batch-norm-backward tells';
const noGradient = 'dγ and dβ of another shape are not compared with differences; batch-norm-backward tells';
const dZIsRight = 'dZ is right with this mistake; batch-norm-backward tells';

export const layerChecks: readonly CheckSpec[] = [
  {
    id: 'batch-norm-forward',
    fn: 'batchNormForward',
    title: { en: 'Batch normalization of one layer in training', zh: '训练时一层的 Batch 归一化' },
    lesson: '3.4',
    points: 12,
    cases: [
      (draw) => sparseCase(draw, draw.uniform(0.05, 0.3)),
      constantUnitCase,
      (draw) => forwardCase(draw, [1, 3], 0.1),
      (draw) => singleCase(draw, 0.05),
    ],
  },
  {
    id: 'identity-parameters',
    fn: 'identityParameters',
    title: { en: 'The γ and β that give Z back', zh: '使 Z̃ 还原为 Z 的 γ 与 β' },
    lesson: '3.4',
    points: 4,
    cases: [(draw) => identityCase(draw, 4, 0.05), (draw) => identityCase(draw, 1, draw.uniform(0.2, 0.4))],
  },
  {
    id: 'identity-restores-z',
    fn: 'identityParameters',
    title: {
      en: 'Your batch normalization with these γ and β changes nothing',
      zh: '用这样的 γ 与 β，你的 Batch 归一化不改变 Z',
    },
    lesson: '3.4',
    points: 3,
    driver: 'restoreZ',
    uses: ['identityParameters', 'batchNormForward'],
    cases: [(draw) => [drawZ(draw, 3, 4), 0.2], (draw) => [drawZ(draw, 2, 5), 0.05]],
  },
  {
    id: 'batch-norm-backward',
    fn: 'batchNormBackward',
    title: { en: 'Backward pass through μ and σ²', zh: '经过 μ 与 σ² 的反向传播' },
    lesson: '3.5',
    points: 11,
    cases: [
      (draw) => backwardCase(draw, sparseCache(draw, 5, 0.05)),
      (draw) => backwardCase(draw, drawCache(draw, [1, 3], draw.uniform(0.1, 0.3))),
      (draw) => backwardCase(draw, singleCache(draw, 2, 0.1)),
    ],
  },
  {
    id: 'batch-norm-gradient-check',
    fn: 'batchNormBackward',
    title: {
      en: 'Gradient check: backward pass against your forward pass',
      zh: '梯度检验：反向传播与你的前向传播对照',
    },
    lesson: '3.5',
    points: 5,
    driver: 'probeBatchNorm',
    uses: ['batchNormBackward', 'batchNormForward'],
    cases: [(draw) => [drawLayer(draw, [2, 3]), 0.05]],
    judging: gradientJudging,
    blindTo: {
      'backward-sums-over-units': noGradient,
      'backward-not-summed': noGradient,
    },
  },
  {
    id: 'bias-gradient',
    fn: 'batchNormBackward',
    title: {
      en: 'A b before batch normalization has no effect and gradient 0',
      zh: 'Batch 归一化之前的 b 不起作用，梯度为 0',
    },
    lesson: '3.5',
    points: 3,
    driver: 'addBias',
    uses: ['batchNormBackward', 'batchNormForward'],
    cases: [(draw) => [drawLayer(draw, [3, 4]), drawBeta(draw, 3), 0.05]],
    blindTo: {
      'backward-mu-constant': sameSums,
      'backward-statistics-constant': sameSums,
      'backward-variance-constant': rowsSumToZero,
      'backward-sum-through-variance': rowsSumToZero,
      'backward-gamma-missing': rowsSumToZero,
      'backward-no-root': rowsSumToZero,
      'backward-averaged': dZIsRight,
      'backward-dgamma-without-z-norm': dZIsRight,
      'backward-sums-over-units': dZIsRight,
      'backward-not-summed': dZIsRight,
    },
  },
];
