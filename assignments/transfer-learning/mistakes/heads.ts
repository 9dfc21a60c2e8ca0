/** Mistakes in the new head and in the features below it: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { randn } from '../../../reference/initialization.ts';
import { type Matrix, mapEntries, transpose } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  vectorOf,
} from '../../../reference/propagation.ts';
import { extractFeatures, replaceHead } from '../../../reference/transferLearning.ts';

type Rng = () => number;

/** The right answer with its W_L changed. */
const headWith =
  (change: (W: Matrix, oldHead: Matrix) => Matrix) =>
  (parameters: Parameters, classes: number, rng: Rng): Parameters => {
    const name = `W${depthOf(parameters)}`;
    const answer = replaceHead(parameters, classes, rng);
    return { ...answer, [name]: change(matrixOf(answer, name), matrixOf(parameters, name)) };
  };

/** Every layer drawn as the head is. */
function allLayersAnew(parameters: Parameters, classes: number, rng: Rng): Parameters {
  const answer = replaceHead(parameters, classes, rng);
  for (let l = 1; l < depthOf(parameters); l++) {
    const W = matrixOf(parameters, `W${l}`);
    const inputs = W[0]?.length ?? 1;
    answer[`W${l}`] = mapEntries(randn(W.length, inputs, rng), (z) => z * Math.sqrt(1 / inputs));
    answer[`b${l}`] = W.map(() => 0);
  }
  return answer;
}

function headOnTop(parameters: Parameters, classes: number, rng: Rng): Parameters {
  const L = depthOf(parameters);
  const inputs = matrixOf(parameters, `W${L}`).length;
  const W = mapEntries(randn(classes, inputs, rng), (z) => z * Math.sqrt(1 / inputs));
  return { ...parameters, [`W${L + 1}`]: W, [`b${L + 1}`]: W.map(() => 0) };
}

/** The right answer with its b_L changed, given the old one. */
function oldBiasKept(parameters: Parameters, classes: number, rng: Rng): Parameters {
  const name = `b${depthOf(parameters)}`;
  return { ...replaceHead(parameters, classes, rng), [name]: vectorOf(parameters, name).slice(0, classes) };
}

function headInPlace(parameters: Parameters, classes: number, rng: Rng): Parameters {
  return Object.assign(parameters, replaceHead(parameters, classes, rng));
}

/** The new weights by another factor than √(1 / n_{L−1}). */
const headScaled = (factor: (inputs: number, classes: number) => number) =>
  headWith((W) => {
    const inputs = W[0]?.length ?? 1;
    return mapEntries(W, (weight) => weight * Math.sqrt(inputs) * factor(inputs, W.length));
  });

const rightHead = 'W_L ← √(1 / n_{L−1}) · randn(classes, n_{L−1}), b_L ← 0';

const ofReplacing: readonly MistakeSpec[] = [
  {
    id: 'head-from-old',
    fn: 'replaceHead',
    text: {
      en: `Your new head begins with the rows of the old one. The old classes have nothing to do with the new ones; draw every weight afresh: ${rightHead}.`,
      zh: `你的新输出层沿用了旧输出层的行。旧类别与新类别无关，每个权重都要重新抽取：${rightHead}。`,
    },
    wrong: headWith((W, oldHead) => W.map((row, c) => oldHead[c]?.slice() ?? row)),
  },
  {
    id: 'head-zeros',
    fn: 'replaceHead',
    text: {
      en: `The weights of your new head are all 0, so that in the first iteration no gradient reaches the layers below it. Draw them: ${rightHead}.`,
      zh: `你的新输出层权重全为 0，第一次迭代时梯度传不到下面的层。应随机抽取：${rightHead}。`,
    },
    wrong: headWith((W) => mapEntries(W, () => 0)),
  },
  {
    id: 'head-not-scaled',
    fn: 'replaceHead',
    text: {
      en: `The weights of your new head have deviation 1: the factor √(1 / n_{L−1}) is missing. ${rightHead}.`,
      zh: `你的新输出层权重的标准差为 1：缺少因子 √(1 / n_{L−1})。${rightHead}。`,
    },
    wrong: headScaled(() => 1),
  },
  {
    id: 'head-he',
    fn: 'replaceHead',
    text: {
      en: `The weights of your new head have deviation √(2 / n_{L−1}), which is for layers before a relu. A softmax follows here: ${rightHead}.`,
      zh: `你的新输出层权重的标准差是 √(2 / n_{L−1})，那适用于后接 relu 的层。这里后接 softmax：${rightHead}。`,
    },
    wrong: headScaled((inputs) => Math.sqrt(2 / inputs)),
  },
  {
    id: 'head-scaled-by-classes',
    fn: 'replaceHead',
    text: {
      en: `The weights of your new head have deviation √(1 / classes). Each unit adds up n_{L−1} products, and that is the number to divide by: ${rightHead}.`,
      zh: `你的新输出层权重的标准差是 √(1 / classes)。每个单元累加 n_{L−1} 个乘积，应除以这个数：${rightHead}。`,
    },
    wrong: headScaled((_inputs, classes) => Math.sqrt(1 / classes)),
  },
  {
    id: 'head-bias-not-zero',
    fn: 'replaceHead',
    text: {
      en: `b_L of your new head is not a list of zeros, one for each class. Often it is the b_L of the old head: ${rightHead}.`,
      zh: `你的新输出层的 b_L 不是每类一个零。它往往是旧输出层的 b_L：${rightHead}。`,
    },
    wrong: oldBiasKept,
  },
  {
    id: 'head-changes-parameters',
    fn: 'replaceHead',
    text: {
      en: 'You change the parameters that you are given, and the caller’s old head is lost. Make a new object: { ...parameters, … } with new lists for W_L and b_L.',
      zh: '你修改了传入的 parameters，调用者的旧输出层因此丢失。应新建对象：{ ...parameters, … }，并为 W_L 和 b_L 新建数组。',
    },
    wrong: headInPlace,
  },
  {
    id: 'head-transposed',
    fn: 'replaceHead',
    text: {
      en: 'W of your new head is transposed. It has a row for each class and a column for each unit below, (classes, n_{L−1}).',
      zh: '你的新输出层 W 的形状转置了。每个类别占一行，下一层的每个单元占一列，即 (classes, n_{L−1})。',
    },
    wrong: headWith(transpose),
  },
  {
    id: 'head-all-layers-anew',
    fn: 'replaceHead',
    text: {
      en: 'You draw every layer anew, so that nothing of what the network has learnt is left to transfer. Only the head, layer L, is new; W_l and b_l stay for l < L.',
      zh: '你把每一层都重新初始化了，网络学到的东西全部丢失，无从迁移。只有输出层（第 L 层）是新的；l < L 时 W_l、b_l 保持不变。',
    },
    wrong: allLayersAnew,
  },
  {
    id: 'head-on-top',
    fn: 'replaceHead',
    text: {
      en: 'You put the new head on top of the old one, as layer L + 1. It takes the old head’s place: the network still has L layers.',
      zh: '你把新输出层叠在旧输出层之上，成了第 L + 1 层。它应取代旧的输出层：网络仍为 L 层。',
    },
    wrong: headOnTop,
  },
];

type FeatureRules = {
  /** How many layers X goes through. */
  readonly depth?: (frozenLayers: number, L: number) => number;
  readonly activation?: (z: number) => number;
  readonly hasBias?: boolean;
};

const featuresWith =
  ({ depth = (k) => k, activation = relu, hasBias = true }: FeatureRules) =>
  (X: Matrix, parameters: Parameters, frozenLayers: number): Matrix => {
    let A = X;
    for (let l = 1; l <= depth(frozenLayers, depthOf(parameters)); l++) {
      const b = vectorOf(parameters, `b${l}`);
      A = mapEntries(
        linearForward(A, matrixOf(parameters, `W${l}`), hasBias ? b : b.map(() => 0)),
        activation,
      );
    }
    return A;
  };

const rightFeatures = 'A_l = relu(W_l A_{l−1} + b_l) for l = 1 … frozenLayers';

const ofFeatures: readonly MistakeSpec[] = [
  {
    id: 'features-one-layer-short',
    fn: 'extractFeatures',
    text: {
      en: `Your features stop one layer short: the last frozen layer is left out. ${rightFeatures}.`,
      zh: `你的特征少算了一层：漏掉了最后一个冻结层。${rightFeatures}。`,
    },
    wrong: featuresWith({ depth: (k) => k - 1 }),
  },
  {
    id: 'features-one-layer-too-many',
    fn: 'extractFeatures',
    text: {
      en: `Your features go through one layer too many, the first that is to be trained: saved, they would be out of date after its first update. ${rightFeatures}.`,
      zh: `你的特征多算了一层，那是第一个要训练的层：保存下来的特征在它更新一次后就过时了。${rightFeatures}。`,
    },
    wrong: featuresWith({ depth: (k) => k + 1 }),
  },
  {
    id: 'features-always-below-head',
    fn: 'extractFeatures',
    text: {
      en: `Your features are those below the head, A_{L−1}, however many layers are frozen. ${rightFeatures}.`,
      zh: `无论冻结多少层，你的特征总是输出层之前的 A_{L−1}。${rightFeatures}。`,
    },
    wrong: (X: Matrix, parameters: Parameters) => extractFeatures(X, parameters, depthOf(parameters) - 1),
  },
  {
    id: 'features-without-relu',
    fn: 'extractFeatures',
    text: {
      en: `Your features are Z, not A: the relu of the frozen layers is missing. ${rightFeatures}.`,
      zh: `你的特征是 Z 而不是 A：漏掉了冻结层的 relu。${rightFeatures}。`,
    },
    wrong: featuresWith({ activation: (z) => z }),
  },
  {
    id: 'features-without-bias',
    fn: 'extractFeatures',
    text: {
      en: `The biases of the frozen layers are not added. ${rightFeatures}.`,
      zh: `没有加上冻结层的偏置。${rightFeatures}。`,
    },
    wrong: featuresWith({ hasBias: false }),
  },
];

export const headMistakes: readonly MistakeSpec[] = [...ofReplacing, ...ofFeatures];
