/** Mistakes in which examples go where. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'splitDataset';

/** Mistakes that show over many splits. */
export const shuffleMistakes: readonly MistakeSpec[] = [
  {
    id: 'split-not-shuffled',
    fn,
    edits: [{ was: 'permutation(m, rng)', now: 'Array.from({ length: m }, (_, i) => i)' }],
    text: {
      en: 'The same examples land in train, in dev and in test every time: the parts are cut from the order in which the examples came. Shuffling a part after the cut changes nothing; shuffle all columns first.',
      zh: '每次都是同一些样本进入训练集、开发集和测试集：各部分是按样本原来的次序切分的。切分之后再打乱某一部分无济于事，应先打乱所有列。',
    },
  },
  {
    id: 'split-sorted',
    fn,
    edits: [
      {
        was: 'permutation(m, rng)',
        now: 'Array.from({ length: m }, (_, i) => i).sort((i, j) => Y[0][i] - Y[0][j])',
      },
      {
        was: 'permutation(m, rng)',
        now: 'Array.from({ length: m }, (_, i) => i).sort((i, j) => X[0][i] - X[0][j])',
      },
    ],
    text: {
      en: 'The examples are sorted, by label or by a feature, before the cut, so train and test hold different kinds of examples. The parts must come from one distribution: shuffle, do not sort.',
      zh: '切分前按标签或特征给样本排了序，训练集和测试集因此装着不同种类的样本。各部分应来自同一分布：要打乱，不要排序。',
    },
  },
  {
    id: 'split-test-always-the-last',
    fn,
    edits: [
      {
        was: 'permutation(m, rng)',
        now: '[...permutation(train + dev, rng), ...[...Array(m).keys()].slice(train + dev)]',
      },
    ],
    text: {
      en: 'Test is cut off before the shuffle, so it always holds the last examples. Shuffle all m examples, then cut.',
      zh: '测试集在打乱之前就切下来了，所以总是最后那些样本。应先打乱全部 m 个样本，再切分。',
    },
  },
  {
    id: 'split-rotated',
    fn,
    edits: [
      {
        was: 'const order = permutation(m, rng);',
        now: 'const offset = Math.floor(rng() * m); const order = Array.from({ length: m }, (_, i) => (i + offset) % m);',
      },
    ],
    text: {
      en: 'The parts are cut at a random place, but the order stays: examples that came together stay together. Shuffle the columns, so that any two examples are as likely in one part.',
      zh: '切分位置是随机的，但次序没有变：原来相邻的样本仍在一起。应打乱各列，使任意两个样本同属一部分的机会均等。',
    },
  },
];

/** It shows where X and Y are to be refused. */
export const uncheckedSplit: MistakeSpec = {
  id: 'split-examples-uncounted',
  fn,
  edits: [
    [
      { within: 'countExamples', was: 'm !== labels', now: 'false' },
      { within: 'pickColumns', was: 'entry(A, row, column)', now: 'A[row][column]' },
    ],
    { within: 'countExamples', was: 'm !== labels', now: 'false' },
  ],
  text: {
    en: 'X and Y with different numbers of examples are split all the same, and examples end without a label, or labels without an example. Throw a RangeError when X and Y differ in columns.',
    zh: 'X 和 Y 的样本数不同也照样划分，有的样本因此没有标签，或有的标签没有样本。两者列数不同时应抛出 RangeError。',
  },
};
