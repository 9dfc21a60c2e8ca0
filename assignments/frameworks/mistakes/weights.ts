/** Mistakes in the distribution of the initial weights. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { randn } from '../../../reference/initialization.ts';
import { type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import { type PlainParameters, type Variables, variablesOf } from '../checks/solution.ts';

type Rng = () => number;

/** The weights (nOut, nIn) of one layer. */
type WeightsOf = (nIn: number, nOut: number, rng: Rng) => Matrix;

const initializeBy =
  (weightsOf: WeightsOf) =>
  (layerDims: Vector, rng: Rng): Variables => {
    const rows: PlainParameters = {};
    layerDims.slice(1).forEach((nOut, index) => {
      rows[`W${index + 1}`] = weightsOf(layerDims[index] ?? 0, nOut, rng);
      rows[`b${index + 1}`] = Array.from({ length: nOut }, () => [0]);
    });
    return variablesOf(rows);
  };

const normal =
  (deviationOf: (nIn: number, nOut: number) => number): WeightsOf =>
  (nIn, nOut, rng) =>
    mapEntries(randn(nOut, nIn, rng), (z) => deviationOf(nIn, nOut) * z);

const he = normal((nIn) => Math.sqrt(2 / nIn));

/** A generator that starts at the same number whenever it is made (Park and Miller 1988). */
function fixedRng(): Rng {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const initializeFrom =
  (generatorOf: (rng: Rng) => () => Rng) =>
  (layerDims: Vector, rng: Rng): Variables => {
    const generator = generatorOf(rng);
    return initializeBy((nIn, nOut) => he(nIn, nOut, generator()))(layerDims, rng);
  };

/** Generators that all begin with the same numbers, the next ones of `rng`. */
function repeating(rng: Rng): () => Rng {
  const drawn: number[] = [];
  return () => {
    let next = 0;
    return () => {
      drawn[next] ??= rng();
      return drawn[next++] ?? 0;
    };
  };
}

const right = 'W_l = √(2 / n_{l−1}) · randn';

export const weightMistakes: readonly MistakeSpec[] = [
  {
    id: 'initialize-variance-for-deviation',
    fn: 'initializeParameters',
    text: {
      en: `You take the variance 2 / n_{l−1} for the deviation. tf.randomNormal wants its root: ${right}.`,
      zh: `你把方差 2 / n_{l−1} 当成了标准差。tf.randomNormal 需要的是它的平方根：${right}。`,
    },
    wrong: initializeBy(normal((nIn) => 2 / nIn)),
  },
  {
    id: 'initialize-xavier',
    fn: 'initializeParameters',
    text: {
      en: `Your deviation is √(1 / n_{l−1}), Xavier’s for tanh. With relu half of the signal is cut off: ${right}.`,
      zh: `你的标准差是 √(1 / n_{l−1})，那是用于 tanh 的 Xavier 初始化。relu 会截去一半信号：${right}。`,
    },
    wrong: initializeBy(normal((nIn) => Math.sqrt(1 / nIn))),
  },
  {
    id: 'initialize-zeros',
    fn: 'initializeParameters',
    text: {
      en: `Your weights are all 0: every unit of a layer then computes and learns the same for ever. Draw them: ${right}.`,
      zh: `你的权重全为 0：同一层的各单元将永远计算和学习相同的东西。应随机抽取：${right}。`,
    },
    wrong: initializeBy((nIn, nOut) => Array.from({ length: nOut }, () => new Array<number>(nIn).fill(0))),
  },
  {
    id: 'initialize-uniform',
    fn: 'initializeParameters',
    text: {
      en: `Your weights are uniform, as tf.randomUniform gives them. Normal numbers are asked for: ${right}.`,
      zh: `你的权重是均匀分布的（如 tf.randomUniform 所给）。这里要求正态分布：${right}。`,
    },
    wrong: initializeBy((nIn, nOut, rng) => {
      const limit = Math.sqrt(6 / nIn);
      return Array.from({ length: nOut }, () => Array.from({ length: nIn }, () => limit * (2 * rng() - 1)));
    }),
  },
  {
    id: 'initialize-same-seed-for-layers',
    fn: 'initializeParameters',
    text: {
      en: 'Every layer begins with the same random numbers: one seed is used for all. Let each layer have a seed of its own, or draw on from rng.',
      zh: '每一层都以相同的随机数开头：所有层用了同一个种子。应给每层各自的种子，或继续从 rng 抽取。',
    },
    wrong: initializeFrom(repeating),
  },
  {
    id: 'initialize-ignores-rng',
    fn: 'initializeParameters',
    text: {
      en: 'You get the same weights whatever rng gives: a seed is written into your code. Draw from rng, or let it choose the seed.',
      zh: '无论 rng 给出什么，你得到的权重都一样：代码里写死了种子。应从 rng 抽取，或由它产生种子。',
    },
    wrong: (layerDims: Vector) => initializeBy(he)(layerDims, fixedRng()),
  },
];
