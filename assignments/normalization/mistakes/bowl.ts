/** Mistakes about the bowl of the cost and the steps down into it. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const bowlMistakes: readonly MistakeSpec[] = [
  {
    id: 'condition-without-bias',
    fn: 'conditionNumber',
    edits: [{ was: '[...X, new Array<number>(m).fill(1)]', now: 'X' }],
    text: {
      en: 'Your H leaves out b. The bowl J(w, b) has b as one of its directions: put a row of ones below X, then H = (1/m) X̃ X̃ᵀ.',
      zh: '你的 H 漏掉了 b。碗 J(w, b) 中 b 也是一个方向：先在 X 下面加一行 1，再算 H = (1/m) X̃ X̃ᵀ。',
    },
  },
  {
    id: 'condition-of-covariance',
    fn: 'conditionNumber',
    edits: [
      {
        was: '[...X, new Array<number>(m).fill(1)]',
        now: 'X.map((row) => row.map((x) => x - sumOf(row) / m))',
      },
    ],
    text: {
      en: 'You take the covariance matrix, which subtracts the means. Features that are not centred are what makes the bowl lean: H = (1/m) X̃ X̃ᵀ of X as it is, with a row of ones.',
      zh: '你用的是协方差矩阵，均值被减掉了。而没有零均值化正是碗倾斜狭长的原因之一：应对原样的 X 加一行 1，H = (1/m) X̃ X̃ᵀ。',
    },
  },
  {
    id: 'condition-inverted',
    fn: 'conditionNumber',
    edits: [{ was: 'largest / smallest', now: 'smallest / largest' }],
    text: {
      en: 'Your ratio is upside down. κ = λ_max/λ_min is 1 for a round bowl and grows as it gets elongated.',
      zh: '你的比值颠倒了。κ = λ_max/λ_min：圆碗为 1，越狭长越大。',
    },
  },
  {
    id: 'condition-rooted',
    fn: 'conditionNumber',
    edits: [{ was: 'largest / smallest', now: 'Math.sqrt(largest / smallest)' }],
    text: {
      en: 'You return the root of the ratio: that is the ratio of the bowl’s half-axes, or of the singular values of X̃. κ compares the curvatures: λ_max/λ_min.',
      zh: '你返回的是比值的平方根，那是碗的半轴之比（X̃ 的奇异值之比）。κ 比较的是曲率：λ_max/λ_min。',
    },
  },
  {
    id: 'training-summed-gradient',
    fn: 'trainLinearRegression',
    edits: [
      [
        { was: 'at(errors, i))) / m', now: 'at(errors, i)))' },
        { was: 'sumOf(errors) / m', now: 'sumOf(errors)' },
      ],
      { was: 'sumOf(errors) / m', now: 'sumOf(errors)' },
      { was: 'at(errors, i))) / m', now: 'at(errors, i)))' },
    ],
    text: {
      en: 'Your gradients, or one of them, are sums over the examples. J is an average, so dw and db both have the 1/m: dw = (1/m) X (Ŷ − Y)ᵀ, db = (1/m) Σ (ŷ − y).',
      zh: '你的梯度（或其中一个）是对样本求和。J 是平均值，dw 和 db 都含有 1/m：dw = (1/m) X (Ŷ − Y)ᵀ，db = (1/m) Σ (ŷ − y)。',
    },
  },
  {
    id: 'training-bias-fixed',
    fn: 'trainLinearRegression',
    edits: [{ was: 'b -= learningRate * db;', now: '' }],
    text: {
      en: 'b stays at 0. It is learnt like w: b ← b − α db, with db = (1/m) Σ (ŷ − y).',
      zh: 'b 一直是 0。它和 w 一样要学习：b ← b − α db，其中 db = (1/m) Σ (ŷ − y)。',
    },
  },
  {
    id: 'training-bias-after-weights',
    fn: 'trainLinearRegression',
    edits: [{ was: 'learningRate * db', now: '(learningRate * sumOf(errorsOf(w, b, X, Y))) / m' }],
    text: {
      en: 'db is computed after w has been updated. Take both gradients at the same point first, then update w and b.',
      zh: '你在更新 w 之后才计算 db。应先在同一点求出两个梯度，再更新 w 和 b。',
    },
  },
  {
    id: 'training-start-missing',
    fn: 'trainLinearRegression',
    edits: [{ was: 'b, costs }', now: 'b, costs: costs.slice(1) }' }],
    text: {
      en: 'Your costs begin after the first update. The first entry is the cost before it, at w = 0 and b = 0: numIterations + 1 values in all.',
      zh: '你的 costs 从第一次更新之后才开始。第一项应是更新之前（w = 0，b = 0）的成本：一共 numIterations + 1 个值。',
    },
  },
  {
    id: 'steps-counted-from-one',
    fn: 'stepsToConverge',
    edits: [{ was: ': first', now: ': first + 1' }],
    text: {
      en: 'You count one step too many. costs[0] is the cost before the first update, so costs[t] stands after t updates: the answer is the index.',
      zh: '你多数了一步。costs[0] 是第一次更新之前的成本，costs[t] 对应 t 次更新之后：答案就是下标。',
    },
  },
  {
    id: 'steps-never-minus-one',
    fn: 'stepsToConverge',
    edits: [{ was: 'first < 0 ? Number.POSITIVE_INFINITY : first', now: 'first' }],
    text: {
      en: 'You return −1 for a curve that never reaches the target, and by that number it would be the fastest of all. Return Infinity.',
      zh: '曲线从未到达目标时你返回了 −1，按这个数它反而最快。应返回 Infinity。',
    },
  },
  {
    id: 'steps-strictly-below',
    fn: 'stepsToConverge',
    edits: [{ was: 'cost <= targetCost', now: 'cost < targetCost' }],
    text: {
      en: 'You wait until the cost is below the target. At the target it has arrived: the first t with costs[t] ≤ targetCost.',
      zh: '你要等到成本低于目标才算。等于目标就算到达：第一个使 costs[t] ≤ targetCost 的 t。',
    },
  },
];
