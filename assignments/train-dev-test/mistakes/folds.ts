/** Mistakes in the folds of cross-validation. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'kFoldIndices';

const right =
  'Right: every example is in dev of exactly one fold, and the first m mod k folds hold one example more.';
const rightZh = '正确做法：每个样本恰好在一折的 dev 中，前 m mod k 折各多一个样本。';

/** Mistakes that show in each single division. */
export const foldMistakes: readonly MistakeSpec[] = [
  {
    id: 'folds-drawn-anew',
    fn,
    edits: [
      [
        { was: 'const order = permutation(m, rng);', now: '' },
        { was: 'const end', now: 'const order = permutation(m, rng); const end' },
      ],
    ],
    text: {
      en: `Each fold draws its dev examples anew, so some examples are in dev several times and others never. Shuffle once, then cut. ${right}`,
      zh: `每一折都重新抽取 dev 样本，有的样本多次进入 dev，有的一次也没有。应只打乱一次，再切分。${rightZh}`,
    },
  },
  {
    id: 'folds-overlap',
    fn,
    edits: [
      { was: 'slice(start, end)', now: 'slice(start, end + 1)' },
      [
        { was: 'end = start', now: 'end = 1 + start' },
        { was: 'start = end', now: 'start = end - 1' },
      ],
    ],
    text: {
      en: `Each dev also holds the first example of the next fold: the folds overlap. slice(start, end) leaves out end; adding 1 to it is wrong. ${right}`,
      zh: `每个 dev 还包含下一折的第一个样本，各折重叠了。slice(start, end) 不含 end，不应再加 1。${rightZh}`,
    },
  },
  {
    id: 'folds-remainder-dropped',
    fn,
    edits: [{ was: ' + (fold < m % k ? 1 : 0)', now: '' }],
    text: {
      en: `Every fold holds ⌊m/k⌋ examples, so m mod k of them are never in dev. ${right}`,
      zh: `每折都只有 ⌊m/k⌋ 个样本，有 m mod k 个样本从未进入 dev。${rightZh}`,
    },
  },
  {
    id: 'folds-rest-in-last',
    fn,
    edits: [{ was: 'fold < m % k ? 1 : 0', now: 'fold === k - 1 ? m % k : 0' }],
    text: {
      en: `The last fold takes all m mod k examples left over, so folds differ by more than 1. ${right}`,
      zh: `最后一折接收了全部 m mod k 个剩余样本，各折大小相差超过 1。${rightZh}`,
    },
  },
  {
    id: 'folds-rounded-up',
    fn,
    edits: [{ was: 'Math.floor(m / k) + (fold < m % k ? 1 : 0)', now: 'Math.ceil(m / k)' }],
    text: {
      en: `Every fold takes ⌈m/k⌉ examples, so the last holds far fewer, or none. ${right}`,
      zh: `每折都取 ⌈m/k⌉ 个样本，最后一折少得多，甚至为空。${rightZh}`,
    },
  },
  {
    id: 'folds-train-keeps-dev',
    fn,
    edits: [{ was: '[...order.slice(0, start), ...order.slice(end)]', now: 'order' }],
    text: {
      en: 'train holds all m examples in every fold, those of dev included: the error is measured on what was trained on. train is what dev leaves.',
      zh: '每一折的 train 都包含全部 m 个样本，dev 的也在内：误差是在训练过的样本上测的。train 应是 dev 之外的样本。',
    },
  },
  {
    id: 'folds-train-dev-swapped',
    fn,
    edits: [
      [
        { was: 'train: [', now: 'dev: [' },
        { was: 'dev: order', now: 'train: order' },
      ],
    ],
    text: {
      en: 'train and dev are swapped: each fold trains on one k-th and evaluates on the rest. dev is the small part.',
      zh: 'train 和 dev 互换了：每一折用 k 分之一训练，在其余样本上评估。dev 才是小的那部分。',
    },
  },
  {
    id: 'folds-from-one',
    fn,
    edits: [{ within: 'permutation', was: '=> index', now: '=> index + 1' }],
    text: {
      en: 'Examples are counted from 1 to m, so example 0 is in no fold and example m does not exist. They count from 0 to m − 1.',
      zh: '样本从 1 数到 m，样本 0 不在任何一折，而样本 m 并不存在。应从 0 数到 m − 1。',
    },
  },
];

/** It shows over many divisions. */
export const unshuffledFolds: MistakeSpec = {
  id: 'folds-not-shuffled',
  fn,
  edits: [{ was: 'permutation(m, rng)', now: 'Array.from({ length: m }, (_, i) => i)' }],
  text: {
    en: 'The folds are cut from the order in which the examples came, so the same examples are together every time; a sorted set then has folds of one class. Shuffle first.',
    zh: '各折按样本原来的次序切分，总是同一些样本在一起；若数据已排序，一折里就只有一个类别。应先打乱。',
  },
};

/** It shows where k is to be refused. */
export const uncheckedFolds: MistakeSpec = {
  id: 'folds-k-unchecked',
  fn,
  edits: [
    { was: '!Number.isInteger(k) || k < 2 || k > m', now: 'false' },
    { was: 'k < 2', now: 'k < 1' },
    { was: ' || k > m', now: '' },
    { was: '!Number.isInteger(k) || ', now: '' },
  ],
  text: {
    en: 'A k that is below 2, above m or no whole number is taken as it comes, and folds are empty or nothing is left to train on. Throw a RangeError unless k is a whole number from 2 to m.',
    zh: 'k 小于 2、大于 m 或不是整数也照单全收，结果有的折为空，或没有样本可训练。k 不是 2 到 m 的整数时应抛出 RangeError。',
  },
};
