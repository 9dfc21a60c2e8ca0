/** Right results with tensors left behind, or with tensors disposed that belong to the caller. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const ofTensors: readonly MistakeSpec[] = [
  {
    id: 'linear-leaves-product',
    fn: 'linearFunction',
    edits: [{ was: 'const biases = matrixIn(b);', now: 'return tf.add(tf.matMul(W, X), b);' }],
    text: {
      en: 'One tensor is left behind by each call. Often it is the product W X, from which the sum makes a new tensor. Compute inside tf.tidy, which disposes all but what it returns.',
      zh: '每次调用遗留 1 个张量。它往往是乘积 W X：加法会由它产生新的张量。请在 tf.tidy 中计算，它会释放除返回值以外的所有张量。',
    },
  },
  {
    id: 'one-hot-leaves-two',
    fn: 'oneHotMatrix',
    edits: [
      {
        was: 'tf.tidy(() => tensorOf(columnsOf(labels.arraySync(), C)))',
        now: 'tf.oneHot(labels, C).transpose().toFloat()',
      },
    ],
    text: {
      en: 'Two tensors are left behind by each call. Often tf.oneHot, transpose and toFloat each make a new one, of which only the last is returned. Compute inside tf.tidy.',
      zh: '每次调用遗留 2 个张量。往往是 tf.oneHot、transpose 和 toFloat 各产生一个新张量，而只返回了最后一个。请在 tf.tidy 中计算。',
    },
  },
  {
    id: 'one-hot-leaves-one',
    fn: 'oneHotMatrix',
    edits: [
      {
        was: 'tf.tidy(() => tensorOf(columnsOf(labels.arraySync(), C)))',
        now: "tf.oneHot(labels, C, 1, 0, 'float32').transpose()",
      },
    ],
    text: {
      en: 'One tensor is left behind by each call. Often it is the result of tf.oneHot, from which transpose makes a new one. Compute inside tf.tidy.',
      zh: '每次调用遗留 1 个张量。它往往是 tf.oneHot 的结果：transpose 由它产生了新张量。请在 tf.tidy 中计算。',
    },
  },
  {
    id: 'initialize-leaves-values',
    fn: 'initializeParameters',
    edits: [
      [
        { was: 'return tf.tidy(() => {', now: '{' },
        { was: '});', now: '}' },
      ],
    ],
    text: {
      en: 'Two tensors are left behind for each layer. Often they are the initial values of W and b, from which tf.variable makes tensors of its own. Make the variables inside tf.tidy: it disposes everything else and never a variable.',
      zh: '每层遗留 2 个张量。它们往往是 W 和 b 的初始值；tf.variable 由它们另外产生自己的张量。请在 tf.tidy 中创建变量：它会释放其余张量，但不会释放变量。',
    },
  },
];

const ofPasses: readonly MistakeSpec[] = [
  {
    id: 'forward-leaves-all',
    fn: 'forwardPropagation',
    edits: [
      {
        was: 'return tf.tidy(() => tensorOf(logits))',
        now: "let A = X; for (let l = 1; parameters['W' + l]; l++) { const Z = tf.add(tf.matMul(parameters['W' + l], A), parameters['b' + l]); A = parameters['W' + (l + 1)] ? tf.relu(Z) : Z; } return A",
      },
    ],
    text: {
      en: 'Three tensors are left behind for each hidden layer and one for the last. Often they are the products, sums and relus on the way to the logits. Put the whole pass inside tf.tidy and return the logits from it.',
      zh: '每个隐藏层遗留 3 个张量，最后一层遗留 1 个。它们往往是计算 logit 途中的乘积、和以及 relu。请把整个前向传播放进 tf.tidy，并由它返回 logit。',
    },
  },
  {
    id: 'forward-leaves-hidden-layers',
    fn: 'forwardPropagation',
    edits: [
      {
        was: 'return tf.tidy(() => tensorOf(logits))',
        now: "let A = X; for (let l = 1; parameters['W' + l]; l++) { const Z = linearFunction(parameters['W' + l], A, parameters['b' + l]); A = parameters['W' + (l + 1)] ? tf.relu(Z) : Z; } return A",
      },
      {
        was: 'return tf.tidy(() => tensorOf(logits))',
        now: "let A = X; for (let l = 1; parameters['W' + l]; l++) A = tf.tidy(() => { const Z = linearFunction(parameters['W' + l], A, parameters['b' + l]); return parameters['W' + (l + 1)] ? tf.relu(Z) : Z; }); return A",
      },
    ],
    text: {
      en: 'One or two tensors are left behind for each hidden layer. Often they are A_l, or Z_l and A_l. Put the whole pass inside tf.tidy and return the logits from it.',
      zh: '每个隐藏层遗留 1 或 2 个张量。它们往往是 A_l，或 Z_l 与 A_l。请把整个前向传播放进 tf.tidy，并由它返回 logit。',
    },
  },
  {
    id: 'forward-disposes-x',
    fn: 'forwardPropagation',
    edits: [{ was: 'return', now: 'X.dispose(); return' }],
    text: {
      en: 'You dispose X, which belongs to the caller. Often a loop disposes A_{l−1} after each layer, and A_0 is X. Let tf.tidy dispose what was made inside it.',
      zh: '你释放了属于调用者的 X。往往是循环在每层之后释放 A_{l−1}，而 A_0 就是 X。应让 tf.tidy 释放在其内部产生的张量。',
    },
  },
  {
    id: 'cost-leaves-transposes',
    fn: 'computeCost',
    edits: [
      {
        was: 'tf.tidy(() => tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels))))',
        now: 'tf.losses.softmaxCrossEntropy(labels.transpose(), logits.transpose())',
      },
    ],
    text: {
      en: 'Two tensors are left behind by each call. Often they are the transposes of logits and labels, which are tensors of their own. Compute inside tf.tidy.',
      zh: '每次调用遗留 2 个张量。它们往往是 logit 与标签的转置，转置也是新的张量。请在 tf.tidy 中计算。',
    },
  },
  {
    id: 'cost-leaves-loss',
    fn: 'computeCost',
    edits: [
      {
        was: 'tf.tidy(() => tf.scalar(costOfLogits(matrixIn(logits), matrixIn(labels))))',
        now: 'tf.losses.softmaxCrossEntropy(labels.transpose(), logits.transpose()).asScalar()',
      },
    ],
    text: {
      en: 'Three tensors are left behind by each call. Often they are the transposes of logits and labels, and a loss of which asScalar or a last operation makes another tensor. Compute inside tf.tidy.',
      zh: '每次调用遗留 3 个张量。往往是 logit 与标签的转置，以及损失本身：asScalar 或最后一步运算由它产生了另一个张量。请在 tf.tidy 中计算。',
    },
  },
  {
    id: 'gradients-leaves-value',
    fn: 'computeGradients',
    edits: [{ was: 'tf.scalar(cost)', now: 'tf.scalar(cost).clone()' }],
    text: {
      en: 'One tensor is left behind by each call. Often it is the value that tf.variableGrads returns beside the gradients: it is the cost, so hand it out. A second forward pass for the cost leaves one, too.',
      zh: '每次调用遗留 1 个张量。它往往是 tf.variableGrads 与梯度一起返回的 value：它就是成本，应直接返回。为求成本再做一次前向传播也会遗留一个。',
    },
  },
];

const ofSteps: readonly MistakeSpec[] = [
  {
    id: 'step-leaves-cost',
    fn: 'trainStep',
    edits: [{ was: 'return cost', now: 'return tf.scalar(cost).dataSync()[0]' }],
    text: {
      en: 'One tensor is left behind by each step. Often it is the cost: a number read with dataSync is no tensor, but the scalar that it was read from is one and stays. Dispose it, or read it inside tf.tidy.',
      zh: '每一步遗留 1 个张量。它往往是成本：dataSync 读出的数不是张量，但它所来自的标量是张量，会留下。应释放它，或在 tf.tidy 中读取。',
    },
  },
  {
    id: 'step-leaves-gradients',
    fn: 'trainStep',
    edits: [{ within: 'applyGradients', was: 'tf.dispose(named);', now: '' }],
    text: {
      en: 'One tensor for each variable is left behind by each step. Often they are the gradients, which applyGradients does not dispose. Call tf.dispose(grads) afterwards, or use optimizer.minimize.',
      zh: '每一步为每个变量遗留 1 个张量。它们往往是梯度：applyGradients 不会释放它们。之后应调用 tf.dispose(grads)，或使用 optimizer.minimize。',
    },
  },
  {
    id: 'step-leaves-all',
    fn: 'trainStep',
    edits: [
      [
        { was: 'return cost', now: 'return tf.scalar(cost).dataSync()[0]' },
        { within: 'applyGradients', was: 'tf.dispose(named);', now: '' },
      ],
    ],
    text: {
      en: 'One tensor for each variable and one more are left behind by each step. Often they are the gradients and the cost. Dispose the scalar after reading it, and the gradients after they were applied.',
      zh: '每一步为每个变量遗留 1 个张量，另外再遗留 1 个。它们往往是梯度和成本。读出数值后应释放标量，应用之后应释放梯度。',
    },
  },
  {
    id: 'step-disposes-batch',
    fn: 'trainStep',
    edits: [{ was: 'return cost', now: 'tf.dispose([X, Y]); return cost' }],
    text: {
      en: 'You dispose X and Y, which belong to the caller and serve the next step, too. Dispose only what your function has made.',
      zh: '你释放了 X 和 Y，它们属于调用者，下一步还要用。只应释放函数自己产生的张量。',
    },
  },
];

const ofAnswers: readonly MistakeSpec[] = [
  {
    id: 'predict-leaves-logits',
    fn: 'predict',
    edits: [
      {
        was: "tf.tidy(() => tf.tensor1d(largestClasses(logits), 'int32'))",
        now: 'tensorOf(logits).argMax(0)',
      },
    ],
    text: {
      en: 'One tensor is left behind by each call. Often it is the logits, from which argMax makes a new tensor. Compute inside tf.tidy.',
      zh: '每次调用遗留 1 个张量。它往往是 logit：argMax 会由它产生新的张量。请在 tf.tidy 中计算。',
    },
  },
  {
    id: 'accuracy-leaves-all',
    fn: 'computeAccuracy',
    edits: [
      {
        was: 'tf.tidy(() => accuracyOfLogits(matrixIn(logits), matrixIn(labels)))',
        now: 'logits.argMax(0).equal(labels.argMax(0)).mean().dataSync()[0]',
      },
    ],
    text: {
      en: 'Four tensors are left behind by each call. Often they are two of argMax, their comparison and its mean. Compute inside tf.tidy, and read the number there.',
      zh: '每次调用遗留 4 个张量。它们往往是两个 argMax、它们的比较以及平均值。请在 tf.tidy 中计算并读出数值。',
    },
  },
  {
    id: 'accuracy-leaves-all-and-cast',
    fn: 'computeAccuracy',
    edits: [
      {
        was: 'tf.tidy(() => accuracyOfLogits(matrixIn(logits), matrixIn(labels)))',
        now: 'logits.argMax(0).equal(labels.argMax(0)).toFloat().mean().dataSync()[0]',
      },
    ],
    text: {
      en: 'Five tensors are left behind by each call. Often they are two of argMax, their comparison, its float32 form and the mean. Compute inside tf.tidy, and read the number there.',
      zh: '每次调用遗留 5 个张量。它们往往是两个 argMax、它们的比较、转成 float32 的结果以及平均值。请在 tf.tidy 中计算并读出数值。',
    },
  },
];

export const leakMistakes: readonly MistakeSpec[] = [...ofTensors, ...ofPasses, ...ofSteps, ...ofAnswers];
