/** Mistakes in one layer backward: its linear part alone, and the whole of it. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const linearBackwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'linear-backward-not-averaged',
    fn: 'linearBackward',
    edits: [
      { was: '[, m] = shapeOf(APrev)', now: 'm = 1' },
      { was: 'value / m', now: 'value' },
    ],
    text: {
      en: 'Your dW is a sum over the examples, m times too large. The cost is an average: dW and db both carry 1/m.',
      zh: '你的 dW 是对样本求和，大了 m 倍。成本是平均值：dW 和 db 都要乘 1/m。',
    },
  },
  {
    id: 'linear-backward-averaged-twice',
    fn: 'linearBackward',
    edits: [{ was: '[, m] = shapeOf(APrev)', now: 'm = APrev[0].length ** 2' }],
    text: {
      en: 'Your dW and db are divided by m twice. Once is enough: dW = (1/m) dZ A_(l−1)ᵀ, db = (1/m) row sums of dZ.',
      zh: '你的 dW 和 db 除了两次 m。一次就够：dW = (1/m) dZ A_(l−1)ᵀ，db = (1/m) × dZ 的行和。',
    },
  },
  {
    id: 'linear-backward-da-averaged',
    fn: 'linearBackward',
    edits: [{ was: 'dot(transpose(W), dZ)', now: 'mapEntries(dot(transpose(W), dZ), (value) => value / m)' }],
    text: {
      en: 'Your dAPrev is divided by m. It belongs to single examples: dAPrev = Wᵀ dZ, and the average is taken in dW and db alone.',
      zh: '你的 dAPrev 除以了 m。它属于各个样本：dAPrev = Wᵀ dZ，只在 dW 和 db 中取平均。',
    },
  },
  {
    id: 'linear-backward-db-not-averaged',
    fn: 'linearBackward',
    edits: [{ was: '.map((sum) => sum / m)', now: '' }],
    text: {
      en: 'Your db is the sum of dZ over the examples. Like dW it carries 1/m.',
      zh: '你的 db 是 dZ 对样本的和。它和 dW 一样要乘 1/m。',
    },
  },
  {
    id: 'linear-backward-db-not-summed',
    fn: 'linearBackward',
    edits: [
      { was: 'rowSums(dZ).map((sum) => sum / m)', now: 'mapEntries(dZ, (value) => value / m)' },
      { was: 'rowSums(dZ).map((sum) => sum / m)', now: 'dZ' },
    ],
    text: {
      en: 'Your db has a number for each unit and each example. Each unit has one bias: sum every row of dZ and multiply by 1/m.',
      zh: '你的 db 对每个单元、每个样本各有一个数。每个单元只有一个偏置：应对 dZ 的每一行求和再乘 1/m。',
    },
  },
  {
    id: 'linear-backward-db-of-first-example',
    fn: 'linearBackward',
    edits: [
      { was: 'rowSums(dZ)', now: 'dZ.map((row) => row[0])' },
      { was: 'rowSums(dZ).map((sum) => sum / m)', now: 'dZ.map((row) => row[0])' },
    ],
    text: {
      en: 'Your db is dZ of the first example. Every example moves the bias: db = (1/m) times the sum of each row of dZ.',
      zh: '你的 db 只取了第一个样本的 dZ。每个样本都会影响偏置：db = (1/m) × dZ 每一行之和。',
    },
  },
  {
    id: 'linear-backward-db-summed-over-units',
    fn: 'linearBackward',
    edits: [{ was: 'rowSums(dZ)', now: 'rowSums(transpose(dZ))' }],
    text: {
      en: 'Your db sums the columns of dZ, over the units. Sum the rows, over the examples: one number for each unit.',
      zh: '你的 db 按列对单元求和。应按行对样本求和：每个单元一个数。',
    },
  },
  {
    id: 'linear-backward-dw-transposed',
    fn: 'linearBackward',
    edits: [{ was: 'dot(dZ, transpose(APrev))', now: 'dot(APrev, transpose(dZ))' }],
    text: {
      en: 'Your dW is A_(l−1) dZᵀ / m, the transpose of the right one. dW has the shape of W: (1/m) dZ A_(l−1)ᵀ.',
      zh: '你的 dW 是 A_(l−1) dZᵀ / m，即正确结果的转置。dW 与 W 同形：(1/m) dZ A_(l−1)ᵀ。',
    },
  },
  {
    id: 'linear-backward-weights-not-transposed',
    fn: 'linearBackward',
    edits: [{ was: 'transpose(W)', now: 'W' }],
    text: {
      en: 'Your dAPrev is W dZ. On the way back the weights are transposed: dAPrev = Wᵀ dZ.',
      zh: '你的 dAPrev 是 W dZ。反向时权重要转置：dAPrev = Wᵀ dZ。',
    },
  },
];

export const layerMistakes: readonly MistakeSpec[] = [
  {
    id: 'layer-backward-slope-at-a',
    fn: 'linearActivationBackward',
    edits: [{ was: 'cache.Z', now: 'mapEntries(cache.Z, activations[activation])' }],
    text: {
      en: 'Your slopes are taken at A: the activation is applied twice. dZ = dA ∘ g′(Z), with the Z of the cache as it is.',
      zh: '你的导数是在 A 处取的：激活函数用了两次。dZ = dA ∘ g′(Z)，直接用缓存里的 Z。',
    },
  },
  {
    id: 'layer-backward-slope-forgotten',
    fn: 'linearActivationBackward',
    edits: [{ was: 'backward(dA, cache.Z)', now: 'dA' }],
    text: {
      en: 'Your layer hands dA to the linear part as if it were dZ. First go back through the activation: dZ = dA ∘ g′(Z).',
      zh: '你把 dA 当作 dZ 直接交给了线性部分。应先经过激活函数：dZ = dA ∘ g′(Z)。',
    },
  },
  {
    id: 'layer-backward-always-relu',
    fn: 'linearActivationBackward',
    edits: [{ was: 'slopes[requireActivation(activation)]', now: 'reluBackward' }],
    text: {
      en: 'Your layer goes back through relu whatever `activation` says. It names the function that the layer used.',
      zh: '无论 `activation` 是什么，你的层都按 relu 反向传播。应使用它指定的函数。',
    },
  },
  {
    id: 'layer-backward-always-sigmoid',
    fn: 'linearActivationBackward',
    edits: [{ was: 'slopes[requireActivation(activation)]', now: 'sigmoidBackward' }],
    text: {
      en: 'Your layer goes back through sigmoid whatever `activation` says. It names the function that the layer used.',
      zh: '无论 `activation` 是什么，你的层都按 sigmoid 反向传播。应使用它指定的函数。',
    },
  },
  {
    id: 'layer-backward-tanh-forgotten',
    fn: 'linearActivationBackward',
    edits: [
      { within: 'slopes', was: 'tanhBackward', now: 'reluBackward' },
      { within: 'slopes', was: 'tanhBackward', now: 'sigmoidBackward' },
    ],
    text: {
      en: 'Your layer goes back through another function when tanh is asked for. Three names are possible: sigmoid, tanh and relu.',
      zh: '要求 tanh 时你的层按别的函数反向传播。可能的名称有三个：sigmoid、tanh 和 relu。',
    },
  },
  {
    id: 'layer-backward-activation-for-slope',
    fn: 'linearActivationBackward',
    edits: [
      {
        was: 'backward(dA, cache.Z)',
        now: 'combine(dA, cache.Z, (da, z) => da * activations[activation](z))',
      },
    ],
    text: {
      en: 'Your layer multiplies dA by g(Z), the activation itself. The chain rule asks for its slope: dZ = dA ∘ g′(Z).',
      zh: '你的层用 dA 乘以 g(Z)，即激活值本身。链式法则要的是导数：dZ = dA ∘ g′(Z)。',
    },
  },
];
