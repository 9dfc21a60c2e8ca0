/** Mistakes in inverted dropout and at test time. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightForward = 'A_l = relu(Z_l) ∘ D_l / keepProb_l with D_l = [rng < keepProb_l]';
const rightBackward = 'dA_l = (W_{l+1}ᵀ dZ_{l+1}) ∘ D_l / keepProb_l';

export const dropoutMistakes: readonly MistakeSpec[] = [
  {
    id: 'dropout-no-division',
    fn: 'forwardPropagationWithDropout',
    edits: [
      { was: '(a * d) / keep', now: 'a * d' },
      { was: '(a * d) / keep', now: '(a * d) / (l === 1 ? 1 : keep)' },
      { was: '(a * d) / keep', now: '(a * d) / (l === 2 ? 1 : keep)' },
    ],
    text: {
      en: `In one hidden layer or in both, your kept activations are not divided by keepProb, so the next layer gets less than it will at test time. Divide, so that the expected activation stays the same: ${rightForward}.`,
      zh: `在一个或两个隐藏层中，你没有把保留下来的激活值除以 keepProb，下一层得到的输入会比测试时小。应除以 keepProb，使激活值的期望不变：${rightForward}。`,
    },
  },
  {
    id: 'dropout-mask-inverted',
    fn: 'forwardPropagationWithDropout',
    edits: [{ was: 'rng() < keep', now: 'rng() > keep' }],
    text: {
      en: `Your mask is 1 where the random number is above keepProb, so each unit is kept with probability 1 − keepProb. A uniform number is below keepProb with probability keepProb: ${rightForward}.`,
      zh: `你的掩码在随机数大于 keepProb 时取 1，于是每个单元的保留概率成了 1 − keepProb。均匀随机数小于 keepProb 的概率才是 keepProb：${rightForward}。`,
    },
  },
  {
    id: 'dropout-divides-by-drop-probability',
    fn: 'forwardPropagationWithDropout',
    edits: [{ was: '/ keep)', now: '/ (1 - keep))' }],
    text: {
      en: `Your kept activations are divided by 1 − keepProb, the probability of being dropped. Divide by the probability of being kept: ${rightForward}.`,
      zh: `你把保留的激活值除以了 1 − keepProb，那是被丢弃的概率。应除以保留的概率：${rightForward}。`,
    },
  },
  {
    id: 'dropout-one-mask-for-all-examples',
    fn: 'forwardPropagationWithDropout',
    edits: [{ was: 'A = combine(A, D,', now: 'for (const row of D) row.fill(row[0]); A = combine(A, D,' }],
    text: {
      en: 'Your mask has one number per unit and drops the same units in every example. Draw a number of its own for every unit and every example: D_l has the shape of A_l, (n_l, m).',
      zh: '你的掩码每个单元只有一个数，所有样本都丢弃相同的单元。应为每个单元和每个样本各抽一个随机数：D_l 与 A_l 形状相同，为 (n_l, m)。',
    },
  },
  {
    id: 'dropout-one-mask-for-all-units',
    fn: 'forwardPropagationWithDropout',
    edits: [{ was: 'A = combine(A, D,', now: 'D.fill(D[0]); A = combine(A, D,' }],
    text: {
      en: 'Your mask has one number per example and keeps or drops a whole layer at once. Draw a number of its own for every unit and every example: D_l has the shape of A_l, (n_l, m).',
      zh: '你的掩码每个样本只有一个数，会让整层一起保留或一起丢弃。应为每个单元和每个样本各抽一个随机数：D_l 与 A_l 形状相同，为 (n_l, m)。',
    },
  },
  {
    id: 'dropout-first-keep-prob-everywhere',
    fn: 'forwardPropagationWithDropout',
    edits: [
      { was: 'at(keepProb, l - 1)', now: 'keepProb[0]' },
      { was: 'at(keepProb, l - 1)', now: 'keepProb[1]' },
    ],
    text: {
      en: 'Your code uses the same entry of keepProb for every hidden layer. Each layer has its own: layer l uses keepProb[l − 1], for its mask and for the division.',
      zh: '你的代码在每个隐藏层都使用 keepProb 的同一个元素。每层有自己的概率：第 l 层的掩码和除法都用 keepProb[l − 1]。',
    },
  },
  {
    id: 'dropout-on-input',
    fn: 'forwardPropagationWithDropout',
    edits: [
      {
        was: 'let A = X;',
        now: 'let A = mapEntries(X, (x) => (rng() < keepProb[0] ? x / keepProb[0] : 0));',
      },
    ],
    text: {
      en: 'Your code drops entries of the input X. Dropout acts on the hidden activations A1 and A2 only: Z1 = W1 X + b1 with the whole X.',
      zh: '你的代码对输入 X 也做了随机失活。随机失活只作用于隐藏层激活 A1 和 A2：Z1 = W1 X + b1，用完整的 X。',
    },
  },
  {
    id: 'dropout-on-output',
    fn: 'forwardPropagationWithDropout',
    edits: [{ was: 'A3: A,', now: 'A3: mapEntries(A, (a) => (rng() < keepProb[1] ? a / keepProb[1] : 0)),' }],
    text: {
      en: 'Your code drops and rescales entries of the output. The prediction itself stays whole: A3 = σ(Z3), without a mask.',
      zh: '你的代码对输出也做了丢弃和缩放。预测本身应保持完整：A3 = σ(Z3)，不加掩码。',
    },
  },
  {
    id: 'dropout-not-passed-on',
    fn: 'forwardPropagationWithDropout',
    edits: [
      { was: ']: A }', now: ']: l < L ? mapEntries(Z, relu) : A }' },
      { was: 'linearForward(A,', now: 'linearForward(l > 1 ? mapEntries(cache["Z" + (l - 1)], relu) : X,' },
    ],
    text: {
      en: 'Your code stores other activations in the cache than it passes on to the next layer: some are still as they were before dropout. Use A1 after dropout for both: Z2 = W2 A1 + b2, and A1 in the cache.',
      zh: '你的代码存入缓存的激活值与传给下一层的不同：其中一处仍是失活前的值。两处都应使用失活后的 A1：Z2 = W2 A1 + b2，缓存中也存 A1。',
    },
  },
  {
    id: 'dropout-backward-new-mask',
    fn: 'backwardPropagationWithDropout',
    edits: [
      {
        was: '(da * d)',
        now: 'da * ((backwardPropagationWithDropout.seed = (16807 * (backwardPropagationWithDropout.seed ?? 1)) % 2147483647) % 2)',
      },
    ],
    text: {
      en: `Your backward pass draws masks of its own, so it answers differently each time. The gradient flows through the units that were kept in the forward pass, with D1 and D2 from the cache: ${rightBackward}.`,
      zh: `你的反向传播重新抽取了掩码，因此每次结果都不同。梯度应流经前向传播中保留的单元，即使用缓存中的 D1 和 D2：${rightBackward}。`,
    },
  },
  {
    id: 'dropout-backward-no-mask',
    fn: 'backwardPropagationWithDropout',
    edits: [
      { was: '(da * d) / keep', now: 'da / keep' },
      { was: '(da * d) / keep', now: 'da' },
      { was: '(da * d) / keep', now: '(l === 2 ? da : da * d) / keep' },
      { was: '(da * d) / keep', now: '(l === 3 ? da : da * d) / keep' },
    ],
    text: {
      en: `In one hidden layer or in both, your backward pass does not apply the mask, so gradient flows through dropped units. Multiply dA by the same mask as the forward pass: ${rightBackward}.`,
      zh: `在一个或两个隐藏层中，你的反向传播没有使用掩码，梯度会流过被丢弃的单元。应把 dA 乘上与前向传播相同的掩码：${rightBackward}。`,
    },
  },
  {
    id: 'dropout-backward-no-division',
    fn: 'backwardPropagationWithDropout',
    edits: [
      { was: '(da * d) / keep', now: 'da * d' },
      { was: '(da * d) / keep', now: '(da * d) / (l === 2 ? 1 : keep)' },
      { was: '(da * d) / keep', now: '(da * d) / (l === 3 ? 1 : keep)' },
    ],
    text: {
      en: `In one hidden layer or in both, your backward pass applies the mask but does not divide by keepProb. The forward pass scaled the activations, so the gradient is scaled, too: ${rightBackward}.`,
      zh: `在一个或两个隐藏层中，你的反向传播使用了掩码，但没有除以 keepProb。前向传播缩放了激活值，梯度也要同样缩放：${rightBackward}。`,
    },
  },
  {
    id: 'dropout-backward-first-keep-prob-everywhere',
    fn: 'backwardPropagationWithDropout',
    edits: [
      { was: 'at(keepProb, l - 2)', now: 'keepProb[0]' },
      { was: 'at(keepProb, l - 2)', now: 'keepProb[1]' },
    ],
    text: {
      en: 'Your backward pass divides by the same entry of keepProb in every layer. Each layer has its own: dA_l is divided by keepProb[l − 1].',
      zh: '你的反向传播在每一层都除以 keepProb 的同一个元素。每层有自己的概率：dA_l 应除以 keepProb[l − 1]。',
    },
  },
  {
    id: 'dropout-at-test-time',
    fn: 'predict',
    edits: [
      { was: '? relu :', now: '? (z) => ((arguments[3]() < keepProb[l - 1]) * relu(z)) / keepProb[l - 1] :' },
    ],
    text: {
      en: 'Your prediction drops units at random, so the same example gets another answer each time. At test time nothing is dropped: run the plain forward pass.',
      zh: '你的预测会随机丢弃单元，同一个样本每次得到不同的结果。测试时不做随机失活：直接运行普通的前向传播。',
    },
  },
  {
    id: 'scaled-at-test-time',
    fn: 'predict',
    edits: [{ was: '? relu :', now: '? (z) => relu(z) * keepProb[l - 1] :' }],
    text: {
      en: 'Your prediction multiplies the hidden activations by keepProb. Inverted dropout has already divided by keepProb during training, so test time needs no scaling: run the plain forward pass.',
      zh: '你的预测把隐藏层激活值乘上了 keepProb。反向随机失活在训练时已经除以 keepProb，测试时不需要再缩放：直接运行普通的前向传播。',
    },
  },
  {
    id: 'divided-at-test-time',
    fn: 'predict',
    edits: [{ was: '? relu :', now: '? (z) => relu(z) / keepProb[l - 1] :' }],
    text: {
      en: 'Your prediction divides the hidden activations by keepProb although nothing was dropped. The division belongs to the masks of training only: run the plain forward pass.',
      zh: '你的预测在没有丢弃任何单元的情况下仍把隐藏层激活值除以 keepProb。除法只与训练时的掩码配套：直接运行普通的前向传播。',
    },
  },
  {
    id: 'predict-tie-is-one',
    fn: 'predict',
    edits: [{ was: '> 0.5', now: '>= 0.5' }],
    text: {
      en: 'An example with A3 exactly 0.5 is predicted to be 1, as >= and Math.round do. A prediction is 1 only where A3 > 0.5.',
      zh: 'A3 恰为 0.5 的样本被预测为 1（>= 和 Math.round 都会这样）。只有 A3 > 0.5 时才预测为 1。',
    },
  },
];
