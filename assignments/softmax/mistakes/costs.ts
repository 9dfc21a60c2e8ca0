/** Mistakes in the loss of one example, the cost of all, and the gradient dZ. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightLoss = 'ℒ = −Σ_j y_j log ŷ_j';
const rightDZ = 'dZ = Ŷ − Y';
const rightCost = 'J = (1/m) Σ_i ℒ(ŷ⁽ⁱ⁾, y⁽ⁱ⁾)';

const log2 = {
  edits: [{ within: 'computeLoss', was: 'Math.log', now: 'Math.log2' }],
  text: {
    en: `You take the logarithm to base 2. Here log is the natural logarithm, Math.log: ${rightLoss}.`,
    zh: `你用的是以 2 为底的对数。这里的 log 是自然对数 Math.log：${rightLoss}。`,
  },
};
const log10 = {
  edits: [{ within: 'computeLoss', was: 'Math.log', now: 'Math.log10' }],
  text: {
    en: `You take the logarithm to base 10. Here log is the natural logarithm, Math.log: ${rightLoss}.`,
    zh: `你用的是以 10 为底的对数。这里的 log 是自然对数 Math.log：${rightLoss}。`,
  },
};
const unclipped = {
  edits: [{ within: 'computeLoss', was: 'Math.max(at(yHat, j), smallestProbability)', now: 'yHat[j]' }],
  text: {
    en: 'Where ŷ is 0 you get NaN or Infinity, because log 0 is −Infinity and 0 · Infinity is NaN. Take the logarithm of max(ŷ, 1e-15).',
    zh: 'ŷ 为 0 时你得到 NaN 或 Infinity，因为 log 0 是 −Infinity，而 0 · Infinity 是 NaN。应对 max(ŷ, 1e-15) 取对数。',
  },
};

const otherLogs = { within: 'computeLoss', was: '(p)', now: '(p) + (1 - y[j]) * Math.log(1 - p)' };
const otherLogsClipped = { ...otherLogs, now: '(p) + (1 - y[j]) * Math.log(Math.max(1 - p, 1e-15))' };

export const costMistakes: readonly MistakeSpec[] = [
  { id: 'loss-log2', fn: 'computeLoss', ...log2 },
  { id: 'loss-log10', fn: 'computeLoss', ...log10 },
  {
    id: 'loss-sign',
    fn: 'computeLoss',
    edits: [{ was: '-=', now: '+=' }],
    text: {
      en: `The minus sign is missing: log ŷ is negative, the loss is not. ${rightLoss}.`,
      zh: `缺少负号：log ŷ 为负，而损失不为负。${rightLoss}。`,
    },
  },
  {
    id: 'loss-of-two-classes',
    fn: 'computeLoss',
    edits: [otherLogsClipped],
    text: {
      en: `You add (1 − y_j) log(1 − ŷ_j), the loss of C separate yes-or-no questions. With softmax only the true class counts: ${rightLoss}.`,
      zh: `你还加上了 (1 − y_j) log(1 − ŷ_j)，那是 C 个独立二分类问题的损失。用 softmax 时只计真实类别：${rightLoss}。`,
    },
  },
  {
    id: 'loss-arguments-swapped',
    fn: 'computeLoss',
    edits: [{ was: 'yHat: Vector, y: Vector', now: 'y, yHat' }],
    text: {
      en: `ŷ and y have changed places: you sum ŷ_j log y_j. The logarithm is of the prediction: ${rightLoss}.`,
      zh: `ŷ 与 y 的位置互换了：你求的是 ŷ_j log y_j 之和。对数应取预测值：${rightLoss}。`,
    },
  },
  {
    id: 'loss-mean-over-classes',
    fn: 'computeLoss',
    edits: [{ was: 'return loss', now: 'return loss / y.length' }],
    text: {
      en: `You divide by the number of classes. The loss of one example is a sum over its classes: ${rightLoss}.`,
      zh: `你除以了类别数。单个样本的损失是对类别求和：${rightLoss}。`,
    },
  },
  { id: 'loss-zero-times-infinity', fn: 'computeLoss', ...unclipped },
  {
    id: 'loss-infinite',
    fn: 'computeLoss',
    edits: [{ was: 'Math.max(at(yHat, j), smallestProbability)', now: 'y[j] === 0 ? 1 : yHat[j]' }],
    text: {
      en: 'Where the true class has ŷ = 0 your loss is Infinity. Take the logarithm of max(ŷ, 1e-15), which keeps it finite.',
      zh: '真实类别的 ŷ 为 0 时你的损失是 Infinity。应对 max(ŷ, 1e-15) 取对数，使其保持有限。',
    },
  },
  {
    id: 'cost-no-mean',
    fn: 'computeCost',
    edits: [{ was: ' / m;', now: ';' }],
    text: {
      en: `You add up the losses without dividing by m. The cost is their mean over the examples: ${rightCost}.`,
      zh: `你把损失加起来却没有除以 m。成本是它们对样本的平均：${rightCost}。`,
    },
  },
  {
    id: 'cost-mean-over-entries',
    fn: 'computeCost',
    edits: [{ was: '/ m;', now: '/ (Y.length * m);' }],
    text: {
      en: `You divide by all C · m entries of Y. The losses are as many as the examples: divide by m, ${rightCost}.`,
      zh: `你除以了 Y 的全部 C · m 个元素。损失的个数等于样本数：应除以 m，${rightCost}。`,
    },
  },
  {
    id: 'cost-divides-by-classes',
    fn: 'computeCost',
    edits: [{ was: '/ m;', now: '/ Y.length;' }],
    text: {
      en: `You divide by the number of rows, which is C. Columns are examples: divide by m, the number of columns, ${rightCost}.`,
      zh: `你除以的是行数，也就是 C。列才是样本：应除以列数 m，${rightCost}。`,
    },
  },
  { id: 'cost-log2', fn: 'computeCost', ...log2 },
  { id: 'cost-log10', fn: 'computeCost', ...log10 },
  {
    id: 'cost-sign',
    fn: 'computeCost',
    edits: [{ was: 'sum +=', now: 'sum -=' }],
    text: {
      en: `The minus sign is missing: the cost must not be negative. ${rightCost} with ${rightLoss}.`,
      zh: `缺少负号：成本不应为负。${rightCost}，${rightLoss}。`,
    },
  },
  {
    id: 'cost-of-two-classes',
    fn: 'computeCost',
    edits: [otherLogsClipped, otherLogs],
    text: {
      en: `You use the cross-entropy of logistic regression, with (1 − y) log(1 − ŷ), for every class. With softmax only the true class counts: ${rightLoss}.`,
      zh: `你对每个类别都用了 logistic 回归的交叉熵，含 (1 − y) log(1 − ŷ)。用 softmax 时只计真实类别：${rightLoss}。`,
    },
  },
  { id: 'cost-zero-times-infinity', fn: 'computeCost', ...unclipped },
  {
    id: 'dz-sign',
    fn: 'softmaxBackward',
    edits: [{ was: 'yHat - y', now: 'y - yHat' }],
    text: {
      en: `★ Your dZ is Y − Ŷ, as some notes have it. The cost falls against the gradient, so this sign makes training climb: ${rightDZ}.`,
      zh: `★ 你的 dZ 是 Y − Ŷ（有的笔记如此）。成本沿负梯度方向下降，这个符号会使训练朝上走：${rightDZ}。`,
    },
  },
  {
    id: 'dz-over-m',
    fn: 'softmaxBackward',
    edits: [{ was: 'yHat - y', now: '(yHat - y) / Y[0].length' }],
    text: {
      en: `You divide dZ by m. Here the mean over the examples is taken once, in dW and db: ${rightDZ}.`,
      zh: `你把 dZ 除以了 m。这里只在 dW 和 db 中对样本取一次平均：${rightDZ}。`,
    },
  },
  {
    id: 'dz-times-slope',
    fn: 'softmaxBackward',
    edits: [{ was: 'yHat - y', now: '(yHat - y) * yHat * (1 - yHat)' }],
    text: {
      en: `You multiply by ŷ(1 − ŷ), the slope of a sigmoid. The slope of softmax is in Ŷ − Y already: ${rightDZ}.`,
      zh: `你又乘上了 ŷ(1 − ŷ)，那是 sigmoid 的斜率。softmax 的导数已经包含在 Ŷ − Y 中：${rightDZ}。`,
    },
  },
  {
    id: 'dz-is-da',
    fn: 'softmaxBackward',
    edits: [{ was: 'yHat - y', now: '-y / yHat' }],
    text: {
      en: `You return −Y/Ŷ, which is the derivative with respect to Ŷ. Taken on through softmax to Z it becomes ${rightDZ}.`,
      zh: `你返回的是 −Y/Ŷ，那是对 Ŷ 的导数。再经 softmax 传到 Z，就得到 ${rightDZ}。`,
    },
  },
  {
    id: 'dz-true-class-only',
    fn: 'softmaxBackward',
    edits: [{ was: 'yHat - y', now: '(y === 0 ? 0 : yHat - y)' }],
    text: {
      en: `You keep dZ in the row of the true class alone. Raising z of another class lowers the true class’s share, so every row has a gradient: ${rightDZ}.`,
      zh: `你只保留了真实类别所在行的 dZ。提高其他类别的 z 会降低真实类别的份额，因此每一行都有梯度：${rightDZ}。`,
    },
  },
];
