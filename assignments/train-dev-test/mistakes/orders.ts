/** Mistakes in which examples go where, and splits from examples chosen by number. */
import type { Mistake } from '../../../grader/plan/spec.ts';
import { type Examples, type Parts, splitDataset, splitSizes } from '../../../reference/dataSplits.ts';
import { at, type Matrix, shapeOf, type Vector } from '../../../reference/matrix.ts';
import { permutation, pickColumns, type Rng } from '../../../reference/miniBatches.ts';

const fn = 'splitDataset';

export type Given = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly m: number;
  readonly sizes: Parts<number>;
};

/** The columns of each part, by what `choose` makes of the examples; bad arguments are refused as by the reference. */
export const chosenBy =
  (choose: (given: Given, rng: Rng) => Parts<Vector>) =>
  (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng): Parts<Examples> => {
    splitDataset(X, Y, ratios, rng);
    const [, m] = shapeOf(X);
    const { train, dev, test } = choose({ X, Y, m, sizes: splitSizes(m, ratios) }, rng);
    const part = (columns: Vector) => ({ X: pickColumns(X, columns), Y: pickColumns(Y, columns) });
    return { train: part(train), dev: part(dev), test: part(test) };
  };

export const cut = (order: Vector, { train, dev, test }: Parts<number>): Parts<Vector> => ({
  train: order.slice(0, train),
  dev: order.slice(train, train + dev),
  test: order.slice(train + dev, train + dev + test),
});

/** 0 … m − 1 */
export const numbers = (m: number): Vector => Array.from({ length: m }, (_, index) => index);

/** Mistakes that show over many splits. */
export const shuffleMistakes: readonly Mistake[] = [
  {
    id: 'split-not-shuffled',
    fn,
    text: {
      en: 'The same examples land in train, in dev and in test every time: the parts are cut from the order in which the examples came. Shuffling a part after the cut changes nothing; shuffle all columns first.',
      zh: '每次都是同一些样本进入训练集、开发集和测试集：各部分是按样本原来的次序切分的。切分之后再打乱某一部分无济于事，应先打乱所有列。',
    },
    wrong: chosenBy(({ m, sizes }) => cut(numbers(m), sizes)),
  },
  {
    id: 'split-sorted',
    fn,
    text: {
      en: 'The examples are sorted, by label or by a feature, before the cut, so train and test hold different kinds of examples. The parts must come from one distribution: shuffle, do not sort.',
      zh: '切分前按标签或特征给样本排了序，训练集和测试集因此装着不同种类的样本。各部分应来自同一分布：要打乱，不要排序。',
    },
    wrong: chosenBy(({ Y, m, sizes }) => {
      const labels = Y[0] ?? [];
      return cut(
        numbers(m).sort((one, other) => at(labels, one) - at(labels, other)),
        sizes,
      );
    }),
  },
  {
    id: 'split-test-always-the-last',
    fn,
    text: {
      en: 'Test is cut off before the shuffle, so it always holds the last examples. Shuffle all m examples, then cut.',
      zh: '测试集在打乱之前就切下来了，所以总是最后那些样本。应先打乱全部 m 个样本，再切分。',
    },
    wrong: chosenBy(({ m, sizes }, rng) => {
      const first = m - sizes.test;
      return cut([...permutation(first, rng), ...numbers(m).slice(first)], sizes);
    }),
  },
  {
    id: 'split-rotated',
    fn,
    text: {
      en: 'The parts are cut at a random place, but the order stays: examples that came together stay together. Shuffle the columns, so that any two examples are as likely in one part.',
      zh: '切分位置是随机的，但次序没有变：原来相邻的样本仍在一起。应打乱各列，使任意两个样本同属一部分的机会均等。',
    },
    wrong: chosenBy(({ m, sizes }, rng) => {
      const offset = Math.floor(rng() * m);
      return cut(
        numbers(m).map((place) => (place + offset) % m),
        sizes,
      );
    }),
  },
];

/** It shows where X and Y are to be refused. */
export const uncheckedSplit: Mistake = {
  id: 'split-examples-uncounted',
  fn,
  text: {
    en: 'X and Y with different numbers of examples are split all the same, and some examples end without a label. Throw a RangeError when X and Y differ in columns.',
    zh: 'X 和 Y 的样本数不同也照样划分，有的样本因此没有标签。两者列数不同时应抛出 RangeError。',
  },
  wrong: (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) => {
    const padded = Y.map((row) => (X[0] ?? []).map((_, column) => row[column] ?? 0));
    return splitDataset(X, padded, ratios, rng);
  },
};
