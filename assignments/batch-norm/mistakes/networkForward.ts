/** Mistakes in the forward pass of a network with batch normalization: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { batchNormForward } from '../../../reference/batchNorm.ts';
import type { NetworkCache } from '../../../reference/batchNormNetwork.ts';
import { at, dot, type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';

/** γ, β and ε of a hidden layer, and where in the network it stands. */
type Layer = {
  readonly gamma: Vector;
  readonly beta: Vector;
  readonly epsilon: number;
  readonly isLast: boolean;
};

/** What a hidden layer makes of Z, by the names of the cache. */
type Hidden = (Z: Matrix, layer: Layer) => { A: Matrix } & NetworkCache;

type Choices = {
  readonly hidden: Hidden;
  readonly output: (Z: Matrix, b: Vector, epsilon: number) => Matrix;
};

const right: Choices = {
  hidden: (Z, { gamma, beta, epsilon }) => {
    const { ZTilde, cache: bn } = batchNormForward(Z, gamma, beta, epsilon);
    return { ZTilde, bn, A: mapEntries(ZTilde, relu) };
  },
  output: (Z, b) => mapEntries(Z, (z, unit) => z + at(b, unit)),
};

function forwardWith(change: Partial<Choices>) {
  const { hidden, output } = { ...right, ...change };
  return (X: Matrix, parameters: Parameters, epsilon: number) => {
    const depth = depthOf(parameters);
    const cache: NetworkCache = {};
    let A = X;
    for (let layer = 1; layer < depth; layer++) {
      const W = matrixOf(parameters, `W${layer}`);
      const Z = dot(W, A);
      const [gamma, beta] = [vectorOf(parameters, `gamma${layer}`), vectorOf(parameters, `beta${layer}`)];
      const made = hidden(Z, { gamma, beta, epsilon, isLast: layer === depth - 1 });
      for (const [name, value] of Object.entries({ W, Z, ...made })) cache[`${name}${layer}`] = value;
      A = made.A;
    }
    const [W, b] = [matrixOf(parameters, `W${depth}`), vectorOf(parameters, `b${depth}`)];
    const Z = output(dot(W, A), b, epsilon);
    const AL = mapEntries(Z, sigmoid);
    for (const [name, value] of Object.entries({ W, b, Z, A: AL })) cache[`${name}${depth}`] = value;
    return { AL, cache };
  };
}

const afterActivation: Hidden = (Z, { gamma, beta, epsilon }) => {
  const { ZTilde, cache: bn } = batchNormForward(mapEntries(Z, relu), gamma, beta, epsilon);
  return { ZTilde, bn, A: ZTilde };
};

const fn = 'forwardPropagationWithBatchNorm';
const rightOrder = 'Z_l = W_l A_{l−1}, Z̃_l = BN(Z_l), A_l = relu(Z̃_l)';

export const networkForwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'network-normalizes-after-activation',
    fn,
    text: {
      en: `You normalize A, after the activation. Normalize Z, before it: ${rightOrder}.`,
      zh: `你在激活之后对 A 做了归一化。应在激活之前对 Z 归一化：${rightOrder}。`,
    },
    wrong: forwardWith({ hidden: afterActivation }),
  },
  {
    id: 'network-activates-z',
    fn,
    text: {
      en: `Your activation takes Z, so that the normalized Z̃ is computed and then not used: ${rightOrder}.`,
      zh: `你的激活函数作用在 Z 上，算出的 Z̃ 没有用到：${rightOrder}。`,
    },
    wrong: forwardWith({
      hidden: (Z, layer) => ({ ...right.hidden(Z, layer), A: mapEntries(Z, relu) }),
    }),
  },
  {
    id: 'network-activates-z-norm',
    fn,
    text: {
      en: `Your activation takes Z_norm, without γ and β: ${rightOrder}.`,
      zh: `你的激活函数作用在 Z_norm 上，没有经过 γ 和 β：${rightOrder}。`,
    },
    wrong: forwardWith({
      hidden: (Z, { gamma, beta, epsilon }) => {
        const { ZTilde, cache: bn } = batchNormForward(Z, gamma, beta, epsilon);
        return { ZTilde, bn, A: mapEntries(bn.ZNorm, relu) };
      },
    }),
  },
  {
    id: 'network-last-hidden-layer-plain',
    fn,
    text: {
      en: 'The last hidden layer is not normalized: the loop ends one layer early. Layers 1 … L−1 all have γ and β.',
      zh: '最后一个隐藏层没有归一化：循环少走了一层。第 1 … L−1 层都有 γ 和 β。',
    },
    wrong: forwardWith({
      hidden: (Z, layer) => (layer.isLast ? { ZTilde: Z, A: mapEntries(Z, relu) } : right.hidden(Z, layer)),
    }),
  },
  {
    id: 'network-output-without-b',
    fn,
    text: {
      en: 'Your output layer leaves out b. Only where Z is normalized does b cancel; the output layer is Z_L = W_L A_{L−1} + b_L.',
      zh: '你的输出层漏掉了 b。只有在 Z 被归一化的层里 b 才会被抵消；输出层是 Z_L = W_L A_{L−1} + b_L。',
    },
    wrong: forwardWith({ output: (Z) => Z }),
  },
  {
    id: 'network-normalizes-output',
    fn,
    text: {
      en: 'Your output layer is normalized as well. It has no γ and β here: Z_L = W_L A_{L−1} + b_L.',
      zh: '你把输出层也归一化了。这里输出层没有 γ 和 β：Z_L = W_L A_{L−1} + b_L。',
    },
    wrong: forwardWith({
      output: (Z, b, epsilon) =>
        batchNormForward(
          Z,
          b.map(() => 1),
          b,
          epsilon,
        ).ZTilde,
    }),
  },
];
