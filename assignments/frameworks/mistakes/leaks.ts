/** Right results with tensors left behind, or with tensors disposed that belong to the caller. */
import * as tf from '@tensorflow/tfjs';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { initializeParametersHe } from '../../../reference/initialization.ts';
import type { Vector } from '../../../reference/matrix.ts';
import { depthOf } from '../../../reference/propagation.ts';
import { reference, tensorOf, toRows, type Variables } from '../checks/solution.ts';

type Ref = (...args: unknown[]) => unknown;
const right = reference as { readonly [name: string]: Ref };
const linear = right['linearFunction'] as (W: tf.Tensor, A: tf.Tensor, b: tf.Tensor) => tf.Tensor2D;
const forward = right['forwardPropagation'] as (X: tf.Tensor2D, parameters: Variables) => tf.Tensor2D;
const gradientsOf = right['computeGradients'] as (
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  parameters: Variables,
) => { cost: tf.Scalar; gradients: { [name: string]: tf.Tensor } };
const step = right['trainStep'] as (...given: [tf.Tensor2D, tf.Tensor2D, Variables, tf.Optimizer]) => number;

const variableIn = (parameters: Variables, name: string): tf.Variable => parameters[name] as tf.Variable;

/** A network of TensorFlow's own operations without tf.tidy; `layer` makes Z_l. */
const openNetwork =
  (layer: (W: tf.Variable, A: tf.Tensor, b: tf.Variable) => tf.Tensor) =>
  (X: tf.Tensor2D, parameters: Variables): tf.Tensor => {
    const L = depthOf(parameters);
    let A: tf.Tensor = X;
    for (let l = 1; l <= L; l++) {
      const Z = layer(variableIn(parameters, `W${l}`), A, variableIn(parameters, `b${l}`));
      A = l < L ? tf.relu(Z) : Z;
    }
    return A;
  };

const ofTensors: readonly MistakeSpec[] = [
  {
    id: 'linear-leaves-product',
    fn: 'linearFunction',
    text: {
      en: 'One tensor is left behind by each call. Often it is the product W X, from which the sum makes a new tensor. Compute inside tf.tidy, which disposes all but what it returns.',
      zh: '每次调用遗留 1 个张量。它往往是乘积 W X：加法会由它产生新的张量。请在 tf.tidy 中计算，它会释放除返回值以外的所有张量。',
    },
    wrong: (W: tf.Tensor2D, X: tf.Tensor2D, b: tf.Tensor2D) => tf.add(tf.matMul(W, X), b),
  },
  {
    id: 'one-hot-leaves-two',
    fn: 'oneHotMatrix',
    text: {
      en: 'Two tensors are left behind by each call. Often tf.oneHot, transpose and toFloat each make a new one, of which only the last is returned. Compute inside tf.tidy.',
      zh: '每次调用遗留 2 个张量。往往是 tf.oneHot、transpose 和 toFloat 各产生一个新张量，而只返回了最后一个。请在 tf.tidy 中计算。',
    },
    wrong: (labels: tf.Tensor1D, C: number) => tf.oneHot(labels, C).transpose().toFloat(),
  },
  {
    id: 'one-hot-leaves-one',
    fn: 'oneHotMatrix',
    text: {
      en: 'One tensor is left behind by each call. Often it is the result of tf.oneHot, from which transpose makes a new one. Compute inside tf.tidy.',
      zh: '每次调用遗留 1 个张量。它往往是 tf.oneHot 的结果：transpose 由它产生了新张量。请在 tf.tidy 中计算。',
    },
    wrong: (labels: tf.Tensor1D, C: number) => tf.oneHot(labels, C, 1, 0, 'float32').transpose(),
  },
  {
    id: 'initialize-leaves-values',
    fn: 'initializeParameters',
    text: {
      en: 'Two tensors are left behind for each layer. Often they are the initial values of W and b, from which tf.variable makes tensors of its own. Make the variables inside tf.tidy: it disposes everything else and never a variable.',
      zh: '每层遗留 2 个张量。它们往往是 W 和 b 的初始值；tf.variable 由它们另外产生自己的张量。请在 tf.tidy 中创建变量：它会释放其余张量，但不会释放变量。',
    },
    wrong: (layerDims: Vector, rng: () => number) => {
      const rows = Object.entries(toRows(initializeParametersHe(layerDims, rng)));
      return Object.fromEntries(rows.map(([name, value]) => [name, tf.variable(tensorOf(value))]));
    },
  },
];

const ofPasses: readonly MistakeSpec[] = [
  {
    id: 'forward-leaves-all',
    fn: 'forwardPropagation',
    text: {
      en: 'Three tensors are left behind for each hidden layer and one for the last. Often they are the products, sums and relus on the way to the logits. Put the whole pass inside tf.tidy and return the logits from it.',
      zh: '每个隐藏层遗留 3 个张量，最后一层遗留 1 个。它们往往是计算 logit 途中的乘积、和以及 relu。请把整个前向传播放进 tf.tidy，并由它返回 logit。',
    },
    wrong: openNetwork((W, A, b) => tf.add(tf.matMul(W, A), b)),
  },
  {
    id: 'forward-leaves-hidden-layers',
    fn: 'forwardPropagation',
    text: {
      en: 'Two tensors are left behind for each hidden layer. Often they are Z_l and A_l. Put the whole pass inside tf.tidy and return the logits from it.',
      zh: '每个隐藏层遗留 2 个张量。它们往往是 Z_l 和 A_l。请把整个前向传播放进 tf.tidy，并由它返回 logit。',
    },
    wrong: openNetwork(linear),
  },
  {
    id: 'forward-disposes-x',
    fn: 'forwardPropagation',
    text: {
      en: 'You dispose X, which belongs to the caller. Often a loop disposes A_{l−1} after each layer, and A_0 is X. Let tf.tidy dispose what was made inside it.',
      zh: '你释放了属于调用者的 X。往往是循环在每层之后释放 A_{l−1}，而 A_0 就是 X。应让 tf.tidy 释放在其内部产生的张量。',
    },
    wrong: (X: tf.Tensor2D, parameters: Variables) => {
      const logits = forward(X, parameters);
      X.dispose();
      return logits;
    },
  },
  {
    id: 'cost-leaves-transposes',
    fn: 'computeCost',
    text: {
      en: 'Two tensors are left behind by each call. Often they are the transposes of logits and labels, which are tensors of their own. Compute inside tf.tidy.',
      zh: '每次调用遗留 2 个张量。它们往往是 logit 与标签的转置，转置也是新的张量。请在 tf.tidy 中计算。',
    },
    wrong: (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
      tf.losses.softmaxCrossEntropy(labels.transpose(), logits.transpose()),
  },
  {
    id: 'cost-leaves-loss',
    fn: 'computeCost',
    text: {
      en: 'Three tensors are left behind by each call. Often they are the transposes of logits and labels, and a loss of which asScalar or a last operation makes another tensor. Compute inside tf.tidy.',
      zh: '每次调用遗留 3 个张量。往往是 logit 与标签的转置，以及损失本身：asScalar 或最后一步运算由它产生了另一个张量。请在 tf.tidy 中计算。',
    },
    wrong: (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
      tf.losses.softmaxCrossEntropy(labels.transpose(), logits.transpose()).asScalar(),
  },
  {
    id: 'gradients-leaves-value',
    fn: 'computeGradients',
    text: {
      en: 'One tensor is left behind by each call. Often it is the value that tf.variableGrads returns beside the gradients: it is the cost, so hand it out. A second forward pass for the cost leaves one, too.',
      zh: '每次调用遗留 1 个张量。它往往是 tf.variableGrads 与梯度一起返回的 value：它就是成本，应直接返回。为求成本再做一次前向传播也会遗留一个。',
    },
    wrong: (X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Variables) => {
      const found = gradientsOf(X, Y, parameters);
      return { ...found, cost: found.cost.clone() };
    },
  },
];

/** A step that leaves the cost, the gradients or both. */
const stepLeaving =
  (leavesCost: boolean, leavesGradients: boolean) =>
  (X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Variables, optimizer: tf.Optimizer): number => {
    const { cost, gradients } = gradientsOf(X, Y, parameters);
    if (!leavesCost) cost.dispose();
    if (!leavesGradients) tf.dispose(gradients);
    return step(X, Y, parameters, optimizer);
  };

const ofSteps: readonly MistakeSpec[] = [
  {
    id: 'step-leaves-cost',
    fn: 'trainStep',
    text: {
      en: 'One tensor is left behind by each step. Often it is the cost: a number read with dataSync is no tensor, but the scalar that it was read from is one and stays. Dispose it, or read it inside tf.tidy.',
      zh: '每一步遗留 1 个张量。它往往是成本：dataSync 读出的数不是张量，但它所来自的标量是张量，会留下。应释放它，或在 tf.tidy 中读取。',
    },
    wrong: stepLeaving(true, false),
  },
  {
    id: 'step-leaves-gradients',
    fn: 'trainStep',
    text: {
      en: 'One tensor for each variable is left behind by each step. Often they are the gradients, which applyGradients does not dispose. Call tf.dispose(grads) afterwards, or use optimizer.minimize.',
      zh: '每一步为每个变量遗留 1 个张量。它们往往是梯度：applyGradients 不会释放它们。之后应调用 tf.dispose(grads)，或使用 optimizer.minimize。',
    },
    wrong: stepLeaving(false, true),
  },
  {
    id: 'step-leaves-all',
    fn: 'trainStep',
    text: {
      en: 'One tensor for each variable and one more are left behind by each step. Often they are the gradients and the cost. Dispose the scalar after reading it, and the gradients after they were applied.',
      zh: '每一步为每个变量遗留 1 个张量，另外再遗留 1 个。它们往往是梯度和成本。读出数值后应释放标量，应用之后应释放梯度。',
    },
    wrong: stepLeaving(true, true),
  },
  {
    id: 'step-disposes-batch',
    fn: 'trainStep',
    text: {
      en: 'You dispose X and Y, which belong to the caller and serve the next step, too. Dispose only what your function has made.',
      zh: '你释放了 X 和 Y，它们属于调用者，下一步还要用。只应释放函数自己产生的张量。',
    },
    wrong: (X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Variables, optimizer: tf.Optimizer) => {
      const cost = step(X, Y, parameters, optimizer);
      tf.dispose([X, Y]);
      return cost;
    },
  },
];

const classesOf = (tensor: tf.Tensor2D) => tensor.argMax(0);

const ofAnswers: readonly MistakeSpec[] = [
  {
    id: 'predict-leaves-logits',
    fn: 'predict',
    text: {
      en: 'One tensor is left behind by each call. Often it is the logits, from which argMax makes a new tensor. Compute inside tf.tidy.',
      zh: '每次调用遗留 1 个张量。它往往是 logit：argMax 会由它产生新的张量。请在 tf.tidy 中计算。',
    },
    wrong: (X: tf.Tensor2D, parameters: Variables) => classesOf(forward(X, parameters)),
  },
  {
    id: 'accuracy-leaves-all',
    fn: 'computeAccuracy',
    text: {
      en: 'Four tensors are left behind by each call. Often they are two of argMax, their comparison and its mean. Compute inside tf.tidy, and read the number there.',
      zh: '每次调用遗留 4 个张量。它们往往是两个 argMax、它们的比较以及平均值。请在 tf.tidy 中计算并读出数值。',
    },
    wrong: (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
      tf.equal(classesOf(logits), classesOf(labels)).mean().dataSync()[0],
  },
  {
    id: 'accuracy-leaves-all-and-cast',
    fn: 'computeAccuracy',
    text: {
      en: 'Five tensors are left behind by each call. Often they are two of argMax, their comparison, its float32 form and the mean. Compute inside tf.tidy, and read the number there.',
      zh: '每次调用遗留 5 个张量。它们往往是两个 argMax、它们的比较、转成 float32 的结果以及平均值。请在 tf.tidy 中计算并读出数值。',
    },
    wrong: (logits: tf.Tensor2D, labels: tf.Tensor2D) =>
      tf.equal(classesOf(logits), classesOf(labels)).toFloat().mean().dataSync()[0],
  },
];

export const leakMistakes: readonly MistakeSpec[] = [...ofTensors, ...ofPasses, ...ofSteps, ...ofAnswers];
