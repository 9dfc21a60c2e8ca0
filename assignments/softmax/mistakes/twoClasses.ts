/** Mistakes in taking softmax with two classes for logistic regression, and back. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { at, type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import { logisticToSoftmax, type OutputLayer, softmaxToLogistic } from '../../../reference/softmax.ts';

const scaled = ({ W, b }: OutputLayer, factor: number): OutputLayer => ({
  W: mapEntries(W, (weight) => factor * weight),
  b: b.map((bias) => factor * bias),
});

const right = 'w = w₁ − w₂, b = b₁ − b₂';

const ofLogistic: readonly MistakeSpec[] = [
  {
    id: 'two-classes-reversed',
    fn: 'softmaxToLogistic',
    text: {
      en: `You subtract the first class from the second, which gives the probability of the second. For the first class: ${right}.`,
      zh: `你用第二类减第一类，得到的是第二类的概率。对第一类应为：${right}。`,
    },
    wrong: (W: Matrix, b: Vector) => scaled(softmaxToLogistic(W, b), -1),
  },
  {
    id: 'two-classes-added',
    fn: 'softmaxToLogistic',
    text: {
      en: `You add the two rows. Dividing e^{z₁} + e^{z₂} by e^{z₁} leaves 1 + e^{−(z₁ − z₂)}, so it is their difference: ${right}.`,
      zh: `你把两行相加了。e^{z₁} + e^{z₂} 除以 e^{z₁} 得 1 + e^{−(z₁ − z₂)}，所以应取差：${right}。`,
    },
    wrong: ([w1 = [], w2 = []]: Matrix, b: Vector) => ({
      W: [w1.map((weight, k) => weight + at(w2, k))],
      b: [at(b, 0) + at(b, 1)],
    }),
  },
  {
    id: 'two-classes-first-only',
    fn: 'softmaxToLogistic',
    text: {
      en: `You take the first class’s row and leave out the second. Only the difference of the two matters: ${right}.`,
      zh: `你只取了第一类的那一行，没有用第二行。起作用的是两者之差：${right}。`,
    },
    wrong: ([w1 = []]: Matrix, b: Vector) => ({ W: [[...w1]], b: [at(b, 0)] }),
  },
  {
    id: 'two-classes-bias-not-subtracted',
    fn: 'softmaxToLogistic',
    text: {
      en: `You subtract the weights but keep the first class’s bias as it is. The biases are subtracted, too: ${right}.`,
      zh: `你对权重取了差，却原样保留了第一类的偏置。偏置也要相减：${right}。`,
    },
    wrong: (W: Matrix, b: Vector) => ({ ...softmaxToLogistic(W, b), b: [at(b, 0)] }),
  },
  {
    id: 'two-classes-halved',
    fn: 'softmaxToLogistic',
    text: {
      en: `You halve the difference. The sigmoid unit gets all of it: ${right}.`,
      zh: `你把差除以了 2。sigmoid 单元应取整个差：${right}。`,
    },
    wrong: (W: Matrix, b: Vector) => scaled(softmaxToLogistic(W, b), 0.5),
  },
];

const ofSoftmax: readonly MistakeSpec[] = [
  {
    id: 'logistic-doubled',
    fn: 'logisticToSoftmax',
    text: {
      en: 'Your two rows are w and −w. Their difference is 2w, so the probabilities are too extreme. It must be w: take w and 0, or w/2 and −w/2.',
      zh: '你的两行是 w 和 −w。它们之差是 2w，概率会过于极端。差应为 w：取 w 与 0，或 w/2 与 −w/2。',
    },
    wrong: (W: Matrix, b: Vector) => ({
      W: [...W, ...mapEntries(W, (weight) => -weight)],
      b: [at(b, 0), -at(b, 0)],
    }),
  },
  {
    id: 'logistic-second-class-first',
    fn: 'logisticToSoftmax',
    text: {
      en: 'Your rows are in the wrong order: the class whose probability the sigmoid gives must be the first, w₁ − w₂ = w.',
      zh: '你的两行顺序反了：sigmoid 给出的是第一类的概率，应满足 w₁ − w₂ = w。',
    },
    wrong: (W: Matrix, b: Vector) => {
      const layer = logisticToSoftmax(W, b);
      return { W: layer.W.toReversed(), b: layer.b.toReversed() };
    },
  },
  {
    id: 'logistic-rows-alike',
    fn: 'logisticToSoftmax',
    text: {
      en: 'Both rows are w, so both classes always have probability 0.5. The rows must differ by w: w₁ − w₂ = w.',
      zh: '两行都是 w，于是两个类别的概率总是 0.5。两行之差应为 w：w₁ − w₂ = w。',
    },
    wrong: (W: Matrix, b: Vector) => ({ W: [...W, ...W], b: [...b, ...b] }),
  },
  {
    id: 'logistic-bias-left-out',
    fn: 'logisticToSoftmax',
    text: {
      en: 'The biases of your two classes are alike, so b has no effect. They must differ by b: b₁ − b₂ = b.',
      zh: '两个类别的偏置相同，b 不起作用。两者之差应为 b：b₁ − b₂ = b。',
    },
    wrong: (W: Matrix, b: Vector) => ({ ...logisticToSoftmax(W, b), b: [0, 0] }),
  },
];

export const twoClassMistakes: readonly MistakeSpec[] = [...ofLogistic, ...ofSoftmax];
