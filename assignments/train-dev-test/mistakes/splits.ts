/** Mistakes in cutting a data set: examples lost, doubled, or parted from their labels. */
import type { Fn, Mistake } from '../../../grader/plan/spec.ts';
import { type Examples, type Parts, splitDataset } from '../../../reference/dataSplits.ts';
import { at, type Matrix, shapeOf, type Vector } from '../../../reference/matrix.ts';
import { permutation, pickColumns, type Rng } from '../../../reference/miniBatches.ts';
import { chosenBy, cut, type Given, numbers } from './orders.ts';

const fn = 'splitDataset';

/** The right parts with something done to them. */
const rearranged =
  (change: (parts: Parts<Examples>) => Parts<Examples>): Fn =>
  (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) =>
    change(splitDataset(X, Y, ratios, rng));

const joined = (A: Matrix, B: Matrix): Matrix => A.map((row, index) => [...row, ...(B[index] ?? [])]);
const head = (A: Matrix, count: number): Matrix => A.map((row) => row.slice(0, count));

/** Examples to each part by a number drawn for each: the sizes are right on average only. */
function byLot({ m, sizes }: Given, rng: Rng): Parts<Vector> {
  const lots = numbers(m).map(() => rng() * m);
  const between = (low: number, high: number) =>
    numbers(m).filter((example) => at(lots, example) >= low && at(lots, example) < high);
  const { train, dev } = sizes;
  return { train: between(0, train), dev: between(train, train + dev), test: between(train + dev, m) };
}

/** Rows for columns: each part holds some features of every example. */
function rowsCut(X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng): Parts<Examples> {
  splitDataset(X, Y, ratios, rng);
  const rowsOf = (A: Matrix) => {
    const train = Math.floor(A.length * ratios.train);
    const dev = Math.floor(A.length * ratios.dev);
    return [A.slice(0, train), A.slice(train, train + dev), A.slice(train + dev)];
  };
  const [[trainX = [], devX = [], testX = []], [trainY = [], devY = [], testY = []]] = [rowsOf(X), rowsOf(Y)];
  return { train: { X: trainX, Y: trainY }, dev: { X: devX, Y: devY }, test: { X: testX, Y: testY } };
}

/** The rows of X and Y shuffled where they stand. */
function shuffleInPlace(X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng): Parts<Examples> {
  const order = permutation(shapeOf(X)[1], rng);
  const parts = splitDataset(X, Y, ratios, rng);
  for (const A of [X, Y]) {
    const shuffled = pickColumns(A, order);
    A.forEach((row, index) => {
      row.splice(0, row.length, ...(shuffled[index] ?? []));
    });
  }
  return parts;
}

/** Mistakes that show in each single split. */
export const cutMistakes: readonly Mistake[] = [
  {
    id: 'split-two-permutations',
    fn,
    text: {
      en: 'X and Y are not shuffled by the same permutation (or only one of them is), so examples lose their labels. Draw one permutation and use it for the columns of both.',
      zh: 'X 和 Y 没有用同一个排列打乱（或只打乱了其中一个），样本与标签对不上了。应只生成一个排列，同时用于两者的列。',
    },
    wrong: (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) => {
      const [ofX, ofY] = [splitDataset(X, Y, ratios, rng), splitDataset(X, Y, ratios, rng)];
      const part = (name: keyof Parts<number>) => ({ X: ofX[name].X, Y: ofY[name].Y });
      return { train: part('train'), dev: part('dev'), test: part('test') };
    },
  },
  {
    id: 'split-rows-cut',
    fn,
    text: {
      en: 'The matrices are cut by rows, so a part holds some features of every example. Examples are columns: a part takes some columns of X, whole, and the same columns of Y.',
      zh: '矩阵是按行切分的，每一部分只含所有样本的部分特征。样本是列：每一部分应取 X 的若干整列以及 Y 的相同列。',
    },
    wrong: rowsCut,
  },
  {
    id: 'split-parts-overlap',
    fn,
    text: {
      en: 'Dev and test begin with the last example of the part before, which is then in both. slice(start, end) leaves out end: train is slice(0, nTrain), dev slice(nTrain, nTrain + nDev), test the rest.',
      zh: '开发集和测试集从前一部分的最后一个样本开始，该样本同时属于两个部分。slice(start, end) 不含 end：train 是 slice(0, nTrain)，dev 是 slice(nTrain, nTrain + nDev)，其余为 test。',
    },
    wrong: chosenBy(({ m, sizes }, rng) => {
      const order = permutation(m, rng);
      const end = sizes.train + sizes.dev;
      return { ...cut(order, sizes), dev: order.slice(sizes.train - 1, end), test: order.slice(end - 1) };
    }),
  },
  {
    id: 'split-border-lost',
    fn,
    text: {
      en: 'One example is lost at each border between two parts. Each part begins exactly where the one before ends: slice(start, end) already leaves out end.',
      zh: '相邻两部分的交界处各丢失一个样本。每一部分应正好从前一部分结束处开始：slice(start, end) 本来就不含 end。',
    },
    wrong: chosenBy(({ m, sizes }, rng) => {
      const { train, dev, test } = cut(permutation(m, rng), sizes);
      return { train, dev: dev.slice(1), test: test.slice(1) };
    }),
  },
  {
    id: 'split-rounding-loses',
    fn,
    text: {
      en: 'The sizes are rounded down and the examples left over are in no part. Use splitSizes: its sizes add up to m.',
      zh: '各部分大小向下取整，剩余样本不属于任何部分。应使用 splitSizes：它给出的大小之和恰为 m。',
    },
    wrong: (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) => {
      const [, m] = shapeOf(X);
      const down = (ratio: number) => Math.floor(m * ratio);
      const sizes = { train: down(ratios.train), dev: down(ratios.dev), test: down(ratios.test) };
      return chosenBy((given, random) => cut(permutation(given.m, random), sizes))(X, Y, ratios, rng);
    },
  },
  {
    id: 'split-train-dev-swapped',
    fn,
    text: {
      en: 'Train has the size of dev and dev that of train. The share ratios.train is for training.',
      zh: '训练集用了开发集的大小，开发集用了训练集的大小。ratios.train 是训练集的比例。',
    },
    wrong: rearranged(({ train, dev, test }) => ({ train: dev, dev: train, test })),
  },
  {
    id: 'split-dev-from-train',
    fn,
    text: {
      en: 'Dev is made of examples that train holds, too, so it measures what was learned by heart. An example of dev must not be in train.',
      zh: '开发集由训练集中也有的样本组成，它测到的只是背下来的内容。开发集的样本不能出现在训练集中。',
    },
    wrong: chosenBy(({ m, sizes }, rng) => {
      const order = permutation(m, rng);
      return { ...cut(order, sizes), dev: order.slice(0, sizes.dev) };
    }),
  },
  {
    id: 'split-train-keeps-all',
    fn,
    text: {
      en: 'Train holds all m examples, those of dev and test included. What is measured on them later was seen in training: train gets the first nTrain shuffled examples only.',
      zh: '训练集包含全部 m 个样本，开发集和测试集的也在内。之后在它们上面测得的都是训练时见过的：训练集只应取打乱后的前 nTrain 个样本。',
    },
    wrong: rearranged(({ train, dev, test }) => ({
      train: { X: joined(joined(train.X, dev.X), test.X), Y: joined(joined(train.Y, dev.Y), test.Y) },
      dev,
      test,
    })),
  },
  {
    id: 'split-test-is-dev',
    fn,
    text: {
      en: 'Test holds examples of dev, by which the model was chosen: its error is no unbiased estimate any more. Test needs examples of its own.',
      zh: '测试集用了开发集的样本，而模型正是据此选出的，误差不再是无偏估计。测试集必须有自己的样本。',
    },
    wrong: rearranged(({ train, dev, test }) => {
      const count = shapeOf(test.X)[1];
      const from = shapeOf(dev.X)[1] === 0 ? train : dev;
      return { train, dev, test: { X: head(from.X, count), Y: head(from.Y, count) } };
    }),
  },
  {
    id: 'split-in-place',
    fn,
    text: {
      en: 'X and Y themselves are shuffled: whoever uses them after the call finds another order. Pick columns into new matrices and leave the arguments alone.',
      zh: '直接打乱了传入的 X 和 Y，调用之后再用它们的人会发现次序变了。应把列取到新矩阵中，不改动参数。',
    },
    wrong: shuffleInPlace,
  },
  {
    id: 'split-sizes-at-random',
    fn,
    text: {
      en: 'Each example draws its part by lot, so the sizes are right on average only. Shuffle all examples, then cut: the sizes are those of splitSizes every time.',
      zh: '每个样本各自抽签决定去哪一部分，大小只在平均意义上正确。应先打乱全部样本再切分：每次的大小都等于 splitSizes 的结果。',
    },
    wrong: chosenBy(byLot),
  },
];
