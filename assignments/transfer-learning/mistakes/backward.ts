/** Mistakes in gradients that stop at the frozen layers: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  combine,
  dot,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  transpose,
} from '../../../reference/matrix.ts';
import { type Cache, depthOf, type Gradients, matrixOf } from '../../../reference/propagation.ts';
import { softmaxBackward } from '../../../reference/softmax.ts';

export type BackwardRules = {
  readonly first?: (AL: Matrix, Y: Matrix) => Matrix;
  readonly divisor?: (m: number) => number;
  readonly biasDivisor?: (m: number) => number;
  /** The lowest layer that gets a gradient. */
  readonly lowest?: (frozenLayers: number, L: number) => number;
  readonly input?: (X: Matrix, below: Matrix, isLowest: boolean) => Matrix;
  readonly through?: (dA: Matrix, Z: Matrix) => Matrix;
};

const throughRelu = (dA: Matrix, Z: Matrix): Matrix => combine(dA, Z, (slope, z) => (z > 0 ? slope : 0));

/** The backward pass with one of its steps replaced. */
export const backwardWith =
  ({
    first = softmaxBackward,
    divisor = (m) => m,
    biasDivisor = divisor,
    lowest = (k) => k + 1,
    input = (_, below) => below,
    through = throughRelu,
  }: BackwardRules) =>
  (X: Matrix, Y: Matrix, cache: Cache, frozenLayers: number): Gradients => {
    const [L, [, m]] = [depthOf(cache), shapeOf(X)];
    const end = Math.max(1, lowest(frozenLayers, L));
    const gradients: Gradients = {};
    let dZ = first(matrixOf(cache, `A${L}`), Y);
    for (let l = L; l >= end; l--) {
      const below = input(X, l === 1 ? X : matrixOf(cache, `A${l - 1}`), l === end && l > 1);
      gradients[`dW${l}`] = mapEntries(dot(dZ, transpose(below)), (sum) => sum / divisor(m));
      gradients[`db${l}`] = rowSums(dZ).map((sum) => sum / biasDivisor(m));
      if (l > 1) dZ = through(dot(transpose(matrixOf(cache, `W${l}`)), dZ), matrixOf(cache, `Z${l - 1}`));
    }
    return gradients;
  };

const fn = 'backwardPropagationWithFrozenLayers';
const rightDW = 'dW_l = (1/m) dZ_l A_{l−1}ᵀ, db_l = (1/m) Σ dZ_l over the examples';

export const backwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-goes-on',
    fn,
    text: {
      en: 'Your pass goes on through the frozen layers and gives gradients for them, too. It ends at layer frozenLayers + 1; the work below is wasted, and an optimizer would move what is frozen.',
      zh: '你的反向传播继续穿过冻结层，也给出了它们的梯度。应在第 frozenLayers + 1 层结束；再往下的计算是浪费，优化器还会改动被冻结的参数。',
    },
    wrong: backwardWith({ lowest: () => 1 }),
  },
  {
    id: 'backward-head-only',
    fn,
    text: {
      en: 'Only the head gets a gradient, however few layers are frozen. Every layer from frozenLayers + 1 to L is trained.',
      zh: '无论冻结多少层，只有输出层得到梯度。从第 frozenLayers + 1 层到第 L 层都要训练。',
    },
    wrong: backwardWith({ lowest: (_, L) => L }),
  },
  {
    id: 'backward-one-too-few',
    fn,
    text: {
      en: 'Your pass stops one layer too early: layer frozenLayers + 1 is trained, but gets no gradient. Layers 1 … frozenLayers are frozen, no more.',
      zh: '你的反向传播早停了一层：第 frozenLayers + 1 层要训练，却没有梯度。被冻结的只有第 1 … frozenLayers 层。',
    },
    wrong: backwardWith({ lowest: (k, L) => Math.min(L, k + 2) }),
  },
  {
    id: 'backward-input-of-network',
    fn,
    text: {
      en: `The lowest trained layer takes X for its input. Its input is what the frozen layers make of X, A_k with k = frozenLayers: ${rightDW}.`,
      zh: `最低的训练层把 X 当作了输入。它的输入是冻结层对 X 的输出 A_k（k = frozenLayers）：${rightDW}。`,
    },
    wrong: backwardWith({ input: (X, below, isLowest) => (isLowest ? X : below) }),
  },
  {
    id: 'backward-relu-forgotten',
    fn,
    text: {
      en: 'The slope of relu is missing: no gradient passes where Z_l ≤ 0. dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0].',
      zh: '缺少 relu 的导数：Z_l ≤ 0 处没有梯度通过。dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]。',
    },
    wrong: backwardWith({ through: (dA) => dA }),
  },
  {
    id: 'backward-sign',
    fn,
    text: {
      en: '★ Your pass begins with Y − Ŷ, as some notes have it, so every gradient has the wrong sign. It begins with dZ_L = Ŷ − Y.',
      zh: '★ 你的反向传播从 Y − Ŷ 开始（有的笔记如此），所有梯度的符号都反了。应从 dZ_L = Ŷ − Y 开始。',
    },
    wrong: backwardWith({ first: (AL, Y) => softmaxBackward(Y, AL) }),
  },
  {
    id: 'backward-without-m',
    fn,
    text: {
      en: `The 1/m is missing. The cost is a mean over the examples, and so are its gradients: ${rightDW}.`,
      zh: `缺少 1/m。成本是对样本的平均，梯度也是：${rightDW}。`,
    },
    wrong: backwardWith({ divisor: () => 1 }),
  },
  {
    id: 'backward-db-without-m',
    fn,
    text: {
      en: `The 1/m is missing in db, though not in dW. Both are means over the examples: ${rightDW}.`,
      zh: `db 中缺少 1/m（dW 中有）。两者都是对样本的平均：${rightDW}。`,
    },
    wrong: backwardWith({ biasDivisor: () => 1 }),
  },
  {
    id: 'backward-changes-cache',
    fn,
    text: {
      en: 'You change the cache that you are given: often A_L becomes Ŷ − Y in place. Make new lists with `map`; the caller still needs the old ones.',
      zh: '你修改了传入的 cache：往往是把 A_L 就地改成了 Ŷ − Y。应用 `map` 新建数组；调用者还要用原来的数。',
    },
    wrong: (X: Matrix, Y: Matrix, cache: Cache, frozenLayers: number) => {
      const gradients = backwardWith({})(X, Y, cache, frozenLayers);
      const name = `A${depthOf(cache)}`;
      cache[name] = softmaxBackward(matrixOf(cache, name), Y);
      return gradients;
    },
  },
];
