/** Mistakes in shuffling: orders that are no permutation, or not all equally likely. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'randomPermutation';

const anywhere = { within: 'permutation', was: 'last + 1', now: 'm' };

export const permutationMistakes: readonly MistakeSpec[] = [
  {
    id: 'permutation-in-order',
    fn,
    edits: [{ was: 'permutation(m, rng)', now: 'Array.from({ length: m }, (_, i) => i)' }],
    text: {
      en: 'The numbers come back in order: nothing is shuffled. Draw with rng so that all m! orders are equally likely.',
      zh: '返回的数按顺序排列，没有打乱。应使用 rng，使 m! 种排列机会均等。',
    },
  },
  {
    id: 'permutation-with-replacement',
    fn,
    edits: [{ was: 'permutation(m, rng)', now: 'Array.from({ length: m }, () => Math.floor(rng() * m))' }],
    text: {
      en: 'Every place draws a number anew, so some come twice and others never. A permutation holds each of 0 … m − 1 exactly once.',
      zh: '每个位置都重新抽取一个数，有的出现两次，有的一次也没有。排列应恰好包含 0 … m − 1 各一次。',
    },
  },
  {
    id: 'permutation-from-one',
    fn,
    edits: [{ within: 'permutation', was: '=> index', now: '=> index + 1' }],
    text: {
      en: 'The numbers go from 1 to m. Examples count from 0: 0 … m − 1 are the columns of X.',
      zh: '返回的数是 1 到 m。样本从 0 开始编号：X 的列是 0 … m − 1。',
    },
  },
  {
    id: 'permutation-random-comparator',
    fn,
    edits: [
      { was: 'permutation(m, rng)', now: 'Array.from({ length: m }, (_, i) => i).sort(() => rng() - 0.5)' },
    ],
    text: {
      en: 'Sorting with a comparator that answers at random, as sort(() => rng() - 0.5) does, favours some orders by far. Swap each place i, from the last down, with a random place from 0 to i (Fisher–Yates).',
      zh: '用随机返回结果的比较函数排序（如 sort(() => rng() - 0.5)）会严重偏向某些排列。应从最后一个位置 i 起，依次与 0 到 i 中的随机位置交换（Fisher–Yates）。',
    },
  },
  {
    id: 'permutation-swap-anywhere',
    fn,
    edits: [anywhere, [{ within: 'permutation', was: 'last > 0', now: 'last >= 0' }, anywhere]],
    text: {
      en: 'Every place is swapped with any of the m places, which makes some orders more likely than others. Place i may only swap with a place from 0 to i: floor(rng() · (i + 1)).',
      zh: '每个位置都与全部 m 个位置之一交换，使某些排列更容易出现。位置 i 只应与 0 到 i 之间的位置交换：floor(rng() · (i + 1))。',
    },
  },
  {
    id: 'permutation-never-stays',
    fn,
    edits: [{ within: 'permutation', was: '(last + 1)', now: 'last' }],
    text: {
      en: 'Every place is swapped with another one, so no number can ever stay where it was. Place i itself belongs to the choice: going down, it is floor(rng() · (i + 1)).',
      zh: '每个位置都与另一个位置交换，任何数都不可能留在原位。选择范围应包含 i 自身：从后往前时为 floor(rng() · (i + 1))。',
    },
  },
  {
    id: 'permutation-rounded-index',
    fn,
    edits: [
      { within: 'permutation', was: 'Math.floor(rng() * (last + 1))', now: 'Math.round(rng() * last)' },
    ],
    text: {
      en: 'The random place is rounded, so the first and the last of the range come half as often as the others. Cut off instead: floor(rng() · (i + 1)) gives 0 … i equally often.',
      zh: '随机位置用了四舍五入，范围两端出现的次数只有其他位置的一半。应向下取整：floor(rng() · (i + 1)) 使 0 … i 机会均等。',
    },
  },
  {
    id: 'permutation-rotated',
    fn,
    edits: [
      {
        was: 'return permutation(m, rng)',
        now: 'const offset = Math.floor(rng() * m); return Array.from({ length: m }, (_, i) => (i + offset) % m)',
      },
    ],
    text: {
      en: 'The numbers are only rotated by a random offset: each still follows the same neighbour. A shuffle makes all m! orders equally likely.',
      zh: '各数只是按随机偏移做了循环移位，每个数后面仍是原来的邻居。打乱应使 m! 种排列机会均等。',
    },
  },
];
