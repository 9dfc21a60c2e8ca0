/** Mistakes in prediction at test time: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { forwardPropagationWithDropout, type Rng } from '../../../reference/dropout.ts';
import { at, type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';

/** What `predict` answers, from ŷ. */
function predictions(A3: Matrix) {
  return { A3, predictions: mapEntries(A3, (probability) => (probability > 0.5 ? 1 : 0)) };
}

/** ŷ of a forward pass whose hidden activations are multiplied by `scales`, one for each layer. */
function scaledForward(X: Matrix, parameters: Parameters, scales: Vector): Matrix {
  const L = depthOf(parameters);
  let A = X;
  for (let l = 1; l <= L; l++) {
    const Z = linearForward(A, matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`));
    A = mapEntries(Z, (z) => (l < L ? relu(z) * at(scales, l - 1) : sigmoid(z)));
  }
  return A;
}

export const predictionMistakes: readonly MistakeSpec[] = [
  {
    id: 'dropout-at-test-time',
    fn: 'predict',
    text: {
      en: 'Your prediction drops units at random, so the same example gets another answer each time. At test time nothing is dropped: run the plain forward pass.',
      zh: '你的预测会随机丢弃单元，同一个样本每次得到不同的结果。测试时不做随机失活：直接运行普通的前向传播。',
    },
    wrong: (X: Matrix, parameters: Parameters, keepProb: Vector, rng: Rng) =>
      predictions(forwardPropagationWithDropout(X, parameters, keepProb, rng).A3),
  },
  {
    id: 'scaled-at-test-time',
    fn: 'predict',
    text: {
      en: 'Your prediction multiplies the hidden activations by keepProb. Inverted dropout has already divided by keepProb during training, so test time needs no scaling: run the plain forward pass.',
      zh: '你的预测把隐藏层激活值乘上了 keepProb。反向随机失活在训练时已经除以 keepProb，测试时不需要再缩放：直接运行普通的前向传播。',
    },
    wrong: (X: Matrix, parameters: Parameters, keepProb: Vector) =>
      predictions(scaledForward(X, parameters, keepProb)),
  },
  {
    id: 'divided-at-test-time',
    fn: 'predict',
    text: {
      en: 'Your prediction divides the hidden activations by keepProb although nothing was dropped. The division belongs to the masks of training only: run the plain forward pass.',
      zh: '你的预测在没有丢弃任何单元的情况下仍把隐藏层激活值除以 keepProb。除法只与训练时的掩码配套：直接运行普通的前向传播。',
    },
    wrong: (X: Matrix, parameters: Parameters, keepProb: Vector) =>
      predictions(
        scaledForward(
          X,
          parameters,
          keepProb.map((probability) => 1 / probability),
        ),
      ),
  },
  {
    id: 'predict-tie-is-one',
    fn: 'predict',
    text: {
      en: 'An example with A3 exactly 0.5 is predicted to be 1, as >= and Math.round do. A prediction is 1 only where A3 > 0.5.',
      zh: 'A3 恰为 0.5 的样本被预测为 1（>= 和 Math.round 都会这样）。只有 A3 > 0.5 时才预测为 1。',
    },
    wrong: (X: Matrix, parameters: Parameters, keepProb: Vector) => {
      const A3 = scaledForward(
        X,
        parameters,
        keepProb.map(() => 1),
      );
      return { A3, predictions: mapEntries(A3, (probability) => (probability >= 0.5 ? 1 : 0)) };
    },
  },
];
