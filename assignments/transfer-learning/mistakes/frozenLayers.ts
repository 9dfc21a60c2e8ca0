/** Mistakes in gradients that stop at the frozen layers, and in fine-tuning. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightDW = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ, db_l = (1/m) Σ dZ_l over the examples';
const rightLayers = 'Layers 1 … frozenLayers keep their bits, layers frozenLayers + 1 … L are trained';
const rightLayersZh = '第 1 … frozenLayers 层逐位不变，第 frozenLayers + 1 … L 层参与训练';

export const frozenLayerMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-goes-on',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: 'l > frozenLayers', now: 'l >= 1' }],
    text: {
      en: 'Your answer has gradients for frozen layers, too. The pass ends at layer frozenLayers + 1: work below it is wasted, and an optimizer would take what is frozen for something to move.',
      zh: '你的结果里也有冻结层的梯度。反向传播应在第 frozenLayers + 1 层结束：再往下的计算是浪费，优化器还会把冻结的参数当作要更新的。',
    },
  },
  {
    id: 'backward-head-only',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: 'l > frozenLayers', now: 'l === L' }],
    text: {
      en: 'Only the head gets a gradient, however few layers are frozen. Every layer from frozenLayers + 1 to L is trained.',
      zh: '无论冻结多少层，只有输出层得到梯度。从第 frozenLayers + 1 层到第 L 层都要训练。',
    },
  },
  {
    id: 'backward-one-too-few',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: 'l > frozenLayers', now: 'l > frozenLayers + 1' }],
    text: {
      en: 'Your pass stops one layer too early: layer frozenLayers + 1 is trained, but gets no gradient. Layers 1 … frozenLayers are frozen, no more.',
      zh: '你的反向传播早停了一层：第 frozenLayers + 1 层要训练，却没有梯度。被冻结的只有第 1 … frozenLayers 层。',
    },
  },
  {
    id: 'backward-input-of-network',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: 'l === 1 ? X', now: 'l === frozenLayers + 1 ? X' }],
    text: {
      en: `The lowest trained layer takes X for its input. Its input is what the frozen layers make of X, A_k with k = frozenLayers: ${rightDW}.`,
      zh: `最低的训练层把 X 当作了输入。它的输入是冻结层对 X 的输出 A_k（k = frozenLayers）：${rightDW}。`,
    },
  },
  {
    id: 'backward-relu-forgotten',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: '(slope, z) => (z > 0 ? slope : 0)', now: '(slope) => slope' }],
    text: {
      en: 'The slope of relu is missing: no gradient passes where Z_l ≤ 0. dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0].',
      zh: '缺少 relu 的导数：Z_l ≤ 0 处没有梯度通过。dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]。',
    },
  },
  {
    id: 'backward-sign',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: 'yHat - y', now: 'y - yHat' }],
    text: {
      en: '★ Your pass begins with Y − Ŷ, as some notes have it, so every gradient has the wrong sign. It begins with dZ_L = Ŷ − Y.',
      zh: '★ 你的反向传播从 Y − Ŷ 开始（有的笔记如此），所有梯度的符号都反了。应从 dZ_L = Ŷ − Y 开始。',
    },
  },
  {
    id: 'backward-without-m',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [
      { was: 'const [, m] = shapeOf(X)', now: 'const m = 1' },
      { was: 'transpose(previous)), (sum) => sum / m)', now: 'transpose(previous)), (sum) => sum)' },
    ],
    text: {
      en: `The 1/m is missing. The cost is a mean over the examples, and so are its gradients: ${rightDW}.`,
      zh: `缺少 1/m。成本是对样本的平均，梯度也是：${rightDW}。`,
    },
  },
  {
    id: 'backward-db-without-m',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [{ was: '.map((sum) => sum / m)', now: '' }],
    text: {
      en: `The 1/m is missing in db, though not in dW. Both are means over the examples: ${rightDW}.`,
      zh: `db 中缺少 1/m（dW 中有）。两者都是对样本的平均：${rightDW}。`,
    },
  },
  {
    id: 'backward-changes-cache',
    fn: 'backwardPropagationWithFrozenLayers',
    edits: [
      {
        was: 'let dZ = combine(AL, Y, (yHat, y) => yHat - y)',
        now: 'let dZ = AL; AL.forEach((row, c) => row.forEach((yHat, i) => { row[i] = yHat - Y[c][i]; }))',
      },
    ],
    text: {
      en: 'You change the cache that you are given: often A_L becomes Ŷ − Y in place. Make new lists with `map`; the caller still needs the old ones.',
      zh: '你修改了传入的 cache：往往是把 A_L 就地改成了 Ŷ − Y。应用 `map` 新建数组；调用者还要用原来的数。',
    },
  },
  {
    id: 'fine-tune-trains-everything',
    fn: 'fineTune',
    edits: [
      [
        { was: 'cache, frozenLayers)', now: 'cache, 0)' },
        { was: 'let l = frozenLayers + 1', now: 'let l = 1' },
      ],
    ],
    text: {
      en: `Everything trains: the frozen layers move, too, and forget what they have learnt. ${rightLayers}.`,
      zh: `所有层都在训练：冻结层也被更新，会忘掉学到的东西。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-nothing-trains',
    fn: 'fineTune',
    edits: [{ was: 'l <= L', now: 'l <= frozenLayers' }],
    text: {
      en: `Nothing trains: the gradients of the trained layers are dropped with those of the frozen ones, and the cost never falls. ${rightLayers}.`,
      zh: `什么都没有训练：丢掉冻结层的梯度时，把要训练的层的梯度也丢掉了，成本从不下降。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-head-only',
    fn: 'fineTune',
    edits: [{ was: 'let l = frozenLayers + 1', now: 'let l = L' }],
    text: {
      en: `Only the head trains, however few layers are frozen. ${rightLayers}.`,
      zh: `无论冻结多少层，只有输出层在训练。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-last-frozen-layer-trains',
    fn: 'fineTune',
    edits: [
      [
        { was: 'cache, frozenLayers)', now: 'cache, Math.max(0, frozenLayers - 1))' },
        { was: 'let l = frozenLayers + 1', now: 'let l = Math.max(1, frozenLayers)' },
      ],
    ],
    text: {
      en: `One layer too few is frozen: layer frozenLayers trains, too. ${rightLayers}.`,
      zh: `少冻结了一层：第 frozenLayers 层也在训练。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-one-layer-too-many-frozen',
    fn: 'fineTune',
    edits: [{ was: 'frozenLayers + 1', now: 'frozenLayers + 2' }],
    text: {
      en: `One layer too many is frozen: layer frozenLayers + 1 stands still. ${rightLayers}.`,
      zh: `多冻结了一层：第 frozenLayers + 1 层没有更新。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-freezes-the-last-layers',
    fn: 'fineTune',
    edits: [
      [
        { was: 'cache, frozenLayers)', now: 'cache, 0)' },
        { was: 'let l = frozenLayers + 1; l <= L', now: 'let l = 1; l <= L - frozenLayers' },
      ],
    ],
    text: {
      en: `You count the frozen layers from the top: the head is frozen and the first layers train. It is the first layers, with their general features, that are kept. ${rightLayers}.`,
      zh: `你从顶层数起冻结：输出层被冻结，前面的层却在训练。应保留的是前面那些提取通用特征的层。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-frozen-biases-train',
    fn: 'fineTune',
    edits: [
      [
        { was: 'cache, frozenLayers)', now: 'cache, 0)' },
        { was: 'let l = frozenLayers + 1', now: 'let l = 1' },
        { was: ', step);', now: ', l > frozenLayers ? step : (weight) => weight);' },
      ],
    ],
    text: {
      en: `The biases of the frozen layers train; only their W is kept. A frozen layer keeps both. ${rightLayers}.`,
      zh: `冻结层的偏置仍在训练，只保持了 W。冻结的层两者都要保持。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-frozen-move-slowly',
    fn: 'fineTune',
    edits: [
      [
        { was: 'cache, frozenLayers)', now: 'cache, 0)' },
        { was: 'let l = frozenLayers + 1', now: 'let l = 1' },
        { was: 'learningRate * slope', now: '(l > frozenLayers ? learningRate : learningRate / 10) * slope' },
      ],
    ],
    text: {
      en: `Your frozen layers move with a small learning rate. That is another technique; frozen means not at all. ${rightLayers}.`,
      zh: `你的冻结层以较小的学习率更新。那是另一种技巧；冻结意味着完全不动。${rightLayersZh}。`,
    },
  },
  {
    id: 'fine-tune-updates-too-early',
    fn: 'fineTune',
    edits: [
      {
        was: 'const step =',
        now: 'const gradients = backwardPropagationWithFrozenLayers(X, Y, forwardPropagation(X, current).cache, frozenLayers); const step =',
      },
      [
        { was: 'let l = frozenLayers + 1; l <= L; l++', now: 'let l = L; l > frozenLayers; l--' },
        {
          was: 'const step =',
          now: 'const gradients = backwardPropagationWithFrozenLayers(X, Y, { ...cache, ...current }, frozenLayers); const step =',
        },
      ],
    ],
    text: {
      en: 'You update a layer and go on with it to the next one, forward or back, within one iteration. Take all gradients with the parameters that the iteration began with, then update.',
      zh: '你在同一次迭代中更新了一层，又用更新后的层去求其他层的梯度。应先用本次迭代开始时的参数求出全部梯度，再更新。',
    },
  },
  {
    id: 'fine-tune-changes-parameters',
    fn: 'fineTune',
    edits: [{ was: 'copyOf(parameters)', now: 'parameters' }],
    text: {
      en: 'You change the parameters that you are given. Often `const mine = parameters` or { ...parameters } is taken for a copy, and the lists are still the caller’s. Begin with structuredClone(parameters), or make new lists in each update.',
      zh: '你修改了传入的 parameters。往往是把 `const mine = parameters` 或 { ...parameters } 当成了副本，而其中的数组仍是调用者的。应从 structuredClone(parameters) 开始，或每次更新都新建数组。',
    },
  },
];
