/** Mistakes that are made in the same words in several of the random initializations. */
import type { Text } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { glorot, he, large, type Method, xavier } from './methods.ts';
import { ownSeed } from './normals.ts';

/** A mistake of several methods: the method is put before the id, and its right formula after the sentences. */
type Slip = Pick<MistakeSpec, 'id' | 'edits'> & Text;

const symmetrySlips: readonly Slip[] = [
  {
    id: 'not-random',
    edits: [{ was: 'randn(nOut, nIn, rng)', now: 'mapEntries(zeros(nOut, nIn), () => 1)' }],
    en: 'The weights are fixed numbers, the same in every call, and all units of a layer stay alike. (★ Notes write “w = 1/n”; that is the variance of random weights, not their value.)',
    zh: '权重是固定的数，每次调用都一样，同一层的单元永远相同。（★ 有的笔记写“w = 1/n”，那是随机权重的方差，而不是权重的值。）',
  },
  {
    id: 'one-number',
    edits: [
      {
        was: 'randn(nOut, nIn, rng)',
        now: 'new Array(nOut).fill(new Array(nIn).fill(randn(1, 1, rng)[0][0]))',
      },
    ],
    en: 'All weights of a layer are one and the same number, so all its units stay alike for ever. Draw a new number for each weight',
    zh: '同一层的所有权重都是同一个数，各单元将永远相同。应为每个权重重新抽取',
  },
  {
    id: 'units-alike',
    edits: [{ was: 'randn(nOut, nIn, rng)', now: 'new Array(nOut).fill(randn(1, nIn, rng)[0])' }],
    en: 'All rows of W are the same, so all units of the layer stay alike for ever. Draw new numbers for each row',
    zh: 'W 的所有行都相同，该层各单元将永远相同。应为每一行重新抽取',
  },
  {
    id: 'same-every-call',
    edits: [ownSeed],
    en: 'Every call gives the same weights: the generator is seeded inside the function. Take the numbers from rng, which goes on from call to call',
    zh: '每次调用得到的权重都相同：函数内部固定了随机种子。应从 rng 取数，它会在调用之间继续',
  },
  {
    id: 'same-in-every-layer',
    edits: [
      [
        { was: 'parameters: Parameters = {}', now: 'parameters = {}, drawn = []' },
        {
          was: 'randn(nOut, nIn, rng)',
          now: 'randn(nOut, nIn, ((next) => () => (drawn[next++] ??= rng()))(0))',
        },
      ],
    ],
    en: 'Every layer begins with the same random numbers: the generator is started anew for each layer, or one list of numbers is cut for all of them. Go on drawing from rng',
    zh: '每一层都从相同的随机数开始：每层重新启动了生成器，或者所有层都从同一个列表取数。应继续从 rng 取数',
  },
];

const distributionSlips: readonly Slip[] = [
  {
    id: 'uniform',
    edits: [{ was: 'randn(nOut, nIn, rng)', now: 'mapEntries(zeros(nOut, nIn), () => rng())' }],
    en: 'The numbers are uniform in [0, 1) before scaling, all of them positive. Scale normal numbers, from randn',
    zh: '缩放前的数在 [0, 1) 内均匀分布，全为正数。应缩放 randn 得到的正态随机数',
  },
  {
    id: 'uniform-symmetric',
    edits: [{ was: 'randn(nOut, nIn, rng)', now: 'mapEntries(zeros(nOut, nIn), () => 2 * rng() - 1)' }],
    en: 'The numbers are uniform in [−1, 1) before scaling. Scale normal numbers, from randn',
    zh: '缩放前的数在 [−1, 1) 内均匀分布。应缩放 randn 得到的正态随机数',
  },
  {
    id: 'uniform-same-variance',
    edits: [
      {
        was: 'randn(nOut, nIn, rng)',
        now: 'mapEntries(zeros(nOut, nIn), () => Math.sqrt(12) * (rng() - 0.5))',
      },
    ],
    en: 'Mean and deviation are right, but the distribution is uniform. Scale normal numbers, from randn',
    zh: '均值和标准差正确，但分布是均匀的。应缩放 randn 得到的正态随机数',
  },
  {
    id: 'bias-not-zero',
    edits: [{ was: 'new Array(nOut).fill(0)', now: 'randn(1, nOut, rng)[0]' }],
    en: 'The biases are not 0. The random weights alone break the symmetry; every b_l is a list of zeros',
    zh: '偏置不为 0。仅靠随机权重就能打破对称；每个 b_l 都是全零列表',
  },
  {
    id: 'transposed',
    edits: [{ was: 'randn(nOut, nIn, rng)', now: 'randn(nIn, nOut, rng)' }],
    en: 'W is transposed. It has a row for each unit of the layer and a column for each of its inputs, (n_l, n_{l−1})',
    zh: 'W 的形状转置了。每个单元占一行，每个输入占一列，即 (n_l, n_{l−1})',
  },
];

/** Slips in the factor by which He, Xavier and Glorot scale. */
const scaleSlips: readonly Slip[] = [
  {
    id: 'variance-as-deviation',
    edits: [{ was: 'Math.sqrt', now: '' }],
    en: 'The variance is used as the deviation: the root is missing. Multiplying by c multiplies the variance by c²',
    zh: '把方差当作标准差使用了：漏了开方。乘以 c 会使方差变为 c² 倍',
  },
  {
    id: 'divided-by-deviation',
    edits: [{ was: 'deviation * z', now: 'z / deviation' }],
    en: 'The numbers are divided by the deviation, so that more inputs make larger weights. Multiply',
    zh: '除以了标准差，输入越多权重反而越大。应当相乘',
  },
  {
    id: 'not-scaled',
    edits: [{ was: 'deviation * z', now: 'z' }],
    en: 'The weights have deviation 1 in every layer: they are not scaled',
    zh: '每层权重的标准差都是 1：没有缩放',
  },
  {
    id: 'hundredth',
    edits: [{ was: 'deviation * z', now: '0.01 * z' }],
    en: 'The weights are scaled by 0.01 whatever the layer’s size, which makes the signal vanish in a deep network',
    zh: '无论层的大小都乘以 0.01，在深层网络中信号会消失',
  },
];

/** He and Xavier scale by the inputs alone. */
const outputsForInputs: Slip = {
  id: 'outputs-for-inputs',
  edits: [{ was: '/ nIn', now: '/ nOut' }],
  en: 'The number of units n_l is used for the number of inputs n_{l−1}. It is the inputs that add up in z',
  zh: '用了本层单元数 n_l，而不是输入个数 n_{l−1}。在 z 中累加的是输入',
};

function inEach(methods: readonly Method[], slips: readonly Slip[]): MistakeSpec[] {
  return methods.flatMap(({ prefix, fn, formula }) =>
    slips.map(({ id, edits, en, zh }) => ({
      id: `${prefix}-${id}`,
      fn,
      edits,
      text: { en: `${en}: ${formula}.`, zh: `${zh}：${formula}。` },
    })),
  );
}

export const weightMistakes: readonly MistakeSpec[] = [
  ...inEach([he, xavier, glorot], scaleSlips),
  ...inEach([he, xavier], [outputsForInputs]),
  ...inEach([large, he, xavier, glorot], [...symmetrySlips, ...distributionSlips]),
];
