/** Mistakes about the bowl of the cost and the steps down into it. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  conditionNumber,
  stepsToConverge,
  trainLinearRegression,
} from '../../../reference/linearRegression.ts';
import {
  at,
  dot,
  entry,
  type Matrix,
  mapEntries,
  shapeOf,
  transpose,
  type Vector,
} from '../../../reference/matrix.ts';
import { symmetricEigen } from '../../../reference/symmetricEigen.ts';
import { covarianceMatrix } from '../../../reference/whitening.ts';

/** Largest over smallest eigenvalue of a symmetric matrix. */
function ratioOf(A: Matrix): number {
  const { eigenvalues } = symmetricEigen(A);
  return at(eigenvalues, 0) / at(eigenvalues, A.length - 1);
}

function meanProducts(X: Matrix): Matrix {
  return mapEntries(dot(X, transpose(X)), (sum) => sum / shapeOf(X)[1]);
}

const condition = 'conditionNumber';

export const conditionMistakes: readonly MistakeSpec[] = [
  {
    id: 'condition-without-bias',
    fn: condition,
    text: {
      en: 'Your H leaves out b. The bowl J(w, b) has b as one of its directions: put a row of ones below X, then H = (1/m) X̃ X̃ᵀ.',
      zh: '你的 H 漏掉了 b。碗 J(w, b) 中 b 也是一个方向：先在 X 下面加一行 1，再算 H = (1/m) X̃ X̃ᵀ。',
    },
    wrong: (X: Matrix) => ratioOf(meanProducts(X)),
  },
  {
    id: 'condition-of-covariance',
    fn: condition,
    text: {
      en: 'You take the covariance matrix, which subtracts the means. Features that are not centred are what makes the bowl lean: H = (1/m) X̃ X̃ᵀ of X as it is, with a row of ones.',
      zh: '你用的是协方差矩阵，均值被减掉了。而没有零均值化正是碗倾斜狭长的原因之一：应对原样的 X 加一行 1，H = (1/m) X̃ X̃ᵀ。',
    },
    wrong: (X: Matrix) => ratioOf(covarianceMatrix(X)),
  },
  {
    id: 'condition-inverted',
    fn: condition,
    text: {
      en: 'Your ratio is upside down. κ = λ_max/λ_min is 1 for a round bowl and grows as it gets elongated.',
      zh: '你的比值颠倒了。κ = λ_max/λ_min：圆碗为 1，越狭长越大。',
    },
    wrong: (X: Matrix) => 1 / conditionNumber(X),
  },
  {
    id: 'condition-rooted',
    fn: condition,
    text: {
      en: 'You return the root of the ratio: that is the ratio of the bowl’s half-axes, or of the singular values of X̃. κ compares the curvatures: λ_max/λ_min.',
      zh: '你返回的是比值的平方根，那是碗的半轴之比（X̃ 的奇异值之比）。κ 比较的是曲率：λ_max/λ_min。',
    },
    wrong: (X: Matrix) => Math.sqrt(conditionNumber(X)),
  },
];

type Choices = {
  /** What the sum of the errors' products is divided by. */
  readonly divisor: (m: number) => number;
  /** The bias after a step in which the weights have gone from `w` to `next`. */
  readonly nextBias: (step: {
    b: number;
    rate: number;
    slopeAt: (w: Vector) => number;
    w: Vector;
    next: Vector;
  }) => number;
};

const right: Choices = {
  divisor: (m) => m,
  nextBias: ({ b, rate, slopeAt, w }) => b - rate * slopeAt(w),
};

function trainWith(change: Partial<Choices>) {
  const { divisor, nextBias } = { ...right, ...change };
  return (X: Matrix, Y: Matrix, learningRate: number, numIterations: number) => {
    const m = shapeOf(X)[1];
    let [w, b]: [Vector, number] = [X.map(() => 0), 0];
    const costs: Vector = [];
    for (let step = 0; ; step++) {
      const errorsAt = (weights: Vector) => errorsOf(X, Y, { weights, b });
      const errors = errorsAt(w);
      costs.push(errors.reduce((sum, error) => sum + error ** 2, 0) / (2 * m));
      if (step === numIterations) return { w, b, costs };
      const sumOf = (values: Vector) => values.reduce((sum, value) => sum + value, 0);
      const slopes = X.map((row) => sumOf(row.map((x, i) => x * at(errors, i))) / divisor(m));
      const next = w.map((value, j) => value - learningRate * at(slopes, j));
      const slopeAt = (weights: Vector) => sumOf(errorsAt(weights)) / divisor(m);
      b = nextBias({ b, rate: learningRate, slopeAt, w, next });
      w = next;
    }
  };
}

function errorsOf(X: Matrix, Y: Matrix, { weights, b }: { weights: Vector; b: number }): Vector {
  const guess = (i: number) => X.reduce((sum, row, j) => sum + at(weights, j) * at(row, i), b);
  return Array.from({ length: shapeOf(X)[1] }, (_, i) => guess(i) - entry(Y, 0, i));
}

const train = 'trainLinearRegression';

export const trainingMistakes: readonly MistakeSpec[] = [
  {
    id: 'training-summed-gradient',
    fn: train,
    text: {
      en: 'Your gradients are sums over the examples. J is an average, so dw and db have the 1/m as well: dw = (1/m) X (Ŷ − Y)ᵀ.',
      zh: '你的梯度是对样本求和。J 是平均值，dw 和 db 也都含有 1/m：dw = (1/m) X (Ŷ − Y)ᵀ。',
    },
    wrong: trainWith({ divisor: () => 1 }),
  },
  {
    id: 'training-bias-fixed',
    fn: train,
    text: {
      en: 'b stays at 0. It is learnt like w: b ← b − α db, with db = (1/m) Σ (ŷ − y).',
      zh: 'b 一直是 0。它和 w 一样要学习：b ← b − α db，其中 db = (1/m) Σ (ŷ − y)。',
    },
    wrong: trainWith({ nextBias: ({ b }) => b }),
  },
  {
    id: 'training-bias-after-weights',
    fn: train,
    text: {
      en: 'db is computed after w has been updated. Take both gradients at the same point first, then update w and b.',
      zh: '你在更新 w 之后才计算 db。应先在同一点求出两个梯度，再更新 w 和 b。',
    },
    wrong: trainWith({ nextBias: ({ b, rate, slopeAt, next }) => b - rate * slopeAt(next) }),
  },
  {
    id: 'training-start-missing',
    fn: train,
    text: {
      en: 'Your costs begin after the first update. The first entry is the cost before it, at w = 0 and b = 0: numIterations + 1 values in all.',
      zh: '你的 costs 从第一次更新之后才开始。第一项应是更新之前（w = 0，b = 0）的成本：一共 numIterations + 1 个值。',
    },
    wrong: (X: Matrix, Y: Matrix, learningRate: number, numIterations: number) => {
      const trained = trainLinearRegression(X, Y, learningRate, numIterations);
      return { ...trained, costs: trained.costs.slice(1) };
    },
  },
];

const steps = 'stepsToConverge';

export const stepsMistakes: readonly MistakeSpec[] = [
  {
    id: 'steps-counted-from-one',
    fn: steps,
    text: {
      en: 'You count one step too many. costs[0] is the cost before the first update, so costs[t] stands after t updates: the answer is the index.',
      zh: '你多数了一步。costs[0] 是第一次更新之前的成本，costs[t] 对应 t 次更新之后：答案就是下标。',
    },
    wrong: (costs: Vector, targetCost: number) => stepsToConverge(costs, targetCost) + 1,
  },
  {
    id: 'steps-never-minus-one',
    fn: steps,
    text: {
      en: 'You return −1 for a curve that never reaches the target, and by that number it would be the fastest of all. Return Infinity.',
      zh: '曲线从未到达目标时你返回了 −1，按这个数它反而最快。应返回 Infinity。',
    },
    wrong: (costs: Vector, targetCost: number) => costs.findIndex((cost) => cost <= targetCost),
  },
  {
    id: 'steps-strictly-below',
    fn: steps,
    text: {
      en: 'You wait until the cost is below the target. At the target it has arrived: the first t with costs[t] ≤ targetCost.',
      zh: '你要等到成本低于目标才算。等于目标就算到达：第一个使 costs[t] ≤ targetCost 的 t。',
    },
    wrong: (costs: Vector, targetCost: number) =>
      stepsToConverge(
        costs.map((cost) => (cost < targetCost ? cost : Number.POSITIVE_INFINITY)),
        targetCost,
      ),
  },
];
