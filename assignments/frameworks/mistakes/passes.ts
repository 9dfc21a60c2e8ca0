/** Mistakes in the forward pass and in the gradients. */
import * as tf from '@tensorflow/tfjs';
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { costAndGradients } from '../../../reference/logits.ts';
import { dot, type Matrix, mapEntries, shapeOf, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  vectorOf,
} from '../../../reference/propagation.ts';
import { softmax } from '../../../reference/softmax.ts';
import {
  matrixIn,
  type PlainParameters,
  parametersIn,
  tensorOf,
  tensorsOf,
  toRows,
  type Variables,
} from '../checks/solution.ts';

type ForwardRules = {
  readonly hidden?: (Z: Matrix) => Matrix;
  readonly output?: (Z: Matrix) => Matrix;
  readonly linear?: (A: Matrix, W: Matrix, b: Vector) => Matrix;
};

/** The forward pass with one of its steps replaced. */
const forwardWith =
  ({ hidden = (Z) => mapEntries(Z, relu), output = (Z) => Z, linear = linearForward }: ForwardRules): Fn =>
  (X: tf.Tensor2D, variables: Variables) => {
    const parameters = parametersIn(variables);
    const L = depthOf(parameters);
    let A = matrixIn(X);
    for (let l = 1; l <= L; l++) {
      const Z = linear(A, matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`));
      A = l < L ? hidden(Z) : output(Z);
    }
    return tensorOf(A);
  };

const ofForward: readonly MistakeSpec[] = [
  {
    id: 'forward-softmax',
    fn: 'forwardPropagation',
    text: {
      en: 'You end with softmax. The cost takes logits and has softmax in it: applied here, too, it would work twice. Return Z_L.',
      zh: '你在末尾做了 softmax。成本函数接收 logit，其中已含 softmax：在这里再做就成了两次。应返回 Z_L。',
    },
    wrong: forwardWith({ output: softmax }),
  },
  {
    id: 'forward-relu-on-logits',
    fn: 'forwardPropagation',
    text: {
      en: 'The last layer gets a relu, too, which cuts the negative logits off. Relu is for the hidden layers only: return Z_L.',
      zh: '最后一层也用了 relu，负的 logit 被截掉了。relu 只用于隐藏层：应返回 Z_L。',
    },
    wrong: forwardWith({ output: (Z) => mapEntries(Z, relu) }),
  },
  {
    id: 'forward-without-activation',
    fn: 'forwardPropagation',
    text: {
      en: 'The hidden layers have no activation, so the whole network is one linear function. A_l = relu(Z_l) for l < L.',
      zh: '隐藏层没有激活函数，整个网络只相当于一个线性函数。对 l < L 应有 A_l = relu(Z_l)。',
    },
    wrong: forwardWith({ hidden: (Z) => Z }),
  },
  {
    id: 'forward-without-b',
    fn: 'forwardPropagation',
    text: {
      en: 'The biases are left out. Z_l = W_l A_{l−1} + b_l in every layer.',
      zh: '漏掉了偏置。每一层都应为 Z_l = W_l A_{l−1} + b_l。',
    },
    wrong: forwardWith({ linear: (A, W) => dot(W, A) }),
  },
];

type Found = { cost: number; gradients: PlainParameters };

const gradientsBy =
  (change: (found: Found, parameters: Parameters, X: Matrix) => Found): Fn =>
  (X: tf.Tensor2D, Y: tf.Tensor2D, variables: Variables) => {
    const parameters = parametersIn(variables);
    const { cost, gradients } = costAndGradients(matrixIn(X), matrixIn(Y), parameters);
    const found = change({ cost, gradients: toRows(gradients, 'd') }, parameters, matrixIn(X));
    return { cost: tf.scalar(found.cost), gradients: tensorsOf(found.gradients) };
  };

const keep = (gradients: PlainParameters, isKept: (name: string) => boolean): PlainParameters =>
  Object.fromEntries(Object.entries(gradients).filter(([name]) => isKept(name)));

const times = (gradients: PlainParameters, factor: number): PlainParameters =>
  Object.fromEntries(
    Object.entries(gradients).map(([name, rows]) => [name, mapEntries(rows, (value) => factor * value)]),
  );

const ofGradients: readonly MistakeSpec[] = [
  {
    id: 'gradients-sign',
    fn: 'computeGradients',
    text: {
      en: '★ Your gradients have the opposite sign, as where notes write dZ = Y − Ŷ. tf.variableGrads gives the direction in which the cost rises, and the optimizer subtracts it: hand it out as it is.',
      zh: '★ 你的梯度符号相反（有的笔记写作 dZ = Y − Ŷ）。tf.variableGrads 给出成本上升的方向，优化器会减去它：应原样返回。',
    },
    wrong: gradientsBy(({ cost, gradients }) => ({ cost, gradients: times(gradients, -1) })),
  },
  {
    id: 'gradients-of-sum',
    fn: 'computeGradients',
    text: {
      en: 'Your gradients are m times too large: they belong to the sum of the losses. Differentiate the mean, the scalar that computeCost gives.',
      zh: '你的梯度大了 m 倍：那是损失之和的梯度。应对平均值求导，即 computeCost 给出的标量。',
    },
    wrong: gradientsBy(({ cost, gradients }, _, X) => ({ cost, gradients: times(gradients, shapeOf(X)[1]) })),
  },
  {
    id: 'gradients-weights-only',
    fn: 'computeGradients',
    text: {
      en: 'The gradients of b are missing. Pass every variable to tf.variableGrads and hand out dW_l and db_l of each layer.',
      zh: '缺少 b 的梯度。应把全部变量传给 tf.variableGrads，并返回每一层的 dW_l 和 db_l。',
    },
    wrong: gradientsBy(({ cost, gradients }) => ({
      cost,
      gradients: keep(gradients, (name) => name.startsWith('dW')),
    })),
  },
  {
    id: 'gradients-cut',
    fn: 'computeGradients',
    text: {
      en: 'Only the last layer has gradients. Numbers that were read with arraySync or dataSync are constants to tf.variableGrads: compute everything from X to the cost with tensors.',
      zh: '只有最后一层有梯度。用 arraySync 或 dataSync 读出的数对 tf.variableGrads 来说是常数：从 X 到成本都应使用张量运算。',
    },
    wrong: gradientsBy(({ cost, gradients }, parameters) => ({
      cost,
      gradients: keep(gradients, (name) => name.endsWith(String(depthOf(parameters)))),
    })),
  },
];

export const passMistakes: readonly MistakeSpec[] = [...ofForward, ...ofGradients];
