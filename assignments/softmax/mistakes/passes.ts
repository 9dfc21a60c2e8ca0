/** Mistakes in the passes through a network that ends in softmax. */
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  combine,
  dot,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  transpose,
} from '../../../reference/matrix.ts';
import {
  type Cache,
  depthOf,
  type Gradients,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';
import { softmax, softmaxBackward } from '../../../reference/softmax.ts';

type ForwardRules = {
  /** A of the last layer, the L-th. */
  readonly output?: (Z: Matrix, L: number) => Matrix;
  readonly hidden?: (Z: Matrix) => Matrix;
  readonly linear?: typeof linearForward;
};

/** The forward pass with one of its steps replaced. */
const forwardWith =
  ({ output = softmax, hidden = (Z) => mapEntries(Z, relu), linear = linearForward }: ForwardRules): Fn =>
  (X: Matrix, parameters: Parameters) => {
    const L = depthOf(parameters);
    const cache: Cache = {};
    let A = X;
    for (let l = 1; l <= L; l++) {
      const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
      const Z = linear(A, W, b);
      A = l < L ? hidden(Z) : output(Z, L);
      Object.assign(cache, { [`Z${l}`]: Z, [`A${l}`]: A, [`W${l}`]: W, [`b${l}`]: b });
    }
    return { AL: A, cache };
  };

/** Softmax whose sum stops at class L, the number of the layer. */
function softmaxOverLayers(Z: Matrix, L: number): Matrix {
  const columns = transpose(Z).map((z) => {
    const t = z.map((value) => Math.exp(value));
    const sum = t.slice(0, L).reduce((total, value) => total + value, 0);
    return t.map((value) => value / sum);
  });
  return transpose(columns);
}

const ofForward: readonly MistakeSpec[] = [
  {
    id: 'forward-sum-over-layers',
    fn: 'forwardPropagation',
    text: {
      en: '★ Softmax in your last layer sums over j = 1 … L, the number of layers, as where notes write Σ_{j=1}^{l}. The sum runs over the C classes.',
      zh: '★ 你最后一层的 softmax 对 j = 1 … L（层数）求和（有的笔记写成 Σ_{j=1}^{l}）。求和应遍历 C 个类别。',
    },
    wrong: forwardWith({ output: softmaxOverLayers }),
  },
  {
    id: 'forward-sigmoid-output',
    fn: 'forwardPropagation',
    text: {
      en: 'Your last layer ends in a sigmoid for each class, so a column does not sum to 1. The last activation is softmax.',
      zh: '你最后一层对每个类别用了 sigmoid，一列之和不为 1。最后一层的激活函数应为 softmax。',
    },
    wrong: forwardWith({ output: (Z) => mapEntries(Z, sigmoid) }),
  },
  {
    id: 'forward-softmax-everywhere',
    fn: 'forwardPropagation',
    text: {
      en: 'You use softmax in the hidden layers, too. It belongs in the output layer only; the hidden layers have relu.',
      zh: '你在隐藏层也用了 softmax。它只用于输出层，隐藏层用 relu。',
    },
    wrong: forwardWith({ hidden: softmax }),
  },
  {
    id: 'forward-without-relu',
    fn: 'forwardPropagation',
    text: {
      en: 'Your hidden layers have no activation: A_l is Z_l. Then the network is one linear layer, however deep. A_l = relu(Z_l) for l < L.',
      zh: '你的隐藏层没有激活函数：A_l 就是 Z_l。这样无论多深，网络都只是一个线性层。l < L 时应有 A_l = relu(Z_l)。',
    },
    wrong: forwardWith({ hidden: (Z) => mapEntries(Z, (z) => z) }),
  },
  {
    id: 'forward-relu-before-softmax',
    fn: 'forwardPropagation',
    text: {
      en: 'You apply relu to the last layer’s Z before softmax, so all classes with z < 0 become equally probable. Softmax takes Z_L as it is.',
      zh: '你在 softmax 之前对最后一层的 Z 用了 relu，于是所有 z < 0 的类别变得等概率。softmax 应直接作用于 Z_L。',
    },
    wrong: forwardWith({ output: (Z) => softmax(mapEntries(Z, relu)) }),
  },
  {
    id: 'forward-without-bias',
    fn: 'forwardPropagation',
    text: {
      en: 'b is not added: Z_l = W_l A_{l−1} + b_l in every layer.',
      zh: '没有加上 b：每一层都应有 Z_l = W_l A_{l−1} + b_l。',
    },
    wrong: forwardWith({ linear: (A, W) => dot(W, A) }),
  },
  {
    id: 'forward-softmax-over-examples',
    fn: 'forwardPropagation',
    text: {
      en: 'Softmax in your last layer runs along the rows, over the examples. Each example is a column: every column of AL sums to 1.',
      zh: '你最后一层的 softmax 沿着行（样本方向）进行。每个样本是一列：AL 的每一列之和应为 1。',
    },
    wrong: forwardWith({ output: (Z) => transpose(softmax(transpose(Z))) }),
  },
];

type BackwardRules = {
  readonly first?: (AL: Matrix, Y: Matrix) => Matrix;
  /** What the sums over the examples are divided by. */
  readonly divisor?: (m: number, C: number) => number;
  readonly db?: (dZ: Matrix, divisor: number) => number[] | Matrix;
  readonly through?: (dA: Matrix, Z: Matrix) => Matrix;
};

const throughRelu = (dA: Matrix, Z: Matrix): Matrix => combine(dA, Z, (slope, z) => (z > 0 ? slope : 0));
const meanOfRows = (dZ: Matrix, divisor: number): number[] => rowSums(dZ).map((sum) => sum / divisor);

/** The backward pass with one of its steps replaced. */
const backwardWith =
  ({
    first = softmaxBackward,
    divisor = (m) => m,
    db = meanOfRows,
    through = throughRelu,
  }: BackwardRules): Fn =>
  (X: Matrix, Y: Matrix, cache: Cache) => {
    const [L, [C, m]] = [depthOf(cache), shapeOf(Y)];
    const gradients: { [name: string]: Matrix | number[] } = {};
    let dZ = first(matrixOf(cache, `A${L}`), Y);
    for (let l = L; l >= 1; l--) {
      const previous = l === 1 ? X : matrixOf(cache, `A${l - 1}`);
      gradients[`dW${l}`] = mapEntries(dot(dZ, transpose(previous)), (sum) => sum / divisor(m, C));
      gradients[`db${l}`] = db(dZ, divisor(m, C));
      if (l > 1) dZ = through(dot(transpose(matrixOf(cache, `W${l}`)), dZ), matrixOf(cache, `Z${l - 1}`));
    }
    return gradients satisfies Gradients;
  };

const rightDW = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ, db_l = (1/m) Σ dZ_l over the examples';

const ofBackward: readonly MistakeSpec[] = [
  {
    id: 'backward-sign',
    fn: 'backwardPropagation',
    text: {
      en: '★ Your pass begins with Y − Ŷ, as some notes have it, so every gradient has the wrong sign. It begins with dZ_L = Ŷ − Y.',
      zh: '★ 你的反向传播从 Y − Ŷ 开始（有的笔记如此），所有梯度的符号都反了。应从 dZ_L = Ŷ − Y 开始。',
    },
    wrong: backwardWith({ first: (AL, Y) => softmaxBackward(Y, AL) }),
  },
  {
    id: 'backward-without-m',
    fn: 'backwardPropagation',
    text: {
      en: `The 1/m is missing. The cost is a mean over the examples, and so are its gradients: ${rightDW}.`,
      zh: `缺少 1/m。成本是对样本的平均，梯度也是：${rightDW}。`,
    },
    wrong: backwardWith({ divisor: () => 1 }),
  },
  {
    id: 'backward-m-twice',
    fn: 'backwardPropagation',
    text: {
      en: `You divide by m twice, perhaps in dZ and again in dW. Once is enough: ${rightDW}.`,
      zh: `你除以了两次 m，可能在 dZ 中一次、在 dW 中又一次。只需一次：${rightDW}。`,
    },
    wrong: backwardWith({ divisor: (m) => m * m }),
  },
  {
    id: 'backward-divides-by-classes',
    fn: 'backwardPropagation',
    text: {
      en: `You divide by C, the number of rows of Y. Columns are examples: divide by m. ${rightDW}.`,
      zh: `你除以的是 Y 的行数 C。列才是样本：应除以 m。${rightDW}。`,
    },
    wrong: backwardWith({ divisor: (_, C) => C }),
  },
  {
    id: 'backward-output-slope',
    fn: 'backwardPropagation',
    text: {
      en: 'You multiply the first dZ by ŷ(1 − ŷ), the slope of a sigmoid. Ŷ − Y has the slope of softmax in it already.',
      zh: '你把第一个 dZ 又乘上了 ŷ(1 − ŷ)，那是 sigmoid 的斜率。Ŷ − Y 已经包含了 softmax 的导数。',
    },
    wrong: backwardWith({ first: (AL, Y) => combine(AL, Y, (yHat, y) => (yHat - y) * yHat * (1 - yHat)) }),
  },
  {
    id: 'backward-relu-forgotten',
    fn: 'backwardPropagation',
    text: {
      en: 'The slope of relu is missing: no gradient passes where Z_l ≤ 0. dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0].',
      zh: '缺少 relu 的导数：Z_l ≤ 0 处没有梯度通过。dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]。',
    },
    wrong: backwardWith({ through: (dA) => dA }),
  },
  {
    id: 'backward-db-not-averaged',
    fn: 'backwardPropagation',
    text: {
      en: `Your db is the sum over the examples without the 1/m: ${rightDW}.`,
      zh: `你的 db 是对样本求和，没有乘 1/m：${rightDW}。`,
    },
    wrong: backwardWith({ db: (dZ) => rowSums(dZ) }),
  },
  {
    id: 'backward-db-per-example',
    fn: 'backwardPropagation',
    text: {
      en: `Your db has a column for each example. b is one number for each unit, and so is its gradient: ${rightDW}.`,
      zh: `你的 db 对每个样本都有一列。b 每个单元只有一个数，其梯度也是：${rightDW}。`,
    },
    wrong: backwardWith({ db: (dZ, divisor) => mapEntries(dZ, (value) => value / divisor) }),
  },
];

export const passMistakes: readonly MistakeSpec[] = [...ofForward, ...ofBackward];
