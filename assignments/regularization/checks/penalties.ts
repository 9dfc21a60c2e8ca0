/** Checks of norms, penalties, their gradients and weight decay. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec, JudgingSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import {
  backwardPropagation,
  forwardPropagation,
  matrixOf,
  type Parameters,
} from '../../../reference/propagation.ts';
import { updateParametersWithWeightDecay } from '../../../reference/regularization.ts';
import { componentsOf, livelyNetwork, type Network, smoothNetwork } from './inputs.ts';

/** A vector with entries of both signs, the first one negative: no sum may begin with it as it stands. */
function signedVector(draw: Draw, length: number): number[] {
  return draw.until(
    ([first = 0, ...others]) => first < -0.2 && others.some((value) => value > 0.2),
    () => draw.vector(length, 2),
  );
}

/** Arguments (A3, Y, parameters, lambd) of a cost. */
function costCase(draw: Draw, layerSizes: readonly number[], { m, lambd }: { m: number; lambd: number }) {
  const A3 = [Array.from({ length: m }, () => draw.uniform(0.05, 0.95))];
  return [A3, draw.labels(m), draw.parameters(layerSizes, 0.8), lambd];
}

/** Arguments (X, Y, cache, lambd) of a backward pass. */
function backwardCase(draw: Draw, layerSizes: readonly number[], { m, lambd }: { m: number; lambd: number }) {
  const { X, Y, cache } = livelyNetwork(draw, layerSizes, m);
  return [X, Y, cache, lambd];
}

/** A backward case in which one weight of every layer is exactly 0. */
function zeroWeightCase(draw: Draw): CaseArguments {
  const { X, Y, parameters } = livelyNetwork(draw, [2, 2, 2, 1], 3);
  const zeroed = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value.map((row, i) => (Array.isArray(row) && i === 0 ? row.map((w, j) => (j === 1 ? 0 : w)) : row)),
    ]),
  ) as Parameters;
  return [X, Y, forwardPropagation(X, zeroed).cache, 1.5];
}

/** Arguments (parameters, grads, learningRate, lambd, m) of one update. */
function updateCase(draw: Draw, layerSizes: readonly number[], rates: readonly number[]): CaseArguments {
  const grads = Object.fromEntries(
    Object.entries(draw.parameters(layerSizes)).map(([name, value]) => [`d${name}`, value]),
  );
  return [draw.parameters(layerSizes), grads, ...rates];
}

/** Arguments of 50 steps in which each hidden layer stays active, so that every parameter moves to the end. */
function trajectoryCase(draw: Draw): CaseArguments {
  const [learningRate, lambd, steps] = [0.2, 0.4, 50];
  const isActive = (Z: Matrix) => Z.flat().some((z) => z >= 0.02);
  const staysActive = ({ X, Y, parameters }: Network) => {
    let current = parameters;
    for (let step = 0; step < steps; step++) {
      const { cache } = forwardPropagation(X, current);
      if (!isActive(matrixOf(cache, 'Z1')) || !isActive(matrixOf(cache, 'Z2'))) return false;
      const grads = backwardPropagation(X, Y, cache);
      current = updateParametersWithWeightDecay(current, grads, learningRate, lambd, 8);
    }
    return true;
  };
  const { X, Y, parameters } = draw.until(staysActive, () => livelyNetwork(draw, [1, 1, 1, 1], 8));
  return [X, Y, parameters, learningRate, lambd, steps];
}

/** Arguments (X, Y, parameters, lambd) of a gradient check. */
function probeCase(draw: Draw): CaseArguments {
  const { X, Y, parameters } = smoothNetwork(draw, [2, 2, 1, 1], 4);
  return [X, Y, parameters, 0.9];
}

/** The ladder of ε: above rounding, below the distance to the kinks. */
export const gradientJudging: JudgingSpec = {
  kind: 'gradient',
  epsilons: [1e-4, 1e-5, 1e-6],
  components: (args) => componentsOf(args[2] as Parameters),
};

export const penaltyChecks: readonly CheckSpec[] = [
  {
    id: 'p-norm',
    fn: 'pNorm',
    title: { en: 'p-norm of a vector', zh: '向量的 p 范数' },
    lesson: '1.4',
    points: 4,
    cases: [
      (draw) => [signedVector(draw, 5), 1],
      (draw) => [signedVector(draw, 4), 2],
      (draw) => [signedVector(draw, 6), 3],
      (draw) => [signedVector(draw, 3), 2.5],
      (draw) => [[-draw.uniform(1, 3)], 3],
      () => [[0, 0, 0], 2],
    ],
  },
  {
    id: 'frobenius-norm',
    fn: 'frobeniusNorm',
    title: { en: 'Frobenius norm of a matrix', zh: '矩阵的弗罗贝尼乌斯范数' },
    lesson: '1.4',
    points: 3,
    cases: [
      (draw) => [draw.matrix(3, 4).with(1, [0, 1, -1, 0])],
      (draw) => [draw.matrix(1, 5, 2)],
      (draw) => [draw.matrix(4, 1, 3)],
      (draw) => [[[draw.uniform(-3, -1)]]],
    ],
  },
  {
    id: 'l2-cost',
    fn: 'computeCostWithRegularization',
    title: { en: 'Cost with the L2 penalty', zh: '带 L2 惩罚项的成本' },
    lesson: '1.4',
    points: 6,
    cases: [
      (draw) => costCase(draw, [3, 4, 2, 1], { m: 5, lambd: 0.7 }),
      (draw) => costCase(draw, [2, 3, 3, 1], { m: 8, lambd: draw.uniform(1, 3) }),
      (draw) => costCase(draw, [4, 1, 2, 1], { m: 1, lambd: 0.1 }),
      (draw) => costCase(draw, [2, 2, 2, 1], { m: 4, lambd: 0 }),
    ],
  },
  {
    id: 'l1-cost',
    fn: 'computeCostWithL1Regularization',
    title: { en: 'Cost with the L1 penalty', zh: '带 L1 惩罚项的成本' },
    lesson: '1.4',
    points: 5,
    cases: [
      (draw) => costCase(draw, [3, 4, 2, 1], { m: 5, lambd: 0.7 }),
      (draw) => costCase(draw, [2, 3, 3, 1], { m: 8, lambd: draw.uniform(1, 3) }),
      (draw) => costCase(draw, [4, 1, 2, 1], { m: 1, lambd: 0.1 }),
      (draw) => costCase(draw, [2, 2, 2, 1], { m: 4, lambd: 0 }),
    ],
  },
  {
    id: 'l2-backward',
    fn: 'backwardPropagationWithRegularization',
    title: { en: 'Backward pass with the L2 term in every dW', zh: '每个 dW 都带 L2 项的反向传播' },
    lesson: '1.4',
    points: 7,
    cases: [
      (draw) => backwardCase(draw, [3, 2, 2, 1], { m: 4, lambd: 0.7 }),
      (draw) => backwardCase(draw, [1, 3, 2, 1], { m: 3, lambd: draw.uniform(1, 3) }),
      (draw) => backwardCase(draw, [2, 1, 3, 1], { m: 1, lambd: 0.4 }),
      (draw) => backwardCase(draw, [2, 2, 1, 1], { m: 4, lambd: 0 }),
    ],
  },
  {
    id: 'l2-gradient-check',
    fn: 'backwardPropagationWithRegularization',
    title: {
      en: 'Gradient check: L2 backward pass against your L2 cost',
      zh: '梯度检验：L2 反向传播与你的 L2 成本对照',
    },
    lesson: '1.4',
    points: 4,
    driver: 'probeL2Gradient',
    uses: ['backwardPropagationWithRegularization', 'computeCostWithRegularization'],
    cases: [probeCase],
    judging: gradientJudging,
  },
  {
    id: 'l1-backward',
    fn: 'backwardPropagationWithL1Regularization',
    title: { en: 'Backward pass with the L1 term in every dW', zh: '每个 dW 都带 L1 项的反向传播' },
    lesson: '1.4',
    points: 6,
    cases: [
      (draw) => backwardCase(draw, [3, 2, 2, 1], { m: 4, lambd: 0.7 }),
      (draw) => backwardCase(draw, [1, 3, 2, 1], { m: 3, lambd: draw.uniform(1, 3) }),
      (draw) => backwardCase(draw, [2, 1, 3, 1], { m: 1, lambd: 0.4 }),
      (draw) => backwardCase(draw, [2, 2, 1, 1], { m: 4, lambd: 0 }),
      zeroWeightCase,
    ],
  },
  {
    id: 'l1-gradient-check',
    fn: 'backwardPropagationWithL1Regularization',
    title: {
      en: 'Gradient check: L1 backward pass against your L1 cost',
      zh: '梯度检验：L1 反向传播与你的 L1 成本对照',
    },
    lesson: '1.4',
    points: 3,
    driver: 'probeL1Gradient',
    uses: ['backwardPropagationWithL1Regularization', 'computeCostWithL1Regularization'],
    cases: [probeCase],
    judging: gradientJudging,
    blindTo: {
      'l1-gradient-sign-of-zero': 'differences need weights away from 0, where |W| has a slope',
    },
  },
  {
    id: 'weight-decay-update',
    fn: 'updateParametersWithWeightDecay',
    title: { en: 'One update with weight decay', zh: '带权重衰减的一次更新' },
    lesson: '1.4',
    points: 5,
    cases: [
      (draw) => updateCase(draw, [3, 2, 2, 1], [0.1, 0.7, 5]),
      (draw) => updateCase(draw, [1, 3, 1, 1], [0.2, draw.uniform(1, 3), 1]),
      (draw) => updateCase(draw, [1, 2, 1, 1], [0.05, 0, 4]),
    ],
  },
  {
    id: 'weight-decay-training',
    fn: 'updateParametersWithWeightDecay',
    title: { en: 'Fifty steps of training with weight decay', zh: '带权重衰减训练五十步' },
    lesson: '1.4',
    points: 4,
    driver: 'trainWithWeightDecay',
    cases: [trajectoryCase],
    judging: { kind: 'trajectory', components: (args) => componentsOf(args[2] as Parameters) },
  },
];
