/** Mistakes in the passes through a network that ends in softmax. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightDW = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ, db_l = (1/m) Σ dZ_l over the examples';

export const passMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-sum-over-layers',
    fn: 'forwardPropagation',
    edits: [
      {
        was: 'softmax(Z);',
        now: 'softmax(Z); if (l === L) A = A.map((row) => row.map((p, i) => p / A.slice(0, L).reduce((sum, other) => sum + other[i], 0)));',
      },
    ],
    text: {
      en: '★ Softmax in your last layer sums over j = 1 … L, the number of layers, as where notes write Σ_{j=1}^{l}. The sum runs over the C classes.',
      zh: '★ 你最后一层的 softmax 对 j = 1 … L（层数）求和（有的笔记写成 Σ_{j=1}^{l}）。求和应遍历 C 个类别。',
    },
  },
  {
    id: 'forward-sigmoid-output',
    fn: 'forwardPropagation',
    edits: [{ was: 'softmax(Z)', now: 'mapEntries(Z, (z) => 1 / (1 + Math.exp(-z)))' }],
    text: {
      en: 'Your last layer ends in a sigmoid for each class, so a column does not sum to 1. The last activation is softmax.',
      zh: '你最后一层对每个类别用了 sigmoid，一列之和不为 1。最后一层的激活函数应为 softmax。',
    },
  },
  {
    id: 'forward-softmax-everywhere',
    fn: 'forwardPropagation',
    edits: [{ was: 'mapEntries(Z, relu)', now: 'softmax(Z)' }],
    text: {
      en: 'You use softmax in the hidden layers, too. It belongs in the output layer only; the hidden layers have relu.',
      zh: '你在隐藏层也用了 softmax。它只用于输出层，隐藏层用 relu。',
    },
  },
  {
    id: 'forward-without-relu',
    fn: 'forwardPropagation',
    edits: [{ was: 'mapEntries(Z, relu)', now: 'Z' }],
    text: {
      en: 'Your hidden layers have no activation: A_l is Z_l. Then the network is one linear layer, however deep. A_l = relu(Z_l) for l < L.',
      zh: '你的隐藏层没有激活函数：A_l 就是 Z_l。这样无论多深，网络都只是一个线性层。l < L 时应有 A_l = relu(Z_l)。',
    },
  },
  {
    id: 'forward-relu-before-softmax',
    fn: 'forwardPropagation',
    edits: [{ was: 'softmax(Z)', now: 'softmax(mapEntries(Z, relu))' }],
    text: {
      en: 'You apply relu to the last layer’s Z before softmax, so all classes with z < 0 become equally probable. Softmax takes Z_L as it is.',
      zh: '你在 softmax 之前对最后一层的 Z 用了 relu，于是所有 z < 0 的类别变得等概率。softmax 应直接作用于 Z_L。',
    },
  },
  {
    id: 'forward-without-bias',
    fn: 'forwardPropagation',
    edits: [{ was: 'linearForward(A, W, b)', now: 'dot(W, A)' }],
    text: {
      en: 'b is not added: Z_l = W_l A_{l−1} + b_l in every layer.',
      zh: '没有加上 b：每一层都应有 Z_l = W_l A_{l−1} + b_l。',
    },
  },
  {
    id: 'forward-softmax-over-examples',
    fn: 'forwardPropagation',
    edits: [{ was: 'softmax(Z)', now: 'transpose(softmax(transpose(Z)))' }],
    text: {
      en: 'Softmax in your last layer runs along the rows, over the examples. Each example is a column: every column of AL sums to 1.',
      zh: '你最后一层的 softmax 沿着行（样本方向）进行。每个样本是一列：AL 的每一列之和应为 1。',
    },
  },
  {
    id: 'backward-sign',
    fn: 'backwardPropagation',
    edits: [{ within: 'softmaxBackward', was: 'yHat - y', now: 'y - yHat' }],
    text: {
      en: '★ Your pass begins with Y − Ŷ, as some notes have it, so every gradient has the wrong sign. It begins with dZ_L = Ŷ − Y.',
      zh: '★ 你的反向传播从 Y − Ŷ 开始（有的笔记如此），所有梯度的符号都反了。应从 dZ_L = Ŷ − Y 开始。',
    },
  },
  {
    id: 'backward-without-m',
    fn: 'backwardPropagation',
    edits: [
      { was: 'const [, m] = shapeOf(X)', now: 'const m = 1' },
      { was: 'value / m', now: 'value' },
    ],
    text: {
      en: `The 1/m is missing. The cost is a mean over the examples, and so are its gradients: ${rightDW}.`,
      zh: `缺少 1/m。成本是对样本的平均，梯度也是：${rightDW}。`,
    },
  },
  {
    id: 'backward-m-twice',
    fn: 'backwardPropagation',
    edits: [{ was: 'const [, m] = shapeOf(X)', now: 'const m = X[0].length ** 2' }],
    text: {
      en: `You divide by m twice, perhaps in dZ and again in dW. Once is enough: ${rightDW}.`,
      zh: `你除以了两次 m，可能在 dZ 中一次、在 dW 中又一次。只需一次：${rightDW}。`,
    },
  },
  {
    id: 'backward-divides-by-classes',
    fn: 'backwardPropagation',
    edits: [
      { was: 'const [, m] = shapeOf(X)', now: 'const m = Y.length' },
      { was: 'const [, m] = shapeOf(X)', now: 'const m = X.length' },
    ],
    text: {
      en: `You divide by the number of rows, of Y (the classes) or of X. Columns are examples: divide by m. ${rightDW}.`,
      zh: `你除以的是行数：Y 的行数（类别数 C）或 X 的行数。列才是样本：应除以 m。${rightDW}。`,
    },
  },
  {
    id: 'backward-output-slope',
    fn: 'backwardPropagation',
    edits: [{ within: 'softmaxBackward', was: 'yHat - y', now: '(yHat - y) * yHat * (1 - yHat)' }],
    text: {
      en: 'You multiply the first dZ by ŷ(1 − ŷ), the slope of a sigmoid. Ŷ − Y has the slope of softmax in it already.',
      zh: '你把第一个 dZ 又乘上了 ŷ(1 − ŷ)，那是 sigmoid 的斜率。Ŷ − Y 已经包含了 softmax 的导数。',
    },
  },
  {
    id: 'backward-relu-forgotten',
    fn: 'backwardPropagation',
    edits: [{ was: '(z > 0 ? slope : 0)', now: 'slope' }],
    text: {
      en: 'The slope of relu is missing in all hidden layers: no gradient passes where Z_l ≤ 0. dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0].',
      zh: '所有隐藏层都缺少 relu 的导数：Z_l ≤ 0 处没有梯度通过。dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]。',
    },
  },
  {
    id: 'backward-relu-forgotten-below',
    fn: 'backwardPropagation',
    edits: [{ was: 'z > 0', now: 'z > 0 || l < L' }],
    text: {
      en: 'The slope of relu is there in the last hidden layer only; in those below it is missing. In every one of them no gradient passes where Z_l ≤ 0: dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0].',
      zh: '只有最后一个隐藏层用了 relu 的导数，更靠前的隐藏层都缺少。在每个隐藏层，Z_l ≤ 0 处都没有梯度通过：dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]。',
    },
  },
  {
    id: 'backward-relu-at-zero',
    fn: 'backwardPropagation',
    edits: [{ was: 'z > 0', now: 'z >= 0' }],
    text: {
      en: 'You let the gradient pass where Z_l is exactly 0. There it stops, too: dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0].',
      zh: 'Z_l 恰好为 0 时你让梯度通过了。此处也不应有梯度通过：dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]。',
    },
  },
  {
    id: 'backward-db-not-averaged',
    fn: 'backwardPropagation',
    edits: [{ was: 'sum / m', now: 'sum' }],
    text: {
      en: `Your db is the sum over the examples without the 1/m: ${rightDW}.`,
      zh: `你的 db 是对样本求和，没有乘 1/m：${rightDW}。`,
    },
  },
  {
    id: 'backward-db-per-example',
    fn: 'backwardPropagation',
    edits: [
      { was: 'rowSums(dZ).map((sum) => sum / m)', now: 'mapEntries(dZ, (value) => value / m)' },
      { was: 'rowSums(dZ).map((sum) => sum / m)', now: 'dZ' },
    ],
    text: {
      en: `Your db has a column for each example. b is one number for each unit, and so is its gradient: ${rightDW}.`,
      zh: `你的 db 对每个样本都有一列。b 每个单元只有一个数，其梯度也是：${rightDW}。`,
    },
  },
];
