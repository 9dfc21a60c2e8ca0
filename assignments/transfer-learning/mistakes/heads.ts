/** Mistakes in the new head, the features below it, and its training on them. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightHead = 'W_L ← √(1 / n_{L−1}) · randn(classes, n_{L−1}), b_L ← 0';
const rightFeatures = 'A_l = relu(W_l A_{l−1} + b_l) for l = 1 … frozenLayers';

export const headMistakes: readonly MistakeSpec[] = [
  {
    id: 'head-from-old',
    fn: 'replaceHead',
    edits: [
      {
        was: '(z) => Math.sqrt(1 / inputs) * z',
        now: '(z, c, j) => old[c]?.[j] ?? Math.sqrt(1 / inputs) * z',
      },
    ],
    text: {
      en: `Your new head begins with the rows of the old one. The old classes have nothing to do with the new ones; draw every weight afresh: ${rightHead}.`,
      zh: `你的新输出层沿用了旧输出层的行。旧类别与新类别无关，每个权重都要重新抽取：${rightHead}。`,
    },
  },
  {
    id: 'head-zeros',
    fn: 'replaceHead',
    edits: [{ was: 'Math.sqrt(1 / inputs) * z', now: '0' }],
    text: {
      en: `The weights of your new head are all 0, so that in the first iteration no gradient reaches the layers below it. Draw them: ${rightHead}.`,
      zh: `你的新输出层权重全为 0，第一次迭代时梯度传不到下面的层。应随机抽取：${rightHead}。`,
    },
  },
  {
    id: 'head-not-scaled',
    fn: 'replaceHead',
    edits: [{ was: 'Math.sqrt(1 / inputs) * z', now: 'z' }],
    text: {
      en: `The weights of your new head have deviation 1: the factor √(1 / n_{L−1}) is missing. ${rightHead}.`,
      zh: `你的新输出层权重的标准差为 1：缺少因子 √(1 / n_{L−1})。${rightHead}。`,
    },
  },
  {
    id: 'head-he',
    fn: 'replaceHead',
    edits: [{ was: '1 / inputs', now: '2 / inputs' }],
    text: {
      en: `The weights of your new head have deviation √(2 / n_{L−1}), which is for layers before a relu. A softmax follows here: ${rightHead}.`,
      zh: `你的新输出层权重的标准差是 √(2 / n_{L−1})，那适用于后接 relu 的层。这里后接 softmax：${rightHead}。`,
    },
  },
  {
    id: 'head-scaled-by-classes',
    fn: 'replaceHead',
    edits: [{ was: '1 / inputs', now: '1 / classes' }],
    text: {
      en: `The weights of your new head have deviation √(1 / classes). Each unit adds up n_{L−1} products, and that is the number to divide by: ${rightHead}.`,
      zh: `你的新输出层权重的标准差是 √(1 / classes)。每个单元累加 n_{L−1} 个乘积，应除以这个数：${rightHead}。`,
    },
  },
  {
    id: 'head-bias-not-zero',
    fn: 'replaceHead',
    edits: [{ was: 'new Array<number>(classes).fill(0)', now: "parameters['b' + L]" }],
    text: {
      en: `b_L of your new head is not a list of zeros, one for each class. Often it is the b_L of the old head: ${rightHead}.`,
      zh: `你的新输出层的 b_L 不是每类一个零。它往往是旧输出层的 b_L：${rightHead}。`,
    },
  },
  {
    id: 'head-changes-parameters',
    fn: 'replaceHead',
    edits: [{ was: 'copyOf(parameters)', now: 'parameters' }],
    text: {
      en: 'You change the parameters that you are given, and the caller’s old head is lost. Make a new object: { ...parameters, … } with new lists for W_L and b_L.',
      zh: '你修改了传入的 parameters，调用者的旧输出层因此丢失。应新建对象：{ ...parameters, … }，并为 W_L 和 b_L 新建数组。',
    },
  },
  {
    id: 'head-transposed',
    fn: 'replaceHead',
    edits: [{ was: 'randn(classes, inputs, rng)', now: 'randn(inputs, classes, rng)' }],
    text: {
      en: 'W of your new head is transposed. It has a row for each class and a column for each unit below, (classes, n_{L−1}).',
      zh: '你的新输出层 W 的形状转置了。每个类别占一行，下一层的每个单元占一列，即 (classes, n_{L−1})。',
    },
  },
  {
    id: 'head-all-layers-anew',
    fn: 'replaceHead',
    edits: [
      {
        was: 'return network',
        now: "for (let l = 1; l < L; l++) { const W = network['W' + l]; network['W' + l] = mapEntries(randn(W.length, W[0].length, rng), (z) => Math.sqrt(1 / W[0].length) * z); } return network",
      },
    ],
    text: {
      en: 'You draw every layer anew, so that nothing of what the network has learnt is left to transfer. Only the head, layer L, is new; W_l and b_l stay for l < L.',
      zh: '你把每一层都重新初始化了，网络学到的东西全部丢失，无从迁移。只有输出层（第 L 层）是新的；l < L 时 W_l、b_l 保持不变。',
    },
  },
  {
    id: 'head-on-top',
    fn: 'replaceHead',
    edits: [
      {
        was: 'const network = copyOf(parameters);',
        now: "return { ...parameters, ['W' + (L + 1)]: mapEntries(randn(classes, old.length, rng), (z) => Math.sqrt(1 / old.length) * z), ['b' + (L + 1)]: new Array(classes).fill(0) };",
      },
    ],
    text: {
      en: 'You put the new head on top of the old one, as layer L + 1. It takes the old head’s place: the network still has L layers.',
      zh: '你把新输出层叠在旧输出层之上，成了第 L + 1 层。它应取代旧的输出层：网络仍为 L 层。',
    },
  },
  {
    id: 'features-one-layer-short',
    fn: 'extractFeatures',
    edits: [{ was: 'l <= frozenLayers', now: 'l < frozenLayers' }],
    text: {
      en: `Your features stop one layer short: the last frozen layer is left out. ${rightFeatures}.`,
      zh: `你的特征少算了一层：漏掉了最后一个冻结层。${rightFeatures}。`,
    },
  },
  {
    id: 'features-one-layer-too-many',
    fn: 'extractFeatures',
    edits: [{ was: 'l <= frozenLayers', now: 'l <= frozenLayers + 1' }],
    text: {
      en: `Your features go through one layer too many, the first that is to be trained: saved, they would be out of date after its first update. ${rightFeatures}.`,
      zh: `你的特征多算了一层，那是第一个要训练的层：保存下来的特征在它更新一次后就过时了。${rightFeatures}。`,
    },
  },
  {
    id: 'features-always-below-head',
    fn: 'extractFeatures',
    edits: [{ was: 'l <= frozenLayers', now: 'l < depthOf(parameters)' }],
    text: {
      en: `Your features are those below the head, A_{L−1}, however many layers are frozen. ${rightFeatures}.`,
      zh: `无论冻结多少层，你的特征总是输出层之前的 A_{L−1}。${rightFeatures}。`,
    },
  },
  {
    id: 'features-without-relu',
    fn: 'extractFeatures',
    edits: [
      { was: 'mapEntries(Z, relu)', now: 'Z' },
      { was: 'mapEntries(Z, relu)', now: 'l < frozenLayers ? mapEntries(Z, relu) : Z' },
    ],
    text: {
      en: `Your features are Z, not A: the relu of the frozen layers is missing. ${rightFeatures}.`,
      zh: `你的特征是 Z 而不是 A：漏掉了冻结层的 relu。${rightFeatures}。`,
    },
  },
  {
    id: 'features-without-bias',
    fn: 'extractFeatures',
    edits: [{ was: 'mapEntries(Z, relu)', now: "mapEntries(dot(parameters['W' + l], A), relu)" }],
    text: {
      en: `The biases of the frozen layers are not added. ${rightFeatures}.`,
      zh: `没有加上冻结层的偏置。${rightFeatures}。`,
    },
  },
  {
    id: 'train-head-uphill',
    fn: 'trainHead',
    edits: [{ was: 'yHat - y', now: 'y - yHat' }],
    text: {
      en: '★ Your dZ is Y − Ŷ, as some notes have it, and the cost grows. The gradient is Ŷ − Y: dW = (1/m) (Ŷ − Y) Fᵀ.',
      zh: '★ 你的 dZ 是 Y − Ŷ（有的笔记如此），成本会上升。梯度是 Ŷ − Y：dW = (1/m) (Ŷ − Y) Fᵀ。',
    },
  },
  {
    id: 'train-head-without-m',
    fn: 'trainHead',
    edits: [
      { was: 'const [, m] = shapeOf(features)', now: 'const m = 1' },
      { was: 'transpose(features)), (sum) => sum / m)', now: 'transpose(features)), (sum) => sum)' },
      { was: '.map((sum) => sum / m)', now: '' },
    ],
    text: {
      en: 'The 1/m is missing in your gradients, so that the steps are m times too long. dW = (1/m) (Ŷ − Y) Fᵀ, db = (1/m) Σ (Ŷ − Y).',
      zh: '你的梯度缺少 1/m，步长大了 m 倍。dW = (1/m) (Ŷ − Y) Fᵀ，db = (1/m) Σ (Ŷ − Y)。',
    },
  },
  {
    id: 'train-head-bias-kept',
    fn: 'trainHead',
    edits: [{ was: 'bias - learningRate * at(db, c)', now: 'bias' }],
    text: {
      en: 'Your head’s b never moves. It belongs to the head and is trained: b ← b − α db, db = (1/m) Σ (Ŷ − Y).',
      zh: '你的输出层的 b 从不更新。它属于输出层，也要训练：b ← b − α db，db = (1/m) Σ (Ŷ − Y)。',
    },
  },
  {
    id: 'train-head-sigmoid',
    fn: 'trainHead',
    edits: [
      {
        was: 'softmax(linearForward(features, W, b))',
        now: 'mapEntries(linearForward(features, W, b), (z) => 1 / (1 + Math.exp(-z)))',
      },
    ],
    text: {
      en: 'Your head ends in a sigmoid for each class. The head is a softmax layer: Ŷ = softmax(W F + b), every column sums to 1.',
      zh: '你的输出层对每个类别用了 sigmoid。输出层是 softmax 层：Ŷ = softmax(W F + b)，每列之和为 1。',
    },
  },
  {
    id: 'train-head-changes-head',
    fn: 'trainHead',
    edits: [{ was: 'head: { W, b }', now: 'head: Object.assign(head, { W, b })' }],
    text: {
      en: 'You change the head that you are given. Often W and b are updated in place. Make a new W and b in each update, or work on a copy (structuredClone).',
      zh: '你修改了传入的 head。往往是在原处更新了 W 和 b。每次更新应新建 W 和 b，或在副本上训练（structuredClone）。',
    },
  },
];
