/** Mistakes in the loss of one example, the cost of all, and the gradient dZ. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  at,
  combine,
  type Matrix,
  mapEntries,
  shapeOf,
  transpose,
  type Vector,
} from '../../../reference/matrix.ts';
import { computeCost, computeLoss, softmaxBackward } from '../../../reference/softmax.ts';

const rightLoss = 'ℒ = −Σ_j y_j log ŷ_j';
const rightCost = 'J = (1/m) Σ_i ℒ(ŷ⁽ⁱ⁾, y⁽ⁱ⁾)';

type Loss = (yHat: Vector, y: Vector) => number;

/** Σ_j term(ŷ_j, y_j) */
const lossOf =
  (term: (yHat: number, y: number) => number): Loss =>
  (yHat, y) =>
    y.reduce((sum, yj, j) => sum + term(at(yHat, j), yj), 0);

const clip = (p: number): number => Math.min(Math.max(p, 1e-15), 1 - 1e-15);

const log2Loss = lossOf((yHat, y) => -y * Math.log2(clip(yHat)));
const log10Loss = lossOf((yHat, y) => -y * Math.log10(clip(yHat)));
const binaryLoss = lossOf((yHat, y) => -y * Math.log(clip(yHat)) - (1 - y) * Math.log(1 - clip(yHat)));
const nanLoss = lossOf((yHat, y) => -y * Math.log(yHat));
const infiniteLoss = lossOf((yHat, y) => (y === 0 ? 0 : -y * Math.log(yHat)));

/** The mean over the examples of another loss. */
const costBy =
  (loss: Loss) =>
  (AL: Matrix, Y: Matrix): number => {
    const predicted = transpose(AL);
    const losses = transpose(Y).map((y, i) => loss(predicted[i] ?? [], y));
    return losses.reduce((sum, value) => sum + value, 0) / losses.length;
  };

/** The right cost times what `factor` makes of C and m. */
const costTimes =
  (factor: (C: number, m: number) => number) =>
  (AL: Matrix, Y: Matrix): number =>
    computeCost(AL, Y) * factor(...shapeOf(Y));

const ofLoss: readonly MistakeSpec[] = [
  {
    id: 'loss-log2',
    fn: 'computeLoss',
    text: {
      en: `You take the logarithm to base 2. Here log is the natural logarithm, Math.log: ${rightLoss}.`,
      zh: `你用的是以 2 为底的对数。这里的 log 是自然对数 Math.log：${rightLoss}。`,
    },
    wrong: log2Loss,
  },
  {
    id: 'loss-log10',
    fn: 'computeLoss',
    text: {
      en: `You take the logarithm to base 10. Here log is the natural logarithm, Math.log: ${rightLoss}.`,
      zh: `你用的是以 10 为底的对数。这里的 log 是自然对数 Math.log：${rightLoss}。`,
    },
    wrong: log10Loss,
  },
  {
    id: 'loss-sign',
    fn: 'computeLoss',
    text: {
      en: `The minus sign is missing: log ŷ is negative, the loss is not. ${rightLoss}.`,
      zh: `缺少负号：log ŷ 为负，而损失不为负。${rightLoss}。`,
    },
    wrong: (yHat: Vector, y: Vector) => -computeLoss(yHat, y),
  },
  {
    id: 'loss-of-two-classes',
    fn: 'computeLoss',
    text: {
      en: `You add (1 − y_j) log(1 − ŷ_j), the loss of C separate yes-or-no questions. With softmax only the true class counts: ${rightLoss}.`,
      zh: `你还加上了 (1 − y_j) log(1 − ŷ_j)，那是 C 个独立二分类问题的损失。用 softmax 时只计真实类别：${rightLoss}。`,
    },
    wrong: binaryLoss,
  },
  {
    id: 'loss-arguments-swapped',
    fn: 'computeLoss',
    text: {
      en: `ŷ and y have changed places: you sum ŷ_j log y_j. The logarithm is of the prediction: ${rightLoss}.`,
      zh: `ŷ 与 y 的位置互换了：你求的是 ŷ_j log y_j 之和。对数应取预测值：${rightLoss}。`,
    },
    wrong: (yHat: Vector, y: Vector) => computeLoss(y, yHat),
  },
  {
    id: 'loss-mean-over-classes',
    fn: 'computeLoss',
    text: {
      en: `You divide by the number of classes. The loss of one example is a sum over its classes: ${rightLoss}.`,
      zh: `你除以了类别数。单个样本的损失是对类别求和：${rightLoss}。`,
    },
    wrong: (yHat: Vector, y: Vector) => computeLoss(yHat, y) / y.length,
  },
  {
    id: 'loss-zero-times-infinity',
    fn: 'computeLoss',
    text: {
      en: 'Where ŷ is 0 your loss is NaN or Infinity, because log 0 is −Infinity and 0 · Infinity is NaN. Take the logarithm of max(ŷ, 1e-15).',
      zh: 'ŷ 为 0 时你的损失是 NaN 或 Infinity，因为 log 0 是 −Infinity，而 0 · Infinity 是 NaN。应对 max(ŷ, 1e-15) 取对数。',
    },
    wrong: nanLoss,
  },
  {
    id: 'loss-infinite',
    fn: 'computeLoss',
    text: {
      en: 'Where the true class has ŷ = 0 your loss is Infinity. Take the logarithm of max(ŷ, 1e-15), which keeps it finite.',
      zh: '真实类别的 ŷ 为 0 时你的损失是 Infinity。应对 max(ŷ, 1e-15) 取对数，使其保持有限。',
    },
    wrong: infiniteLoss,
  },
];

const ofCost: readonly MistakeSpec[] = [
  {
    id: 'cost-no-mean',
    fn: 'computeCost',
    text: {
      en: `You add up the losses without dividing by m. The cost is their mean over the examples: ${rightCost}.`,
      zh: `你把损失加起来却没有除以 m。成本是它们对样本的平均：${rightCost}。`,
    },
    wrong: costTimes((_, m) => m),
  },
  {
    id: 'cost-mean-over-entries',
    fn: 'computeCost',
    text: {
      en: `You divide by all C · m entries of Y. The losses are as many as the examples: divide by m, ${rightCost}.`,
      zh: `你除以了 Y 的全部 C · m 个元素。损失的个数等于样本数：应除以 m，${rightCost}。`,
    },
    wrong: costTimes((C) => 1 / C),
  },
  {
    id: 'cost-divides-by-classes',
    fn: 'computeCost',
    text: {
      en: `You divide by the number of rows, which is C. Columns are examples: divide by m, the number of columns, ${rightCost}.`,
      zh: `你除以的是行数，也就是 C。列才是样本：应除以列数 m，${rightCost}。`,
    },
    wrong: costTimes((C, m) => m / C),
  },
  {
    id: 'cost-log2',
    fn: 'computeCost',
    text: {
      en: `You take the logarithm to base 2. Here log is the natural logarithm, Math.log: ${rightCost} with ${rightLoss}.`,
      zh: `你用的是以 2 为底的对数。这里的 log 是自然对数 Math.log：${rightCost}，${rightLoss}。`,
    },
    wrong: costBy(log2Loss),
  },
  {
    id: 'cost-log10',
    fn: 'computeCost',
    text: {
      en: `You take the logarithm to base 10. Here log is the natural logarithm, Math.log: ${rightCost} with ${rightLoss}.`,
      zh: `你用的是以 10 为底的对数。这里的 log 是自然对数 Math.log：${rightCost}，${rightLoss}。`,
    },
    wrong: costBy(log10Loss),
  },
  {
    id: 'cost-sign',
    fn: 'computeCost',
    text: {
      en: `The minus sign is missing: the cost must not be negative. ${rightCost} with ${rightLoss}.`,
      zh: `缺少负号：成本不应为负。${rightCost}，${rightLoss}。`,
    },
    wrong: costTimes(() => -1),
  },
  {
    id: 'cost-of-two-classes',
    fn: 'computeCost',
    text: {
      en: `You use the cross-entropy of logistic regression, with (1 − y) log(1 − ŷ), for every class. With softmax only the true class counts: ${rightLoss}.`,
      zh: `你对每个类别都用了 logistic 回归的交叉熵，含 (1 − y) log(1 − ŷ)。用 softmax 时只计真实类别：${rightLoss}。`,
    },
    wrong: costBy(binaryLoss),
  },
  {
    id: 'cost-zero-times-infinity',
    fn: 'computeCost',
    text: {
      en: 'Where an entry of AL is 0 your cost is NaN or Infinity: log 0 is −Infinity. Take the logarithm of max(ŷ, 1e-15).',
      zh: 'AL 中有 0 时你的成本是 NaN 或 Infinity：log 0 是 −Infinity。应对 max(ŷ, 1e-15) 取对数。',
    },
    wrong: costBy(nanLoss),
  },
];

const rightDZ = 'dZ = Ŷ − Y';

const ofGradient: readonly MistakeSpec[] = [
  {
    id: 'dz-sign',
    fn: 'softmaxBackward',
    text: {
      en: `★ Your dZ is Y − Ŷ, as some notes have it. The cost falls against the gradient, so this sign makes training climb: ${rightDZ}.`,
      zh: `★ 你的 dZ 是 Y − Ŷ（有的笔记如此）。成本沿负梯度方向下降，这个符号会使训练朝上走：${rightDZ}。`,
    },
    wrong: (AL: Matrix, Y: Matrix) => softmaxBackward(Y, AL),
  },
  {
    id: 'dz-over-m',
    fn: 'softmaxBackward',
    text: {
      en: `You divide dZ by m. Here the mean over the examples is taken once, in dW and db: ${rightDZ}.`,
      zh: `你把 dZ 除以了 m。这里只在 dW 和 db 中对样本取一次平均：${rightDZ}。`,
    },
    wrong: (AL: Matrix, Y: Matrix) => mapEntries(softmaxBackward(AL, Y), (dz) => dz / shapeOf(Y)[1]),
  },
  {
    id: 'dz-times-slope',
    fn: 'softmaxBackward',
    text: {
      en: `You multiply by ŷ(1 − ŷ), the slope of a sigmoid. The slope of softmax is in Ŷ − Y already: ${rightDZ}.`,
      zh: `你又乘上了 ŷ(1 − ŷ)，那是 sigmoid 的斜率。softmax 的导数已经包含在 Ŷ − Y 中：${rightDZ}。`,
    },
    wrong: (AL: Matrix, Y: Matrix) => combine(AL, Y, (yHat, y) => (yHat - y) * yHat * (1 - yHat)),
  },
  {
    id: 'dz-is-da',
    fn: 'softmaxBackward',
    text: {
      en: `You return −Y/Ŷ, which is the derivative with respect to Ŷ. Taken on through softmax to Z it becomes ${rightDZ}.`,
      zh: `你返回的是 −Y/Ŷ，那是对 Ŷ 的导数。再经 softmax 传到 Z，就得到 ${rightDZ}。`,
    },
    wrong: (AL: Matrix, Y: Matrix) => combine(AL, Y, (yHat, y) => (y === 0 ? 0 : -y / yHat)),
  },
  {
    id: 'dz-true-class-only',
    fn: 'softmaxBackward',
    text: {
      en: `You keep dZ in the row of the true class alone. Raising z of another class lowers the true class’s share, so every row has a gradient: ${rightDZ}.`,
      zh: `你只保留了真实类别所在行的 dZ。提高其他类别的 z 会降低真实类别的份额，因此每一行都有梯度：${rightDZ}。`,
    },
    wrong: (AL: Matrix, Y: Matrix) => combine(AL, Y, (yHat, y) => (y === 0 ? 0 : yHat - y)),
  },
];

export const costMistakes: readonly MistakeSpec[] = [...ofLoss, ...ofCost, ...ofGradient];
