/** Mistakes in the forward pass: the linear part, one layer, L layers. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const forwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'linear-bias-per-example',
    fn: 'linearForward',
    edits: [
      { was: '(value, unit) => value + at(b, unit)', now: '(value, unit, i) => value + b[i]' },
      { was: '(value, unit) => value + at(b, unit)', now: '(value, unit, i) => value + (b[i] ?? 0)' },
    ],
    text: {
      en: 'Your b is added by column, b[0] to the first example, b[1] to the second. Each b belongs to a unit: add b[i] to the whole of row i.',
      zh: '你的 b 是按列加的：b[0] 加到第一个样本，b[1] 加到第二个。每个 b 属于一个单元：应把 b[i] 加到整个第 i 行。',
    },
  },
  {
    id: 'linear-weights-transposed',
    fn: 'linearForward',
    edits: [{ was: 'dot(W, A)', now: 'dot(transpose(W), A)' }],
    text: {
      en: 'Your Z is Wᵀ A + b. W is (units, inputs), so Z = W A + b: row i of W belongs to unit i.',
      zh: '你的 Z 是 Wᵀ A + b。W 的形状是 (单元数, 输入数)，因此 Z = W A + b：W 的第 i 行属于第 i 个单元。',
    },
  },
  {
    id: 'linear-bias-left-out',
    fn: 'linearForward',
    edits: [{ was: ' + at(b, unit)', now: '' }],
    text: {
      en: 'Your Z is W A without b. Add b[i] to every entry of row i.',
      zh: '你的 Z 是 W A，没有加 b。应把 b[i] 加到第 i 行的每个元素上。',
    },
  },
  {
    id: 'linear-first-bias-for-all',
    fn: 'linearForward',
    edits: [{ was: 'at(b, unit)', now: 'b[0]' }],
    text: {
      en: 'Your Z has b[0] added in every row. Each unit has a bias of its own: b[i] for row i.',
      zh: '你的 Z 每一行都加了 b[0]。每个单元有自己的偏置：第 i 行加 b[i]。',
    },
  },
  {
    id: 'layer-always-relu',
    fn: 'linearActivationForward',
    edits: [{ was: 'activations[requireActivation(activation)]', now: 'relu' }],
    text: {
      en: 'Your layer uses relu whatever `activation` says. It names the function to use: sigmoid, tanh or relu.',
      zh: '无论 `activation` 是什么，你的层都用 relu。应使用它指定的函数：sigmoid、tanh 或 relu。',
    },
  },
  {
    id: 'layer-always-sigmoid',
    fn: 'linearActivationForward',
    edits: [{ was: 'activations[requireActivation(activation)]', now: 'sigmoid' }],
    text: {
      en: 'Your layer uses sigmoid whatever `activation` says. It names the function to use: sigmoid, tanh or relu.',
      zh: '无论 `activation` 是什么，你的层都用 sigmoid。应使用它指定的函数：sigmoid、tanh 或 relu。',
    },
  },
  {
    id: 'layer-tanh-forgotten',
    fn: 'linearActivationForward',
    edits: [
      { within: 'activations', was: 'tanh', now: 'tanh: relu' },
      { within: 'activations', was: 'tanh', now: 'tanh: sigmoid' },
    ],
    text: {
      en: 'Your layer uses another function when tanh is asked for. Three names are possible: sigmoid, tanh and relu.',
      zh: '要求 tanh 时你的层用了别的函数。可能的名称有三个：sigmoid、tanh 和 relu。',
    },
  },
  {
    id: 'layer-sigmoid-and-relu-swapped',
    fn: 'linearActivationForward',
    edits: [
      {
        within: 'activations',
        was: '{ sigmoid, tanh, relu }',
        now: '{ sigmoid: relu, tanh, relu: sigmoid }',
      },
    ],
    text: {
      en: 'Your layer uses sigmoid when relu is asked for, and relu when sigmoid is.',
      zh: '要求 relu 时你的层用了 sigmoid，要求 sigmoid 时用了 relu。',
    },
  },
  {
    id: 'layer-cache-holds-a',
    fn: 'linearActivationForward',
    edits: [{ was: 'b, Z }', now: 'b, Z: A }' }],
    text: {
      en: 'Your cache has A under the name Z. The way back takes slopes at Z, before the activation: keep that.',
      zh: '你的缓存里名为 Z 的是 A。反向传播要在激活之前的 Z 处求导：应保存 Z。',
    },
  },
  {
    id: 'layer-cache-holds-own-output',
    fn: 'linearActivationForward',
    edits: [{ was: '{ APrev, W', now: '{ APrev: A, W' }],
    text: {
      en: 'Your cache has this layer’s output under the name APrev. dW is made from this layer’s input: keep that.',
      zh: '你的缓存里名为 APrev 的是本层的输出。dW 由本层的输入算出：应保存输入。',
    },
  },
  {
    id: 'model-relu-at-the-output',
    fn: 'lModelForward',
    edits: [{ was: "layer < depth ? 'relu' : 'sigmoid'", now: "'relu'" }],
    text: {
      en: 'Your last layer uses relu, so ŷ is no probability. Layers 1 to L − 1 use relu, layer L uses sigmoid.',
      zh: '你的最后一层用了 relu，ŷ 就不是概率。第 1 到 L − 1 层用 relu，第 L 层用 sigmoid。',
    },
  },
  {
    id: 'model-sigmoid-everywhere',
    fn: 'lModelForward',
    edits: [
      { was: "layer < depth ? 'relu' : 'sigmoid'", now: "'sigmoid'" },
      { was: 'layer < depth', now: 'layer < depth - 1' },
    ],
    text: {
      en: 'Hidden layers of yours use sigmoid. Only the last layer does; layers 1 to L − 1 use relu.',
      zh: '你有隐藏层用了 sigmoid。只有最后一层用 sigmoid，第 1 到 L − 1 层用 relu。',
    },
  },
  {
    id: 'model-tanh-in-hidden-layers',
    fn: 'lModelForward',
    edits: [{ was: "'relu'", now: "'tanh'" }],
    text: {
      en: 'Your hidden layers use tanh. This network has relu in layers 1 to L − 1.',
      zh: '你的隐藏层用了 tanh。这个网络的第 1 到 L − 1 层用 relu。',
    },
  },
  {
    id: 'model-hidden-layers-linear',
    fn: 'lModelForward',
    edits: [{ was: 'AL = A;', now: 'AL = layer < depth ? cache.Z : A;' }],
    text: {
      en: 'Your hidden layers have no activation, so all layers together are one linear layer. Apply relu to Z in layers 1 to L − 1.',
      zh: '你的隐藏层没有激活函数，这样所有层合起来只是一个线性层。第 1 到 L − 1 层应对 Z 使用 relu。',
    },
  },
  {
    id: 'model-output-linear',
    fn: 'lModelForward',
    edits: [{ was: 'AL = A;', now: 'AL = layer < depth ? A : cache.Z;' }],
    text: {
      en: 'Your last layer hands back Z without an activation. Layer L uses sigmoid: ŷ = σ(Z).',
      zh: '你的最后一层直接返回了 Z，没有激活。第 L 层用 sigmoid：ŷ = σ(Z)。',
    },
  },
];
