/** Mistakes in training a head on saved features: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { combine, dot, type Matrix, mapEntries, rowSums, transpose } from '../../../reference/matrix.ts';
import { linearForward, sigmoid } from '../../../reference/propagation.ts';
import { computeCost, softmax, softmaxBackward } from '../../../reference/softmax.ts';
import { type Head, trainHead } from '../../../reference/transferLearning.ts';

type Rules = {
  readonly output?: (Z: Matrix) => Matrix;
  readonly dZ?: (AL: Matrix, Y: Matrix) => Matrix;
  readonly divisor?: (m: number) => number;
  readonly movesBias?: boolean;
};

/** Gradient descent on the head with one of its steps replaced. */
const trainWith =
  ({ output = softmax, dZ = softmaxBackward, divisor = (m) => m, movesBias = true }: Rules) =>
  (features: Matrix, Y: Matrix, head: Head, learningRate: number, iterations: number) => {
    const predict = ({ W, b }: Head) => output(linearForward(features, W, b));
    const rate = learningRate / divisor(Y[0]?.length ?? 1);
    let current = head;
    const costs = [computeCost(predict(current), Y)];
    for (let i = 0; i < iterations; i++) {
      const error = dZ(predict(current), Y);
      const [dW, db] = [dot(error, transpose(features)), rowSums(error)];
      const W = combine(current.W, dW, (weight, slope) => weight - rate * slope);
      const b = current.b.map((bias, c) => (movesBias ? bias - rate * (db[c] ?? 0) : bias));
      current = { W, b };
      costs.push(computeCost(predict(current), Y));
    }
    return { head: current, costs };
  };

export const trainHeadMistakes: readonly MistakeSpec[] = [
  {
    id: 'train-head-uphill',
    fn: 'trainHead',
    text: {
      en: '★ Your dZ is Y − Ŷ, as some notes have it, and the cost grows. The gradient is Ŷ − Y: dW = (1/m) (Ŷ − Y) Fᵀ.',
      zh: '★ 你的 dZ 是 Y − Ŷ（有的笔记如此），成本会上升。梯度是 Ŷ − Y：dW = (1/m) (Ŷ − Y) Fᵀ。',
    },
    wrong: trainWith({ dZ: (AL, Y) => softmaxBackward(Y, AL) }),
  },
  {
    id: 'train-head-without-m',
    fn: 'trainHead',
    text: {
      en: 'The 1/m is missing in your gradients, so that the steps are m times too long. dW = (1/m) (Ŷ − Y) Fᵀ, db = (1/m) Σ (Ŷ − Y).',
      zh: '你的梯度缺少 1/m，步长大了 m 倍。dW = (1/m) (Ŷ − Y) Fᵀ，db = (1/m) Σ (Ŷ − Y)。',
    },
    wrong: trainWith({ divisor: () => 1 }),
  },
  {
    id: 'train-head-bias-kept',
    fn: 'trainHead',
    text: {
      en: 'Your head’s b never moves. It belongs to the head and is trained: b ← b − α db, db = (1/m) Σ (Ŷ − Y).',
      zh: '你的输出层的 b 从不更新。它属于输出层，也要训练：b ← b − α db，db = (1/m) Σ (Ŷ − Y)。',
    },
    wrong: trainWith({ movesBias: false }),
  },
  {
    id: 'train-head-sigmoid',
    fn: 'trainHead',
    text: {
      en: 'Your head ends in a sigmoid for each class. The head is a softmax layer: Ŷ = softmax(W F + b), every column sums to 1.',
      zh: '你的输出层对每个类别用了 sigmoid。输出层是 softmax 层：Ŷ = softmax(W F + b)，每列之和为 1。',
    },
    wrong: trainWith({ output: (Z) => mapEntries(Z, sigmoid) }),
  },
  {
    id: 'train-head-changes-head',
    fn: 'trainHead',
    text: {
      en: 'You change the head that you are given. Often W and b are updated in place. Make a new W and b in each update, or work on a copy (structuredClone).',
      zh: '你修改了传入的 head。往往是在原处更新了 W 和 b。每次更新应新建 W 和 b，或在副本上训练（structuredClone）。',
    },
    wrong: (features: Matrix, Y: Matrix, head: Head, learningRate: number, iterations: number) => {
      const trained = trainHead(features, Y, head, learningRate, iterations);
      Object.assign(head, trained.head);
      return trained;
    },
  },
];
