/** Mistakes in cutting a data set: examples lost, doubled, or parted from their labels. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'splitDataset';

const earlyDev = { was: 'part(train, ', now: 'part(train - 1, ' };
const earlyTest = { was: 'part(train + dev, ', now: 'part(train + dev - 1, ' };
const lateDev = { was: 'part(train, ', now: 'part(train + 1, ' };
const lateTest = { was: 'part(train + dev, ', now: 'part(train + dev + 1, ' };

/** Mistakes that show in each single split. */
export const cutMistakes: readonly MistakeSpec[] = [
  {
    id: 'split-two-permutations',
    fn,
    edits: [{ was: 'pickColumns(Y, chosen)', now: 'Y.map((row) => row.slice(start, end))' }],
    text: {
      en: 'X and Y are not shuffled by the same permutation (or only one of them is), so examples lose their labels. Draw one permutation and use it for the columns of both.',
      zh: 'X 和 Y 没有用同一个排列打乱（或只打乱了其中一个），样本与标签对不上了。应只生成一个排列，同时用于两者的列。',
    },
  },
  {
    id: 'split-rows-cut',
    fn,
    edits: [
      [
        { was: 'splitSizes(m, ratios)', now: 'ratios' },
        { was: 'pickColumns(X, chosen)', now: 'X.slice(start * X.length, end * X.length)' },
        { was: 'pickColumns(Y, chosen)', now: 'Y.slice(start * Y.length, end * Y.length)' },
      ],
      [
        { was: 'pickColumns(X, chosen)', now: 'X.slice(start, end)' },
        { was: 'pickColumns(Y, chosen)', now: 'Y.slice(start, end)' },
      ],
    ],
    text: {
      en: 'The matrices are cut by rows, so a part holds some features of every example. Examples are columns: a part takes some columns of X, whole, and the same columns of Y.',
      zh: '矩阵是按行切分的，每一部分只含所有样本的部分特征。样本是列：每一部分应取 X 的若干整列以及 Y 的相同列。',
    },
  },
  {
    id: 'split-parts-overlap',
    fn,
    edits: [
      { was: 'slice(start, end)', now: 'slice(start, end + 1)' },
      { was: 'part(0, train)', now: 'part(0, train + 1)' },
      { was: 'part(train, train + dev)', now: 'part(train, train + dev + 1)' },
      [earlyDev, earlyTest],
      earlyDev,
      earlyTest,
    ],
    text: {
      en: 'An example at a border is in both parts: one ends too late, or the next begins too early. slice(start, end) leaves out end: train is slice(0, nTrain), dev slice(nTrain, nTrain + nDev), test the rest.',
      zh: '交界处的样本同时属于两个部分：前一部分结束得太晚，或后一部分开始得太早。slice(start, end) 不含 end：train 是 slice(0, nTrain)，dev 是 slice(nTrain, nTrain + nDev)，其余为 test。',
    },
  },
  {
    id: 'split-border-lost',
    fn,
    edits: [
      { was: 'slice(start, end)', now: 'slice(start, end - 1)' },
      [lateDev, lateTest],
      lateDev,
      lateTest,
    ],
    text: {
      en: 'Examples are lost where a part ends. Each part begins exactly where the one before ends: slice(start, end) already leaves out end.',
      zh: '各部分的交界处丢失了样本。每一部分应正好从前一部分结束处开始：slice(start, end) 本来就不含 end。',
    },
  },
  {
    id: 'split-rounding-loses',
    fn,
    edits: [
      [
        {
          was: 'splitSizes(m, ratios)',
          now: '{ train: Math.floor(m * ratios.train), dev: Math.floor(m * ratios.dev) }',
        },
        { was: 'train + dev, m)', now: 'train + dev, train + dev + Math.floor(m * ratios.test))' },
      ],
    ],
    text: {
      en: 'The sizes are rounded down and the examples left over are in no part. Use splitSizes: its sizes add up to m.',
      zh: '各部分大小向下取整，剩余样本不属于任何部分。应使用 splitSizes：它给出的大小之和恰为 m。',
    },
  },
  {
    id: 'split-train-dev-swapped',
    fn,
    edits: [{ was: '{ train, dev }', now: '{ train: dev, dev: train }' }],
    text: {
      en: 'Train has the size of dev and dev that of train. The share ratios.train is for training.',
      zh: '训练集用了开发集的大小，开发集用了训练集的大小。ratios.train 是训练集的比例。',
    },
  },
  {
    id: 'split-dev-from-train',
    fn,
    edits: [
      { was: 'part(train, train + dev)', now: 'part(0, dev)' },
      { was: 'part(0, train)', now: 'part(0, train + dev)' },
    ],
    text: {
      en: 'Dev is made of examples that train holds, too, so it measures what was learned by heart. An example of dev must not be in train.',
      zh: '开发集由训练集中也有的样本组成，它测到的只是背下来的内容。开发集的样本不能出现在训练集中。',
    },
  },
  {
    id: 'split-train-keeps-all',
    fn,
    edits: [{ was: 'part(0, train)', now: 'part(0, m)' }],
    text: {
      en: 'Train holds all m examples, those of dev and test included. What is measured on them later was seen in training: train gets the first nTrain shuffled examples only.',
      zh: '训练集包含全部 m 个样本，开发集和测试集的也在内。之后在它们上面测得的都是训练时见过的：训练集只应取打乱后的前 nTrain 个样本。',
    },
  },
  {
    id: 'split-test-is-dev',
    fn,
    edits: [
      { was: 'part(train + dev, m)', now: 'part(train, train + dev)' },
      { was: 'part(train + dev, m)', now: 'part(train, m)' },
    ],
    text: {
      en: 'Test holds examples of dev, by which the model was chosen: its error is no unbiased estimate any more. Test needs examples of its own.',
      zh: '测试集用了开发集的样本，而模型正是据此选出的，误差不再是无偏估计。测试集必须有自己的样本。',
    },
  },
  {
    id: 'split-in-place',
    fn,
    edits: [
      {
        was: 'const order = permutation(m, rng);',
        now: 'const order = permutation(m, rng); for (const row of [...X, ...Y]) row.splice(0, m, ...order.map((i) => row[i]));',
      },
    ],
    text: {
      en: 'What you are given is put into another order: whoever uses X and Y after the call finds them changed. Pick columns into new matrices and leave the arguments alone.',
      zh: '传入的 X 或 Y 被改变了次序，调用之后再用它们的人会发现它们变了。应把列取到新矩阵中，不改动参数。',
    },
  },
  {
    id: 'split-sizes-at-random',
    fn,
    edits: [
      [
        { was: 'order = permutation(m, rng)', now: 'lots = Array.from({ length: m }, () => rng() * m)' },
        {
          was: 'order.slice(start, end)',
          now: '[...lots.keys()].filter((i) => lots[i] >= start && lots[i] < end)',
        },
      ],
    ],
    text: {
      en: 'Each example draws its part by lot, so the sizes are right on average only. Shuffle all examples, then cut: the sizes are those of splitSizes every time.',
      zh: '每个样本各自抽签决定去哪一部分，大小只在平均意义上正确。应先打乱全部样本再切分：每次的大小都等于 splitSizes 的结果。',
    },
  },
];
