/** Weights that are not independent normal numbers, or biases that are not 0, in any of the random initializations. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';
import { glorot, he, large, type Method, xavier } from './methods.ts';
import { fill, normalStream, type Rng, sameStream, sizesOf } from './streams.ts';

/** Numbers of deviation 1 for a layer: its `rows` units and `columns` inputs. */
type Numbers = (rows: number, columns: number, rng: Rng) => Matrix;

type Slip = {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly numbers?: Numbers;
  readonly bias?: (rng: Rng) => number;
  /** The generator that a layer draws from, in place of rng. */
  readonly open?: (rng: Rng) => () => Rng;
};

const normals: Numbers = (rows, columns, rng) => fill(rows, columns, normalStream(rng));

const drawn =
  (one: (rng: Rng) => number): Numbers =>
  (rows, columns, rng) =>
    fill(rows, columns, () => one(rng));

function transposed(rows: number, columns: number, rng: Rng): Matrix {
  return normals(columns, rows, rng);
}

function oneNumber(rows: number, columns: number, rng: Rng): Matrix {
  const z = normalStream(rng)();
  return fill(rows, columns, () => z);
}

function rowsAlike(rows: number, columns: number, rng: Rng): Matrix {
  return new Array(rows).fill(normals(1, columns, rng)[0]);
}

/** One stream for the whole network, the same in every call. */
function openSame(): () => Rng {
  const stream = sameStream();
  return () => stream;
}

/** For each layer the numbers of rng once more, as if it were seeded anew. */
function openAgain(rng: Rng): () => Rng {
  const numbers: Vector = [];
  return () => {
    let next = 0;
    return () => {
      if (next === numbers.length) numbers.push(rng());
      return numbers[next++] ?? 0;
    };
  };
}

const symmetrySlips: readonly Slip[] = [
  {
    id: 'not-random',
    en: 'The weights are fixed numbers, the same in every call, and all units of a layer stay alike. (★ Notes write “w = 1/n”; that is the variance of random weights, not their value.)',
    zh: '权重是固定的数，每次调用都一样，同一层的单元永远相同。（★ 有的笔记写“w = 1/n”，那是随机权重的方差，而不是权重的值。）',
    numbers: (rows, columns) => fill(rows, columns, () => 1),
  },
  {
    id: 'one-number',
    en: 'All weights of a layer are one and the same number, so all its units stay alike for ever. Draw a new number for each weight',
    zh: '同一层的所有权重都是同一个数，各单元将永远相同。应为每个权重重新抽取',
    numbers: oneNumber,
  },
  {
    id: 'units-alike',
    en: 'All rows of W are the same, so all units of the layer stay alike for ever. Draw new numbers for each row',
    zh: 'W 的所有行都相同，该层各单元将永远相同。应为每一行重新抽取',
    numbers: rowsAlike,
  },
  {
    id: 'same-every-call',
    en: 'Every call gives the same weights: the generator is seeded inside the function. Take the numbers from rng, which goes on from call to call',
    zh: '每次调用得到的权重都相同：函数内部固定了随机种子。应从 rng 取数，它会在调用之间继续',
    open: openSame,
  },
  {
    id: 'same-in-every-layer',
    en: 'Every layer begins with the same random numbers: the generator is started anew for each layer. Go on drawing from rng',
    zh: '每一层都从相同的随机数开始：每层重新启动了生成器。应继续从 rng 取数',
    open: openAgain,
  },
];

const distributionSlips: readonly Slip[] = [
  {
    id: 'uniform',
    en: 'The numbers are uniform in [0, 1) before scaling, all of them positive. Scale normal numbers, from randn',
    zh: '缩放前的数在 [0, 1) 内均匀分布，全为正数。应缩放 randn 得到的正态随机数',
    numbers: drawn((rng) => rng()),
  },
  {
    id: 'uniform-symmetric',
    en: 'The numbers are uniform in [−1, 1) before scaling. Scale normal numbers, from randn',
    zh: '缩放前的数在 [−1, 1) 内均匀分布。应缩放 randn 得到的正态随机数',
    numbers: drawn((rng) => 2 * rng() - 1),
  },
  {
    id: 'uniform-same-variance',
    en: 'Mean and deviation are right, but the distribution is uniform. Scale normal numbers, from randn',
    zh: '均值和标准差正确，但分布是均匀的。应缩放 randn 得到的正态随机数',
    numbers: drawn((rng) => Math.sqrt(12) * (rng() - 0.5)),
  },
  {
    id: 'bias-not-zero',
    en: 'The biases are not 0. The random weights alone break the symmetry; every b_l is a list of zeros',
    zh: '偏置不为 0。仅靠随机权重就能打破对称；每个 b_l 都是全零列表',
    bias: (rng) => normalStream(rng)(),
  },
  {
    id: 'transposed',
    en: 'W is transposed. It has a row for each unit of the layer and a column for each of its inputs, (n_l, n_{l−1})',
    zh: 'W 的形状转置了。每个单元占一行，每个输入占一列，即 (n_l, n_{l−1})',
    numbers: transposed,
  },
];

function weightMistake(method: Method, { id, en, zh, ...slip }: Slip): MistakeSpec {
  const { numbers = normals, bias = () => 0, open = (rng: Rng) => () => rng } = slip;
  const { prefix, fn, formula, deviationOf } = method;
  return {
    id: `${prefix}-${id}`,
    fn,
    text: { en: `${en}: ${formula}.`, zh: `${zh}：${formula}。` },
    wrong: (layersDims: Vector, rng: Rng) => {
      const streamOfLayer = open(rng);
      const layers = sizesOf(layersDims).map(([nIn, nOut]) => {
        const stream = streamOfLayer();
        const W = numbers(nOut, nIn, stream).map((row) => row.map((z) => deviationOf(nIn, nOut) * z));
        return { W, b: Array.from({ length: nOut }, () => bias(stream)) };
      });
      return Object.fromEntries(
        layers.flatMap(({ W, b }, index) => [
          [`W${index + 1}`, W],
          [`b${index + 1}`, b],
        ]),
      );
    },
  };
}

export const weightMistakes: readonly MistakeSpec[] = [large, he, xavier, glorot].flatMap((method) =>
  [...symmetrySlips, ...distributionSlips].map((slip) => weightMistake(method, slip)),
);
