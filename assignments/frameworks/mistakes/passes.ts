/** Mistakes in the forward pass, the cost of logits and the gradients. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const passMistakes: readonly MistakeSpec[] = [
  {
    id: 'forward-softmax',
    fn: 'forwardPropagation',
    edits: [
      { was: 'tensorOf(logits)', now: 'tf.softmax(tensorOf(logits).transpose()).transpose()' },
      { was: 'tensorOf(logits)', now: 'tf.softmax(tensorOf(logits))' },
    ],
    text: {
      en: 'You end with softmax. The cost takes logits and has softmax in it: applied here, too, it would work twice. Return Z_L.',
      zh: '你在末尾做了 softmax。成本函数接收 logit，其中已含 softmax：在这里再做就成了两次。应返回 Z_L。',
    },
  },
  {
    id: 'forward-relu-on-logits',
    fn: 'forwardPropagation',
    edits: [{ within: 'forwardLogits', was: 'l < L ? mapEntries(Z, relu) : Z', now: 'mapEntries(Z, relu)' }],
    text: {
      en: 'The last layer gets a relu, too, which cuts the negative logits off. Relu is for the hidden layers only: return Z_L.',
      zh: '最后一层也用了 relu，负的 logit 被截掉了。relu 只用于隐藏层：应返回 Z_L。',
    },
  },
  {
    id: 'forward-without-activation',
    fn: 'forwardPropagation',
    edits: [{ within: 'forwardLogits', was: 'l < L ? mapEntries(Z, relu) : Z', now: 'Z' }],
    text: {
      en: 'The hidden layers have no activation, so the whole network is one linear function. A_l = relu(Z_l) for l < L.',
      zh: '隐藏层没有激活函数，整个网络只相当于一个线性函数。对 l < L 应有 A_l = relu(Z_l)。',
    },
  },
  {
    id: 'forward-without-b',
    fn: 'forwardPropagation',
    edits: [{ within: 'forwardLogits', was: ' + at(b, unit)', now: '' }],
    text: {
      en: 'The biases are left out. Z_l = W_l A_{l−1} + b_l in every layer.',
      zh: '漏掉了偏置。每一层都应为 Z_l = W_l A_{l−1} + b_l。',
    },
  },
  {
    id: 'cost-softmax-twice',
    fn: 'computeCost',
    edits: [{ was: 'matrixIn(logits)', now: 'matrixIn(tf.softmax(logits.transpose()).transpose())' }],
    text: {
      en: 'Softmax is applied twice: tf.losses.softmaxCrossEntropy does it itself. Give it the logits as they are.',
      zh: 'softmax 做了两次：tf.losses.softmaxCrossEntropy 自己会做。应把 logit 原样传给它。',
    },
  },
  {
    id: 'cost-over-examples',
    fn: 'computeCost',
    edits: [
      {
        was: 'matrixIn(logits), matrixIn(labels)',
        now: 'matrixIn(logits.transpose()), matrixIn(labels.transpose())',
      },
    ],
    text: {
      en: 'Softmax runs over the examples: tf.losses.softmaxCrossEntropy takes rows for examples. Transpose both (C, m) matrices first.',
      zh: 'softmax 沿样本方向做了：tf.losses.softmaxCrossEntropy 以行为样本。应先把两个 (C, m) 矩阵转置。',
    },
  },
  {
    id: 'cost-arguments-swapped',
    fn: 'computeCost',
    edits: [{ was: 'matrixIn(logits), matrixIn(labels)', now: 'matrixIn(labels), matrixIn(logits)' }],
    text: {
      en: 'Labels and logits have changed places: tf.losses.softmaxCrossEntropy wants the one-hot labels first, then the logits.',
      zh: '标签与 logit 的位置反了：tf.losses.softmaxCrossEntropy 的第一个参数是 one-hot 标签，第二个才是 logit。',
    },
  },
  {
    id: 'cost-sum',
    fn: 'computeCost',
    edits: [{ within: 'costOfLogits', was: 'return sum / m', now: 'return sum' }],
    text: {
      en: 'You add up the losses. The cost is their mean over the m examples: J = (1/m) Σ_i ℒ_i.',
      zh: '你把损失加了起来。成本是 m 个样本的平均：J = (1/m) Σ_i ℒ_i。',
    },
  },
  {
    id: 'cost-sigmoid',
    fn: 'computeCost',
    edits: [
      {
        was: 'tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels)))',
        now: 'tf.losses.sigmoidCrossEntropy(labels, logits)',
      },
    ],
    text: {
      en: 'This is tf.losses.sigmoidCrossEntropy: C separate yes-or-no questions. One class out of C takes softmaxCrossEntropy.',
      zh: '这是 tf.losses.sigmoidCrossEntropy：C 个独立的是非题。C 类选一应使用 softmaxCrossEntropy。',
    },
  },
  {
    id: 'cost-log-of-zero',
    fn: 'computeCost',
    edits: [
      {
        was: 'tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels)))',
        now: 'tf.softmax(logits.transpose()).log().mul(labels.transpose()).sum(1).mean().neg()',
      },
    ],
    text: {
      en: 'For large logits your cost is NaN: softmax becomes 0 in float32, and 0 · log 0 is NaN. Take the cost from the logits with tf.losses.softmaxCrossEntropy or tf.logSumExp.',
      zh: 'logit 较大时你的成本是 NaN：softmax 在 float32 中变成 0，而 0 · log 0 是 NaN。应用 tf.losses.softmaxCrossEntropy 或 tf.logSumExp 直接由 logit 计算。',
    },
  },
  {
    id: 'gradients-sign',
    fn: 'computeGradients',
    edits: [{ was: 'tensorOf(gradient)', now: 'tensorOf(mapEntries(gradient, (value) => -value))' }],
    text: {
      en: '★ Your gradients have the opposite sign, as where notes write dZ = Y − Ŷ. tf.variableGrads gives the direction in which the cost rises, and the optimizer subtracts it: hand it out as it is.',
      zh: '★ 你的梯度符号相反（有的笔记写作 dZ = Y − Ŷ）。tf.variableGrads 给出成本上升的方向，优化器会减去它：应原样返回。',
    },
  },
  {
    id: 'gradients-of-sum',
    fn: 'computeGradients',
    edits: [
      { was: 'tensorOf(gradient)', now: 'tensorOf(mapEntries(gradient, (value) => X.shape[1] * value))' },
      [
        { was: 'tensorOf(gradient)', now: 'tensorOf(mapEntries(gradient, (value) => X.shape[1] * value))' },
        { was: 'tf.scalar(cost)', now: 'tf.scalar(X.shape[1] * cost)' },
      ],
    ],
    text: {
      en: 'Your gradients are m times too large: they belong to the sum of the losses. Differentiate the mean, the scalar that computeCost gives.',
      zh: '你的梯度大了 m 倍：那是损失之和的梯度。应对平均值求导，即 computeCost 给出的标量。',
    },
  },
  {
    id: 'gradients-weights-only',
    fn: 'computeGradients',
    edits: [{ was: 'grads[name] =', now: "if (name.startsWith('dW')) grads[name] =" }],
    text: {
      en: 'The gradients of b are missing. Pass every variable to tf.variableGrads and hand out dW_l and db_l of each layer.',
      zh: '缺少 b 的梯度。应把全部变量传给 tf.variableGrads，并返回每一层的 dW_l 和 db_l。',
    },
  },
  {
    id: 'gradients-cut',
    fn: 'computeGradients',
    edits: [
      {
        was: 'grads[name] =',
        now: 'if (name.endsWith(String(Object.keys(parameters).length / 2))) grads[name] =',
      },
    ],
    text: {
      en: 'Only the last layer has gradients. Numbers that were read with arraySync or dataSync are constants to tf.variableGrads: compute everything from X to the cost with tensors.',
      zh: '只有最后一层有梯度。用 arraySync 或 dataSync 读出的数对 tf.variableGrads 来说是常数：从 X 到成本都应使用张量运算。',
    },
  },
];
