/** Mistakes with mini-batches: how they are cut, how the set is shuffled, how large they are, what they are called. */
import type { Mistake } from '../../../grader/plan/spec.ts';
import { at, type Matrix, type Vector } from '../../../reference/matrix.ts';
import {
  type MiniBatch,
  permutation,
  pickColumns,
  type Rng,
  randomMiniBatches,
} from '../../../reference/miniBatches.ts';

type Orders = (m: number, rng: Rng, size: number) => Vector;

/** A loop, because a shuffle's check asks for this some hundred thousand times. */
function inOrder(m: number): Vector {
  const order: Vector = [];
  for (let index = 0; index < m; index++) order.push(index);
  return order;
}

/** The cut of the reference behind another way of ordering the examples. */
const shuffledBy =
  (orderOf: Orders) =>
  (X: Matrix, Y: Matrix, size: number, rng: Rng): MiniBatch[] => {
    const order = orderOf(X[0]?.length ?? 0, rng, size);
    return cut(X, Y, size, order);
  };

function cut(X: Matrix, Y: Matrix, size: number, order: Vector): MiniBatch[] {
  const starts = inOrder(Math.ceil(order.length / size)).map((batch) => batch * size);
  return starts.map((start) => {
    const part = order.slice(start, start + size);
    return [pickColumns(X, part), pickColumns(Y, part)];
  });
}

/** Swaps every place, from the last down, with the place that `choose` gives. */
function swapped(m: number, choose: (place: number) => number): Vector {
  const order = inOrder(m);
  for (let place = m - 1; place >= 0; place--) {
    const chosen = choose(place);
    const moved = at(order, place);
    order[place] = at(order, chosen);
    order[chosen] = moved;
  }
  return order;
}

/** The batches of the reference, then something wrong done to the list. */
const rearranged =
  (change: (batches: MiniBatch[], size: number, rng: Rng) => MiniBatch[]) =>
  (X: Matrix, Y: Matrix, size: number, rng: Rng): MiniBatch[] =>
    change(randomMiniBatches(X, Y, size, rng), size, rng);

function joinLast(batches: MiniBatch[], size: number): MiniBatch[] {
  const last = batches.at(-1);
  const before = batches.at(-2);
  if (!last || !before || last[0][0]?.length === size) return batches;
  const joined = [0, 1].map((part) =>
    (before[part] ?? []).map((row, index) => [...row, ...(last[part]?.[index] ?? [])]),
  );
  return [...batches.slice(0, -2), [joined[0] ?? [], joined[1] ?? []]];
}

function rowsCut(X: Matrix, Y: Matrix, size: number, rng: Rng): MiniBatch[] {
  const order = permutation(X[0]?.length ?? 0, rng);
  const [allX, allY] = [pickColumns(X, order), pickColumns(Y, order)];
  const starts = inOrder(Math.ceil(X.length / size)).map((batch) => batch * size);
  return starts.map((start) => [allX.slice(start, start + size), allY.slice(start, start + size)]);
}

/** Mistakes that show in the list of mini-batches itself. */
export const cutMistakes: readonly Mistake[] = [
  {
    id: 'mini-batches-two-permutations',
    fn: 'randomMiniBatches',
    text: {
      en: 'X and Y are not shuffled by the same permutation, so examples lose their labels. Draw one permutation and use it for the columns of both.',
      zh: 'X 和 Y 没有用同一个排列打乱，样本与标签对不上了。应只生成一个排列，同时用于 X 和 Y 的列。',
    },
    wrong: (X: Matrix, Y: Matrix, size: number, rng: Rng) => {
      const ofX = randomMiniBatches(X, Y, size, rng);
      const ofY = randomMiniBatches(X, Y, size, rng);
      return ofX.map(([batchX], index) => [batchX, ofY[index]?.[1]]);
    },
  },
  {
    id: 'mini-batches-rows-cut',
    fn: 'randomMiniBatches',
    text: {
      en: 'The matrices are cut by rows, so a batch holds some features of every example. Examples are columns: a batch takes miniBatchSize columns of X and the same columns of Y.',
      zh: '矩阵是按行切分的，每一批只含所有样本的部分特征。样本是列：每一批应取 X 的 miniBatchSize 列以及 Y 的相同列。',
    },
    wrong: rowsCut,
  },
  {
    id: 'mini-batches-last-dropped',
    fn: 'randomMiniBatches',
    text: {
      en: 'The last, smaller mini-batch is left out, so some examples are never used. When miniBatchSize does not divide m, there are ⌈m / miniBatchSize⌉ batches and the last holds the rest.',
      zh: '最后一个较小的 mini-batch 被丢掉了，有些样本永远用不到。当 m 不能被 miniBatchSize 整除时，应有 ⌈m / miniBatchSize⌉ 批，最后一批放剩余样本。',
    },
    wrong: rearranged((batches, size) => batches.filter(([X]) => X[0]?.length === size)),
  },
  {
    id: 'mini-batches-last-merged',
    fn: 'randomMiniBatches',
    text: {
      en: 'The examples left over are put into the batch before, which then is larger than miniBatchSize. They form a last mini-batch of their own, smaller than the others.',
      zh: '剩余的样本被并入前一批，使那一批超过了 miniBatchSize。它们应单独组成最后一个较小的 mini-batch。',
    },
    wrong: rearranged(joinLast),
  },
  {
    id: 'mini-batches-last-padded',
    fn: 'randomMiniBatches',
    text: {
      en: 'The last mini-batch is filled up with examples that were already used, so these count twice. It simply stays smaller: m mod miniBatchSize examples.',
      zh: '最后一批用已经用过的样本补满，这些样本被重复计算。最后一批应保持较小，只含 m mod miniBatchSize 个样本。',
    },
    wrong: shuffledBy((m, rng, size) => {
      const order = permutation(m, rng);
      return inOrder(Math.ceil(m / size) * size).map((place) => at(order, place % m));
    }),
  },
  {
    id: 'mini-batches-smaller-first',
    fn: 'randomMiniBatches',
    text: {
      en: 'A mini-batch that is smaller than the others comes before them. It holds what is left over and comes last: full batches first, then m mod miniBatchSize examples.',
      zh: '较小的一批排在了其他各批之前。它装的是剩余样本，应排在最后：先是满的各批，最后 m mod miniBatchSize 个样本。',
    },
    wrong: rearranged((batches, size) => {
      const last = batches.at(-1);
      return last && last[0][0]?.length !== size ? [last, ...batches.slice(0, -1)] : batches;
    }),
  },
  {
    id: 'mini-batches-empty-last',
    fn: 'randomMiniBatches',
    text: {
      en: 'When miniBatchSize divides m, an empty mini-batch is added at the end (⌊m / miniBatchSize⌋ + 1 batches). There are ⌈m / miniBatchSize⌉, none of them empty.',
      zh: '当 m 能被 miniBatchSize 整除时，末尾多出一个空的 mini-batch（共 ⌊m / miniBatchSize⌋ + 1 批）。应为 ⌈m / miniBatchSize⌉ 批，且都不为空。',
    },
    wrong: rearranged((batches, size) => {
      const [X, Y] = batches.at(-1) ?? [[], []];
      if (X[0]?.length !== size) return batches;
      return [...batches, [X.map(() => []), Y.map(() => [])]];
    }),
  },
];

/** Mistakes that show in the orders that many shuffles give. */
export const shuffleMistakes: readonly Mistake[] = [
  {
    id: 'mini-batches-not-shuffled',
    fn: 'randomMiniBatches',
    text: {
      en: 'The examples are cut in the order in which they came, without a shuffle. Permute the columns at random first, so that every epoch meets other batches.',
      zh: '样本按原来的顺序直接切分，没有打乱。应先随机排列各列，使每个 epoch 遇到不同的 mini-batch。',
    },
    wrong: shuffledBy(inOrder),
  },
  {
    id: 'mini-batches-only-batches-shuffled',
    fn: 'randomMiniBatches',
    text: {
      en: 'The set is cut in its original order and only the list of batches is shuffled, so the same examples are together every time. Shuffle the examples first, then cut.',
      zh: '先按原顺序切分，再只打乱各批的次序，所以总是同一些样本在一起。应先打乱样本，再切分。',
    },
    wrong: (X: Matrix, Y: Matrix, size: number, rng: Rng) => {
      const batches = shuffledBy(inOrder)(X, Y, size, rng);
      return permutation(batches.length, rng).map((index) => batches[index]);
    },
  },
  {
    id: 'mini-batches-rotated',
    fn: 'randomMiniBatches',
    text: {
      en: 'The examples are only rotated by a random offset: each still follows the same neighbour. A shuffle makes all m! orders equally likely.',
      zh: '样本只是按随机偏移做了循环移位，每个样本后面仍是原来的邻居。打乱应使 m! 种排列的概率都相等。',
    },
    wrong: shuffledBy((m, rng) => {
      const offset = Math.floor(rng() * m);
      return inOrder(m).map((place) => (place + offset) % m);
    }),
  },
  {
    id: 'mini-batches-with-replacement',
    fn: 'randomMiniBatches',
    text: {
      en: 'Each place draws an example anew, so some examples come twice and others never. A permutation uses every example exactly once in an epoch.',
      zh: '每个位置都重新抽取样本，有的样本出现两次，有的一次也没有。排列应使每个样本在一个 epoch 中恰好出现一次。',
    },
    wrong: shuffledBy((m, rng) => inOrder(m).map(() => Math.floor(rng() * m))),
  },
  {
    id: 'mini-batches-random-comparator',
    fn: 'randomMiniBatches',
    text: {
      en: 'Sorting with a comparator that answers at random, as sort(() => rng() - 0.5) does, favours some orders by far. Swap each place i, from the last down, with a random place from 0 to i (Fisher–Yates).',
      zh: '用随机返回结果的比较函数排序（如 sort(() => rng() - 0.5)）会严重偏向某些排列。应从最后一个位置 i 起，依次与 0 到 i 中的随机位置交换（Fisher–Yates）。',
    },
    wrong: shuffledBy((m, rng) => inOrder(m).sort(() => rng() - 0.5)),
  },
  {
    id: 'mini-batches-swap-anywhere',
    fn: 'randomMiniBatches',
    text: {
      en: 'Every place is swapped with any of the m places, which makes some orders more likely than others. Place i may only swap with a place from 0 to i: floor(rng() · (i + 1)).',
      zh: '每个位置都与全部 m 个位置之一交换，使某些排列更容易出现。位置 i 只应与 0 到 i 之间的位置交换：floor(rng() · (i + 1))。',
    },
    wrong: shuffledBy((m, rng) => swapped(m, () => Math.floor(rng() * m))),
  },
  {
    id: 'mini-batches-never-stays',
    fn: 'randomMiniBatches',
    text: {
      en: 'Every place is swapped with another one, so no example can ever stay where it was. Place i itself belongs to the choice: going down, it is floor(rng() · (i + 1)).',
      zh: '每个位置都与另一个位置交换，任何样本都不可能留在原位。选择范围应包含 i 自身：从后往前时为 floor(rng() · (i + 1))。',
    },
    wrong: shuffledBy((m, rng) => swapped(m, (place) => Math.floor(rng() * place))),
  },
  {
    id: 'mini-batches-rounded-index',
    fn: 'randomMiniBatches',
    text: {
      en: 'The random place is rounded, so the first and the last of the range come half as often as the others. Cut off instead: floor(rng() · (i + 1)) gives 0 … i equally often.',
      zh: '随机位置用了四舍五入，范围两端出现的次数只有其他位置的一半。应向下取整：floor(rng() · (i + 1)) 使 0 … i 机会均等。',
    },
    wrong: shuffledBy((m, rng) => swapped(m, (place) => Math.round(rng() * place))),
  },
];
