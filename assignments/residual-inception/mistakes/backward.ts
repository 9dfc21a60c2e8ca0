/** Mistakes on the way back through a residual block. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { dot, type Matrix, mapEntries, shapeOf, transpose } from '../../../reference/matrix.ts';
import {
  add,
  type BlockCache,
  type BlockGradients,
  blockBackward,
  residualBlockBackward,
  sumGradient,
  weightGradient,
} from '../../../reference/residual.ts';

const right = 'dX = W1ᵀ dZ1 + dZ2, with Wsᵀ dZ2 in place of dZ2 where the shortcut is projected';

type Backward = (dA: Matrix, cache: BlockCache) => BlockGradients;

/** What the shortcut sends back of a gradient at the sum. */
const throughSkip = (dZ2: Matrix, { Ws }: BlockCache): Matrix =>
  Ws === undefined ? dZ2 : dot(transpose(Ws), dZ2);

/** The right gradients with another dX. */
const withDX =
  (dX: (dA: Matrix, cache: BlockCache, right: Matrix) => Matrix): Backward =>
  (dA, cache) => {
    const gradients = residualBlockBackward(dA, cache);
    return { ...gradients, dX: dX(dA, cache, gradients.dX) };
  };

/** The right gradients of a cache in which one thing stands wrong, so that another mask is taken. */
const withCache =
  (change: (cache: BlockCache) => BlockCache): Backward =>
  (dA, cache) =>
    residualBlockBackward(dA, change(cache));

const ones = (A: Matrix): Matrix => mapEntries(A, () => 1);

const timesM = (A: Matrix, m: number): Matrix => mapEntries(A, (value) => value * m);

const withoutMean: Backward = (dA, cache) => {
  const { dX, dW1, db1, dW2, db2, dWs } = residualBlockBackward(dA, cache);
  const [, m] = shapeOf(dA);
  const sums = {
    dX,
    dW1: timesM(dW1, m),
    db1: db1.map((db) => db * m),
    dW2: timesM(dW2, m),
    db2: db2.map((db) => db * m),
  };
  return dWs === undefined ? sums : { ...sums, dWs: timesM(dWs, m) };
};

export const backwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-skip-forgotten',
    fn: 'residualBlockBackward',
    text: {
      en: `The way back through the shortcut is missing: your dX comes through the two layers alone. The gradient splits at the sum and adds up at X: ${right}.`,
      zh: `缺少经捷径返回的梯度：你的 dX 只来自两层。梯度在加法处分开，在 X 处相加：${right}。`,
    },
    wrong: (dA: Matrix, cache: BlockCache) => {
      const gradients = residualBlockBackward(dA, cache);
      return { ...gradients, dX: blockBackward(dA, cache, null).dX };
    },
  },
  {
    id: 'backward-skip-only',
    fn: 'residualBlockBackward',
    text: {
      en: `Your dX has the shortcut’s part alone; what comes back through W2 and W1 is missing. Add both: ${right}.`,
      zh: `你的 dX 只有捷径那一部分，缺少经 W2、W1 返回的梯度。两部分要相加：${right}。`,
    },
    wrong: withDX((dA, cache) => throughSkip(sumGradient(dA, cache), cache)),
  },
  {
    id: 'backward-skip-unmasked',
    fn: 'residualBlockBackward',
    text: {
      en: `You send dA back through the shortcut as it is. The last relu comes after the sum, so its mask [A2 > 0] applies to both ways: ${right}.`,
      zh: `你把 dA 原样沿捷径传回。最后的 relu 在相加之后，掩码 [A2 > 0] 对两条路都有效：${right}。`,
    },
    wrong: withDX((dA, cache) => add(blockBackward(dA, cache, null).dX, throughSkip(dA, cache))),
  },
  {
    id: 'backward-mask-of-z2',
    fn: 'residualBlockBackward',
    text: {
      en: 'You open and close the last relu by Z2. It acts on the sum, so the mask is [Z2 + shortcut > 0], which is [A2 > 0].',
      zh: '你用 Z2 的符号作为最后一个 relu 的掩码。relu 作用在和上，掩码应为 [Z2 + 捷径 > 0]，即 [A2 > 0]。',
    },
    wrong: withCache((cache) => ({ ...cache, A2: cache.Z2 })),
  },
  {
    id: 'backward-last-relu-ignored',
    fn: 'residualBlockBackward',
    text: {
      en: 'You take dZ2 = dA, as if there were no relu after the sum (or your mask is A2 >= 0, which always holds). dZ2 = dA ∘ [A2 > 0].',
      zh: '你取了 dZ2 = dA，好像相加之后没有 relu（或者你的掩码是 A2 >= 0，它总是成立）。应为 dZ2 = dA ∘ [A2 > 0]。',
    },
    wrong: withCache((cache) => ({ ...cache, A2: ones(cache.A2) })),
  },
  {
    id: 'backward-no-mean',
    fn: 'residualBlockBackward',
    text: {
      en: 'Your dW and db are sums over the examples. The cost is an average, so they are divided by m: dW2 = (1/m) dZ2 A1ᵀ.',
      zh: '你的 dW 和 db 是对样本求和。成本是平均值，应除以 m：dW2 = (1/m) dZ2 A1ᵀ。',
    },
    wrong: withoutMean,
  },
  {
    id: 'backward-dx-mean',
    fn: 'residualBlockBackward',
    text: {
      en: `You divide dX by m as well. The mean is taken once, where dW and db are made; dA and dX do not carry it: ${right}.`,
      zh: `你把 dX 也除以了 m。平均只在计算 dW 和 db 时取一次，dA 和 dX 都不含 1/m：${right}。`,
    },
    wrong: withDX((dA, _, dX) => mapEntries(dX, (value) => value / shapeOf(dA)[1])),
  },
  {
    id: 'backward-not-projected',
    fn: 'residualBlockBackward',
    text: {
      en: 'You add dZ2 to dX although the shortcut is projected. What went forward through Ws comes back through Wsᵀ: dX = W1ᵀ dZ1 + Wsᵀ dZ2.',
      zh: '捷径经过了投影，你却直接把 dZ2 加到 dX 上。前向经过 Ws，反向就要经过 Wsᵀ：dX = W1ᵀ dZ1 + Wsᵀ dZ2。',
    },
    wrong: withDX((dA, cache) => blockBackward(dA, cache, (dZ2) => dZ2).dX),
  },
  {
    id: 'backward-ws-from-a1',
    fn: 'residualBlockBackward',
    text: {
      en: 'Your dWs is made with A1, the input of the second layer. Ws multiplies X: dWs = (1/m) dZ2 Xᵀ.',
      zh: '你的 dWs 用的是第二层的输入 A1。Ws 乘的是 X：dWs = (1/m) dZ2 Xᵀ。',
    },
    wrong: (dA: Matrix, cache: BlockCache) => {
      const gradients = residualBlockBackward(dA, cache);
      return { ...gradients, dWs: weightGradient(sumGradient(dA, cache), cache.A1) };
    },
  },
];
