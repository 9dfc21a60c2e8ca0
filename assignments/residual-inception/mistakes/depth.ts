/** Mistakes in plain and residual networks of many blocks: forward, back, training, and by depth. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const ofForward: readonly MistakeSpec[] = [
  {
    id: 'deep-always-skips',
    fn: 'deepForward',
    edits: [{ was: 'skip ? add(Z2, AL) : Z2', now: 'add(Z2, AL)' }],
    text: {
      en: 'You add shortcuts whatever `skip` says. With skip = false the same layers stand without them: A^[l+2] = relu(Z^[l+2]).',
      zh: '不论 `skip` 为何，你都加了捷径。skip = false 时，同样的层不带捷径：A^[l+2] = relu(Z^[l+2])。',
    },
  },
  {
    id: 'deep-never-skips',
    fn: 'deepForward',
    edits: [{ was: 'skip ? add(Z2, AL) : Z2', now: 'Z2' }],
    text: {
      en: 'Your network is plain whatever `skip` says. With skip = true every block adds its input: A^[l+2] = relu(Z^[l+2] + A^[l]).',
      zh: '不论 `skip` 为何，你的网络都是普通网络。skip = true 时每块都要加上自己的输入：A^[l+2] = relu(Z^[l+2] + A^[l])。',
    },
  },
  {
    id: 'deep-skip-from-input',
    fn: 'deepForward',
    edits: [{ was: 'add(Z2, AL)', now: 'add(Z2, X)' }],
    text: {
      en: 'Every block of yours adds the network’s input X. A block adds its own input, the output of the block before: A^[l+2] = relu(Z^[l+2] + A^[l]).',
      zh: '你的每一块加的都是整个网络的输入 X。每块应加自己的输入，即上一块的输出：A^[l+2] = relu(Z^[l+2] + A^[l])。',
    },
  },
  {
    id: 'deep-one-long-skip',
    fn: 'deepForward',
    edits: [{ was: 'skip ? add(Z2, AL) : Z2', now: 'skip && k === blocks ? add(Z2, X) : Z2' }],
    text: {
      en: 'You have one shortcut, from the network’s input to its end. Every two layers have one of their own: A^[l+2] = relu(Z^[l+2] + A^[l]).',
      zh: '你只有一条从网络输入到末端的捷径。每两层都有自己的捷径：A^[l+2] = relu(Z^[l+2] + A^[l])。',
    },
  },
];

const ofBackward: readonly MistakeSpec[] = [
  {
    id: 'deep-backward-without-skips',
    fn: 'deepBackward',
    edits: [{ was: 'blockBackward(dX, cache, skip)', now: 'blockBackward(dX, cache, false)' }],
    text: {
      en: 'The shortcuts are missing on the way back: every dX comes through the layers alone. With skip = true dX = W1ᵀ dZ1 + dZ2 in every block.',
      zh: '反向传播缺少捷径：每个 dX 只来自两层。skip = true 时，每块都有 dX = W1ᵀ dZ1 + dZ2。',
    },
  },
  {
    id: 'deep-backward-always-skips',
    fn: 'deepBackward',
    edits: [{ was: 'blockBackward(dX, cache, skip)', now: 'blockBackward(dX, cache, true)' }],
    text: {
      en: 'You send gradients through shortcuts that a plain network does not have. With skip = false dX = W1ᵀ dZ1.',
      zh: '普通网络没有捷径，你却仍沿捷径传了梯度。skip = false 时 dX = W1ᵀ dZ1。',
    },
  },
  {
    id: 'deep-backward-numbering',
    fn: 'deepBackward',
    edits: [{ was: 'index + 1', now: 'caches.length - index' }],
    text: {
      en: 'Your gradients are numbered from the last block: what you call dW1 belongs to its first layer. dW_l belongs to W_l, counted from the input.',
      zh: '你的梯度是从最后一块开始编号的：你的 dW1 属于最后一块的第一层。dW_l 应对应从输入端数起的 W_l。',
    },
  },
  {
    id: 'deep-backward-dx-of-last-block',
    fn: 'deepBackward',
    edits: [{ was: ', dX }', now: ', dX: blockBackward(dAL, caches.at(-1), skip).dX }' }],
    text: {
      en: 'Your dX is that of the last block. Asked for is the gradient at the network’s input, the dX of the first block.',
      zh: '你返回的 dX 是最后一块的。要求的是网络输入处的梯度，即第一块的 dX。',
    },
  },
];

/** plain and residual in each other's place. */
const swapped: readonly Edit[] = [
  { within: 'byDepth', was: 'measure(network, false)', now: 'measure(network, true)' },
  { within: 'byDepth', was: 'measure(network, true)', now: 'measure(network, false)' },
];

const ofNorms: readonly MistakeSpec[] = [
  {
    id: 'norms-squared',
    fn: 'gradientNormsByDepth',
    edits: [{ within: 'norm', was: 'Math.sqrt(', now: '(' }],
    text: {
      en: 'You return the sum of squares. The norm is its root: ‖dX‖ = √(Σ dX²).',
      zh: '你返回的是平方和。范数要再开方：‖dX‖ = √(Σ dX²)。',
    },
  },
  {
    id: 'norms-swapped',
    fn: 'gradientNormsByDepth',
    edits: [swapped],
    text: {
      en: 'plain and residual have changed places: skip = false gives plain, skip = true residual.',
      zh: 'plain 与 residual 互换了：skip = false 对应 plain，skip = true 对应 residual。',
    },
  },
  {
    id: 'norms-of-last-layers',
    fn: 'gradientNormsByDepth',
    edits: [
      { within: 'firstLayers', was: 'parameters, l)', now: 'parameters, depthOf(parameters) - d + l)' },
      [
        { was: 'X, network', now: 'X, parameters' },
        { was: 'caches, skip)', now: 'caches.slice(-depthOf(network) / 2), skip)' },
      ],
    ],
    text: {
      en: 'Your network of depth d is made of the last d layers. It is made of the first: W1 to W_d.',
      zh: '你用最后 d 层组成深度为 d 的网络。应取前 d 层：W1 到 W_d。',
    },
  },
];

const ofTraining: readonly MistakeSpec[] = [
  {
    id: 'train-cost-without-half',
    fn: 'trainDeepNetwork',
    edits: [{ within: 'squaredError', was: '(2 * m)', now: 'm' }],
    text: {
      en: 'Your cost lacks the ½: J = (1/2m) Σ (AL − Y)², whose slope is AL − Y over m.',
      zh: '你的成本缺少 ½：J = (1/2m) Σ (AL − Y)²，它的斜率是 (AL − Y)/m。',
    },
  },
  {
    id: 'train-gradient-doubled',
    fn: 'trainDeepNetwork',
    edits: [{ was: '=> a - y', now: '=> 2 * (a - y)' }],
    text: {
      en: 'Your steps are twice as long: you start back from 2 (AL − Y). With J = (1/2m) Σ (AL − Y)² the 2 cancels the ½: dAL = AL − Y.',
      zh: '你的步子大了一倍：反向传播从 2 (AL − Y) 开始。J = (1/2m) Σ (AL − Y)² 时 2 与 ½ 相消：dAL = AL − Y。',
    },
  },
  {
    id: 'train-uphill',
    fn: 'trainDeepNetwork',
    edits: [{ was: '=> a - y', now: '=> y - a' }],
    text: {
      en: 'Your training climbs: the gradient is added, or dAL is Y − AL. θ ← θ − α dθ with dAL = AL − Y.',
      zh: '你的训练在上坡：加上了梯度，或者 dAL 取成了 Y − AL。应为 θ ← θ − α dθ，dAL = AL − Y。',
    },
  },
  {
    id: 'train-backward-without-skips',
    fn: 'trainDeepNetwork',
    edits: [{ was: 'deepBackward(dAL, caches, skip)', now: 'deepBackward(dAL, caches, false)' }],
    text: {
      en: 'You train a residual network with the gradients of a plain one. Hand `skip` to the backward pass, too.',
      zh: '你用普通网络的梯度来训练残差网络。反向传播也要传入 `skip`。',
    },
  },
];

const ofCosts: readonly MistakeSpec[] = [
  {
    id: 'depth-costs-before-training',
    fn: 'trainingCostsByDepth',
    edits: [{ was: 'at(costs, training.numIterations)', now: 'costs[0]' }],
    text: {
      en: 'Your costs are those before training, costs[0]. Asked for is the last cost, costs[numIterations].',
      zh: '你返回的是训练之前的成本 costs[0]。要求的是最后一个成本 costs[numIterations]。',
    },
  },
  {
    id: 'depth-costs-least',
    fn: 'trainingCostsByDepth',
    edits: [{ was: 'at(costs, training.numIterations)', now: 'Math.min(...costs)' }],
    text: {
      en: 'Your costs are the least ones of each training. Asked for is the last cost, costs[numIterations], even where it has risen again.',
      zh: '你返回的是每次训练中最小的成本。要求的是最后一个成本 costs[numIterations]，即使它又升高了。',
    },
  },
  {
    id: 'depth-costs-carried-over',
    fn: 'trainingCostsByDepth',
    edits: [
      [
        { was: 'return byDepth', now: 'const learnt = {}; return byDepth' },
        {
          was: 'const { costs } = trainDeepNetwork(X, Y, network, { ...training, skip });',
          now: 'const { costs, parameters: trained } = trainDeepNetwork(X, Y, { ...network, ...learnt[skip] }, { ...training, skip }); learnt[skip] = trained;',
        },
      ],
    ],
    text: {
      en: 'Each of your networks goes on from the weights that the shallower one learnt. To be comparable all start from the given parameters.',
      zh: '你的每个网络都接着用较浅网络训练过的权重。为了可比，每个网络都应从给定的参数开始。',
    },
  },
  {
    id: 'depth-costs-swapped',
    fn: 'trainingCostsByDepth',
    edits: [swapped],
    text: {
      en: 'plain and residual have changed places: skip = false gives plain, skip = true residual.',
      zh: 'plain 与 residual 互换了：skip = false 对应 plain，skip = true 对应 residual。',
    },
  },
];

export const depthMistakes: readonly MistakeSpec[] = [
  ...ofForward,
  ...ofBackward,
  ...ofNorms,
  ...ofTraining,
  ...ofCosts,
];
