/** Mistakes with mini-batches: how they are cut, and how the set is shuffled. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

/** Mistakes that show in the list of mini-batches itself. */
export const cutMistakes: readonly MistakeSpec[] = [
  {
    id: 'mini-batches-two-permutations',
    fn: 'randomMiniBatches',
    edits: [{ was: 'pickColumns(Y, order)', now: 'pickColumns(Y, permutation(m, rng))' }],
    text: {
      en: 'X and Y are not shuffled by the same permutation, so examples lose their labels. Draw one permutation and use it for the columns of both.',
      zh: 'X 和 Y 没有用同一个排列打乱，样本与标签对不上了。应只生成一个排列，同时用于 X 和 Y 的列。',
    },
  },
  {
    id: 'mini-batches-rows-cut',
    fn: 'randomMiniBatches',
    edits: [
      [
        { was: 'start < m', now: 'start < X.length' },
        { was: 'A.map((row) => row.slice(start, end))', now: 'A.slice(start, end)' },
      ],
    ],
    text: {
      en: 'The matrices are cut by rows, so a batch holds some features of every example. Examples are columns: a batch takes miniBatchSize columns of X and the same columns of Y.',
      zh: '矩阵是按行切分的，每一批只含所有样本的部分特征。样本是列：每一批应取 X 的 miniBatchSize 列以及 Y 的相同列。',
    },
  },
  {
    id: 'mini-batches-last-dropped',
    fn: 'randomMiniBatches',
    edits: [{ was: 'start < m', now: 'start + miniBatchSize <= m' }],
    text: {
      en: 'The last, smaller mini-batch is left out, so some examples are never used. When miniBatchSize does not divide m, there are ⌈m / miniBatchSize⌉ batches and the last holds the rest.',
      zh: '最后一个较小的 mini-batch 被丢掉了，有些样本永远用不到。当 m 不能被 miniBatchSize 整除时，应有 ⌈m / miniBatchSize⌉ 批，最后一批放剩余样本。',
    },
  },
  {
    id: 'mini-batches-last-merged',
    fn: 'randomMiniBatches',
    edits: [
      [
        { was: 'start < m', now: 'start === 0 || start + miniBatchSize <= m' },
        { was: 'end = start +', now: 'end = m - start < 2 * miniBatchSize ? m : start +' },
      ],
    ],
    text: {
      en: 'The examples left over are put into the batch before, which then is larger than miniBatchSize. They form a last mini-batch of their own, smaller than the others.',
      zh: '剩余的样本被并入前一批，使那一批超过了 miniBatchSize。它们应单独组成最后一个较小的 mini-batch。',
    },
  },
  {
    id: 'mini-batches-last-padded',
    fn: 'randomMiniBatches',
    edits: [{ was: 'row.slice', now: '[...row, ...row].slice' }],
    text: {
      en: 'The last mini-batch is filled up with examples that were already used, so these count twice. It simply stays smaller: m mod miniBatchSize examples.',
      zh: '最后一批用已经用过的样本补满，这些样本被重复计算。最后一批应保持较小，只含 m mod miniBatchSize 个样本。',
    },
  },
  {
    id: 'mini-batches-smaller-first',
    fn: 'randomMiniBatches',
    edits: [{ was: 'batches.push(', now: 'batches.unshift(' }],
    text: {
      en: 'A mini-batch that is smaller than the others comes before them. It holds what is left over and comes last: full batches first, then m mod miniBatchSize examples.',
      zh: '较小的一批排在了其他各批之前。它装的是剩余样本，应排在最后：先是满的各批，最后 m mod miniBatchSize 个样本。',
    },
  },
  {
    id: 'mini-batches-empty-last',
    fn: 'randomMiniBatches',
    edits: [{ was: 'start < m', now: 'start <= m' }],
    text: {
      en: 'When miniBatchSize divides m, an empty mini-batch is added at the end (⌊m / miniBatchSize⌋ + 1 batches). There are ⌈m / miniBatchSize⌉, none of them empty.',
      zh: '当 m 能被 miniBatchSize 整除时，末尾多出一个空的 mini-batch（共 ⌊m / miniBatchSize⌋ + 1 批）。应为 ⌈m / miniBatchSize⌉ 批，且都不为空。',
    },
  },
];

/** Mistakes that show in the orders that many shuffles give. */
export const shuffleMistakes: readonly MistakeSpec[] = [
  {
    id: 'mini-batches-not-shuffled',
    fn: 'randomMiniBatches',
    edits: [{ was: 'permutation(m, rng)', now: 'X[0].map((_, i) => i)' }],
    text: {
      en: 'The examples are cut in the order in which they came, without a shuffle. Permute the columns at random first, so that every epoch meets other batches.',
      zh: '样本按原来的顺序直接切分，没有打乱。应先随机排列各列，使每个 epoch 遇到不同的 mini-batch。',
    },
  },
  {
    id: 'mini-batches-only-batches-shuffled',
    fn: 'randomMiniBatches',
    edits: [
      [
        { was: 'permutation(m, rng)', now: 'X[0].map((_, i) => i)' },
        { was: 'return batches', now: 'return permutation(batches.length, rng).map((k) => batches[k])' },
      ],
    ],
    text: {
      en: 'The set is cut in its original order and only the list of batches is shuffled, so the same examples are together every time. Shuffle the examples first, then cut.',
      zh: '先按原顺序切分，再只打乱各批的次序，所以总是同一些样本在一起。应先打乱样本，再切分。',
    },
  },
  {
    id: 'mini-batches-rotated',
    fn: 'randomMiniBatches',
    edits: [
      {
        was: 'const order = permutation(m, rng)',
        now: 'const offset = Math.floor(rng() * m); const order = X[0].map((_, i) => (i + offset) % m)',
      },
    ],
    text: {
      en: 'The examples are only rotated by a random offset: each still follows the same neighbour. A shuffle makes all m! orders equally likely.',
      zh: '样本只是按随机偏移做了循环移位，每个样本后面仍是原来的邻居。打乱应使 m! 种排列的概率都相等。',
    },
  },
  {
    id: 'mini-batches-with-replacement',
    fn: 'randomMiniBatches',
    edits: [{ was: 'permutation(m, rng)', now: 'X[0].map(() => Math.floor(rng() * m))' }],
    text: {
      en: 'Each place draws an example anew, so some examples come twice and others never. A permutation uses every example exactly once in an epoch.',
      zh: '每个位置都重新抽取样本，有的样本出现两次，有的一次也没有。排列应使每个样本在一个 epoch 中恰好出现一次。',
    },
  },
  {
    id: 'mini-batches-random-comparator',
    fn: 'randomMiniBatches',
    edits: [{ was: 'permutation(m, rng)', now: 'X[0].map((_, i) => i).sort(() => rng() - 0.5)' }],
    text: {
      en: 'Sorting with a comparator that answers at random, as sort(() => rng() - 0.5) does, favours some orders by far. Swap each place i, from the last down, with a random place from 0 to i (Fisher–Yates).',
      zh: '用随机返回结果的比较函数排序（如 sort(() => rng() - 0.5)）会严重偏向某些排列。应从最后一个位置 i 起，依次与 0 到 i 中的随机位置交换（Fisher–Yates）。',
    },
  },
  {
    id: 'mini-batches-swap-anywhere',
    fn: 'randomMiniBatches',
    edits: [
      { within: 'permutation', was: '(last + 1)', now: 'm' },
      [
        { within: 'permutation', was: 'last > 0', now: 'last >= 0' },
        { within: 'permutation', was: '(last + 1)', now: 'm' },
      ],
    ],
    text: {
      en: 'Every place is swapped with any of the m places, which makes some orders more likely than others. Place i may only swap with a place from 0 to i: floor(rng() · (i + 1)).',
      zh: '每个位置都与全部 m 个位置之一交换，使某些排列更容易出现。位置 i 只应与 0 到 i 之间的位置交换：floor(rng() · (i + 1))。',
    },
  },
  {
    id: 'mini-batches-never-stays',
    fn: 'randomMiniBatches',
    edits: [{ within: 'permutation', was: '(last + 1)', now: 'last' }],
    text: {
      en: 'Every place is swapped with another one, so no example can ever stay where it was. Place i itself belongs to the choice: going down, it is floor(rng() · (i + 1)).',
      zh: '每个位置都与另一个位置交换，任何样本都不可能留在原位。选择范围应包含 i 自身：从后往前时为 floor(rng() · (i + 1))。',
    },
  },
  {
    id: 'mini-batches-rounded-index',
    fn: 'randomMiniBatches',
    edits: [{ within: 'permutation', was: 'floor(rng() * (last + 1))', now: 'round(rng() * last)' }],
    text: {
      en: 'The random place is rounded, so the first and the last of the range come half as often as the others. Cut off instead: floor(rng() · (i + 1)) gives 0 … i equally often.',
      zh: '随机位置用了四舍五入，范围两端出现的次数只有其他位置的一半。应向下取整：floor(rng() · (i + 1)) 使 0 … i 机会均等。',
    },
  },
];
