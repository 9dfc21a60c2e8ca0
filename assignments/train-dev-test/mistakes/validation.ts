/** Mistakes in the error of cross-validation. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  crossValidationError,
  type Fold,
  kFoldIndices,
  type TrainAndEvaluate,
} from '../../../reference/dataSplits.ts';
import { type Matrix, shapeOf, type Vector } from '../../../reference/matrix.ts';
import { pickColumns, type Rng } from '../../../reference/miniBatches.ts';

const fn = 'crossValidationError';
const rightMean =
  'E = (1/k) Σ_f trainAndEvaluate(train of fold f, dev of fold f), where each example is held out once.';
const rightMeanZh =
  'E = (1/k) Σ_f trainAndEvaluate(第 f 折的 train, 第 f 折的 dev)，每个样本恰好被留出一次。';

type FoldError = (fold: Fold, columns: (examples: Vector) => [Matrix, Matrix], whole: Vector) => number;

/** Cross-validation in which the error of a fold, or what is made of the errors, is another. */
const validationBy =
  (
    errorOf: (probe: TrainAndEvaluate) => FoldError,
    combine: (errors: Vector, folds: Fold[]) => number = (errors) => sum(errors) / errors.length,
  ) =>
  (X: Matrix, Y: Matrix, k: number, trainAndEvaluate: TrainAndEvaluate, rng: Rng): number => {
    const [, m] = shapeOf(X);
    const folds = kFoldIndices(m, k, rng);
    const columns = (examples: Vector): [Matrix, Matrix] => [
      pickColumns(X, examples),
      pickColumns(Y, examples),
    ];
    const whole = Array.from({ length: m }, (_, example) => example);
    const error = errorOf(trainAndEvaluate);
    return combine(
      folds.map((fold) => error(fold, columns, whole)),
      folds,
    );
  };

const sum = (values: Vector): number => values.reduce((total, value) => total + value, 0);
const ofDev =
  (probe: TrainAndEvaluate): FoldError =>
  ({ train, dev }, columns) =>
    probe(...columns(train), ...columns(dev));

export const validationMistakes: readonly MistakeSpec[] = [
  {
    id: 'validation-sum',
    fn,
    text: {
      en: `The errors of the folds are added but not divided by k. ${rightMean}`,
      zh: `各折误差只求了和，没有除以 k。${rightMeanZh}`,
    },
    wrong: (X: Matrix, Y: Matrix, k: number, probe: TrainAndEvaluate, rng: Rng) =>
      k * crossValidationError(X, Y, k, probe, rng),
  },
  {
    id: 'validation-over-m',
    fn,
    text: {
      en: `The sum of the fold errors is divided by m, the number of examples. There are k errors: divide by k. ${rightMean}`,
      zh: `各折误差之和除以了样本数 m。误差共有 k 个，应除以 k。${rightMeanZh}`,
    },
    wrong: validationBy(ofDev, (errors, folds) => sum(errors) / sum(folds.map(({ dev }) => dev.length))),
  },
  {
    id: 'validation-weighted',
    fn,
    text: {
      en: `The folds are weighted by their size. Here every fold counts the same, whatever its size: ${rightMean}`,
      zh: `各折按大小加权了。这里无论大小，每一折权重相同：${rightMeanZh}`,
    },
    wrong: validationBy(ofDev, (errors, folds) => {
      const sizes = folds.map(({ dev }) => dev.length);
      return sum(errors.map((error, fold) => error * (sizes[fold] ?? 0))) / sum(sizes);
    }),
  },
  {
    id: 'validation-best-fold',
    fn,
    text: {
      en: `The smallest error of the folds is returned, which is luck more than skill. ${rightMean}`,
      zh: `返回的是各折中最小的误差，那多半是运气。${rightMeanZh}`,
    },
    wrong: validationBy(ofDev, (errors) => Math.min(...errors)),
  },
  {
    id: 'validation-train-error',
    fn,
    text: {
      en: `The error is measured on the examples that were trained on. Pass the columns of dev third and fourth: ${rightMean}`,
      zh: `误差是在训练过的样本上测的。第三、第四个参数应是 dev 的列：${rightMeanZh}`,
    },
    wrong: validationBy(
      (probe) =>
        ({ train }, columns) =>
          probe(...columns(train), ...columns(train)),
    ),
  },
  {
    id: 'validation-trains-on-all',
    fn,
    text: {
      en: `Every fold trains on all m examples, those it is evaluated on included. Pass only the columns of train first: ${rightMean}`,
      zh: `每一折都用全部 m 个样本训练，被评估的也在内。前两个参数应只含 train 的列：${rightMeanZh}`,
    },
    wrong: validationBy(
      (probe) =>
        ({ dev }, columns, whole) =>
          probe(...columns(whole), ...columns(dev)),
    ),
  },
  {
    id: 'validation-roles-swapped',
    fn,
    text: {
      en: `Each fold trains on dev and is evaluated on train. The order is trainX, trainY, devX, devY: ${rightMean}`,
      zh: `每一折用 dev 训练、在 train 上评估。参数次序是 trainX、trainY、devX、devY：${rightMeanZh}`,
    },
    wrong: validationBy(
      (probe) =>
        ({ train, dev }, columns) =>
          probe(...columns(dev), ...columns(train)),
    ),
  },
];
