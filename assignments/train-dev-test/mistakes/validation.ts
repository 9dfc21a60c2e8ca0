/** Mistakes in the error of cross-validation. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'crossValidationError';
const rightMean =
  'E = (1/k) Σ_f trainAndEvaluate(train of fold f, dev of fold f), where each example is held out once.';
const rightMeanZh =
  'E = (1/k) Σ_f trainAndEvaluate(第 f 折的 train, 第 f 折的 dev)，每个样本恰好被留出一次。';

export const validationMistakes: readonly MistakeSpec[] = [
  {
    id: 'validation-sum',
    fn,
    edits: [{ was: ' / k', now: '' }],
    text: {
      en: `The errors of the folds are added but not divided by k. ${rightMean}`,
      zh: `各折误差只求了和，没有除以 k。${rightMeanZh}`,
    },
  },
  {
    id: 'validation-over-m',
    fn,
    edits: [{ was: '/ k', now: '/ X[0].length' }],
    text: {
      en: `The sum of the fold errors is divided by m, the number of examples. There are k errors: divide by k. ${rightMean}`,
      zh: `各折误差之和除以了样本数 m。误差共有 k 个，应除以 k。${rightMeanZh}`,
    },
  },
  {
    id: 'validation-weighted',
    fn,
    edits: [
      [
        { was: 'trainAndEvaluate(pick', now: 'dev.length * trainAndEvaluate(pick' },
        { was: '/ k', now: '/ X[0].length' },
      ],
    ],
    text: {
      en: `The folds are weighted by their size. Here every fold counts the same, whatever its size: ${rightMean}`,
      zh: `各折按大小加权了。这里无论大小，每一折权重相同：${rightMeanZh}`,
    },
  },
  {
    id: 'validation-best-fold',
    fn,
    edits: [{ was: 'errors.reduce((sum, error) => sum + error, 0) / k', now: 'Math.min(...errors)' }],
    text: {
      en: `The smallest error of the folds is returned, which is luck more than skill. ${rightMean}`,
      zh: `返回的是各折中最小的误差，那多半是运气。${rightMeanZh}`,
    },
  },
  {
    id: 'validation-train-error',
    fn,
    edits: [
      {
        was: 'pickColumns(X, dev), pickColumns(Y, dev)',
        now: 'pickColumns(X, train), pickColumns(Y, train)',
      },
    ],
    text: {
      en: `The error is measured on the examples that were trained on. Pass the columns of dev third and fourth: ${rightMean}`,
      zh: `误差是在训练过的样本上测的。第三、第四个参数应是 dev 的列：${rightMeanZh}`,
    },
  },
  {
    id: 'validation-trains-on-all',
    fn,
    edits: [{ was: 'pickColumns(X, train), pickColumns(Y, train)', now: 'X, Y' }],
    text: {
      en: `Every fold trains on all m examples, those it is evaluated on included. Pass only the columns of train first: ${rightMean}`,
      zh: `每一折都用全部 m 个样本训练，被评估的也在内。前两个参数应只含 train 的列：${rightMeanZh}`,
    },
  },
  {
    id: 'validation-roles-swapped',
    fn,
    edits: [{ was: '{ train, dev }', now: '{ train: dev, dev: train }' }],
    text: {
      en: `Each fold trains on dev and is evaluated on train. The order is trainX, trainY, devX, devY: ${rightMean}`,
      zh: `每一折用 dev 训练、在 train 上评估。参数次序是 trainX、trainY、devX、devY：${rightMeanZh}`,
    },
  },
];
