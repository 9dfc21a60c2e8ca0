/** Mistakes in choosing a mini-batch size and in naming the method. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const sizeMistakes: readonly MistakeSpec[] = [
  {
    id: 'size-limit-excluded',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: 'm <= largestWholeSet', now: 'm < largestWholeSet' }],
    text: {
      en: 'A training set of exactly 2000 examples is cut into mini-batches. Up to and including 2000 examples (m ≤ 2000) the whole set is one batch.',
      zh: '恰好 2000 个样本的训练集被切分了。m ≤ 2000（包含 2000）时应直接使用整个训练集。',
    },
  },
  {
    id: 'size-small-set-cut',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: 'if (m <= largestWholeSet) return m;', now: '' }],
    text: {
      en: 'Small training sets are cut into mini-batches, too. With m ≤ 2000 the answer is m itself: plain batch gradient descent.',
      zh: '小训练集也被切成了 mini-batch。m ≤ 2000 时答案就是 m 本身，即普通的 batch 梯度下降。',
    },
  },
  {
    id: 'size-not-a-power-of-two',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: 'return size', now: 'return Math.min(512, Math.floor(memoryBytes / exampleBytes))' }],
    text: {
      en: 'The size is as many examples as memory holds, up to 512. Take the largest power of two that fits: 512, 256, 128 or 64.',
      zh: '大小取成了内存能容纳的样本数（至多 512）。应取能放进内存的最大的 2 的幂：512、256、128 或 64。',
    },
  },
  {
    id: 'size-rounded-up',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: 'size;', now: '2 ** Math.min(9, Math.ceil(Math.log2(memoryBytes / exampleBytes)));' }],
    text: {
      en: 'The size is rounded up to a power of two and no longer fits into memory. Take the largest power of two with size · exampleBytes ≤ memoryBytes.',
      zh: '大小被向上取到 2 的幂，超出了内存。应取满足 size · exampleBytes ≤ memoryBytes 的最大的 2 的幂。',
    },
  },
  {
    id: 'size-without-upper-limit',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: 'return size', now: 'return 2 ** Math.floor(Math.log2(memoryBytes / exampleBytes))' }],
    text: {
      en: 'With much memory the size grows beyond 512. Sizes worth trying go from 64 to 512, however much memory there is.',
      zh: '内存很大时大小超过了 512。常用范围是 64 到 512，内存再多也不超过 512。',
    },
  },
  {
    id: 'size-memory-ignored',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: 'if (size * exampleBytes <= memoryBytes) return size', now: 'return size' }],
    text: {
      en: 'The answer is 512 whether or not memory holds that many examples. A mini-batch has to fit: size · exampleBytes ≤ memoryBytes.',
      zh: '无论内存是否够用都返回 512。mini-batch 必须放得进内存：size · exampleBytes ≤ memoryBytes。',
    },
  },
  {
    id: 'size-always-smallest',
    fn: 'chooseMiniBatchSize',
    edits: [{ within: 'usualSizes', was: '[512, 256, 128, 64]', now: '[64, 128, 256, 512]' }],
    text: {
      en: 'The answer is 64, the first size that fits. Take the largest of 64, 128, 256, 512 that fits into memory.',
      zh: '返回了最先放得下的 64。应取 64、128、256、512 中能放进内存的最大者。',
    },
  },
  {
    id: 'size-exact-fit-refused',
    fn: 'chooseMiniBatchSize',
    edits: [{ was: '<= memoryBytes', now: '< memoryBytes' }],
    text: {
      en: 'A size that fills the memory exactly is refused. It fits: the condition is size · exampleBytes ≤ memoryBytes, with equality.',
      zh: '恰好占满内存的大小被排除了。它是放得下的：条件是 size · exampleBytes ≤ memoryBytes，包含等号。',
    },
  },
  {
    id: 'name-swapped',
    fn: 'nameGradientDescent',
    edits: [
      [
        { was: "'batch';", now: "'stochastic';" },
        { was: "? 'stochastic'", now: "? 'batch'" },
      ],
    ],
    text: {
      en: 'Batch and stochastic are swapped. All m examples in one update is batch gradient descent, one example in an update is stochastic gradient descent.',
      zh: 'batch 与 stochastic 弄反了。一次更新用全部 m 个样本是 batch 梯度下降，一次只用一个样本是随机（stochastic）梯度下降。',
    },
  },
  {
    id: 'name-all-parts-stochastic',
    fn: 'nameGradientDescent',
    edits: [{ was: "miniBatchSize === 1 ? 'stochastic' : 'mini-batch'", now: "'stochastic'" }],
    text: {
      en: 'Every size below m is called stochastic. Only size 1 is; between 1 and m the method is mini-batch gradient descent.',
      zh: '凡小于 m 的大小都称作 stochastic。只有大小为 1 时才是；介于 1 与 m 之间的是 mini-batch 梯度下降。',
    },
  },
  {
    id: 'name-whole-set-mini-batch',
    fn: 'nameGradientDescent',
    edits: [{ was: "if (miniBatchSize === m) return 'batch';", now: '' }],
    text: {
      en: 'A mini-batch of all m examples is called mini-batch. With size m there is one update for each pass over the set: batch gradient descent.',
      zh: '大小等于 m 时仍称作 mini-batch。此时每遍历一次训练集只更新一次，就是 batch 梯度下降。',
    },
  },
  {
    id: 'name-single-example-mini-batch',
    fn: 'nameGradientDescent',
    edits: [{ was: "miniBatchSize === 1 ? 'stochastic' : 'mini-batch'", now: "'mini-batch'" }],
    text: {
      en: 'A mini-batch of one example is called mini-batch. With size 1 every example is an update of its own: stochastic gradient descent.',
      zh: '大小为 1 时仍称作 mini-batch。此时每个样本单独更新一次，就是随机（stochastic）梯度下降。',
    },
  },
];
