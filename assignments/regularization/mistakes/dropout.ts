/** Mistakes in inverted dropout and at test time: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { backwardPropagationWithDropout, type Rng } from '../../../reference/dropout.ts';
import { at, combine, entry, type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import {
  type Cache,
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';

/** The places where a forward pass with dropout goes wrong; each has the right choice as its default. */
type Forward = {
  readonly isKept: (draw: number, keepProb: number) => boolean;
  readonly divisor: (keepProb: number) => number;
  /** Which drawn number an entry of the mask looks at. */
  readonly place: (unit: number, example: number) => readonly [number, number];
  readonly keepProbOf: (keepProb: Vector, layer: number) => number;
  readonly dropsInput: boolean;
  readonly dropsOutput: boolean;
  readonly forwardsDropped: boolean;
};

const right: Forward = {
  isKept: (draw, keepProb) => draw < keepProb,
  divisor: (keepProb) => keepProb,
  place: (unit, example) => [unit, example],
  keepProbOf: (keepProb, layer) => at(keepProb, layer - 1),
  dropsInput: false,
  dropsOutput: false,
  forwardsDropped: true,
};

function forwardWith(change: Partial<Forward>) {
  const choices = { ...right, ...change };
  return (X: Matrix, parameters: Parameters, keepProb: Vector, rng: Rng) => {
    const L = depthOf(parameters);
    const cache: Cache = {};
    let A = choices.dropsInput ? dropped(X, at(keepProb, 0), { choices, rng }).A : X;
    for (let l = 1; l <= L; l++) {
      const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
      const Z = linearForward(A, W, b);
      A = mapEntries(Z, l < L ? relu : sigmoid);
      Object.assign(cache, { [`Z${l}`]: Z, [`A${l}`]: A, [`W${l}`]: W, [`b${l}`]: b });
      if (l === L && !choices.dropsOutput) break;
      const after = dropped(A, choices.keepProbOf(keepProb, Math.min(l, L - 1)), { choices, rng });
      Object.assign(cache, { [`A${l}`]: after.A, [`D${l}`]: after.D });
      if (choices.forwardsDropped) A = after.A;
    }
    return { A3: A, cache };
  };
}

function dropped(A: Matrix, keepProb: number, { choices, rng }: { choices: Forward; rng: Rng }) {
  const draws = mapEntries(A, () => rng());
  const D = mapEntries(A, (_, i, j) =>
    choices.isKept(entry(draws, ...choices.place(i, j)), keepProb) ? 1 : 0,
  );
  return { D, A: combine(A, D, (a, kept) => (a * kept) / choices.divisor(keepProb)) };
}

const rightForward = 'A_l = relu(Z_l) ∘ D_l / keepProb_l with D_l = [rng < keepProb_l]';

const forwards: readonly MistakeSpec[] = [
  {
    id: 'dropout-no-division',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: `Your kept activations are not divided by keepProb, so the next layer gets less than it will at test time. Divide, so that the expected activation stays the same: ${rightForward}.`,
      zh: `你没有把保留下来的激活值除以 keepProb，下一层得到的输入会比测试时小。应除以 keepProb，使激活值的期望不变：${rightForward}。`,
    },
    wrong: forwardWith({ divisor: () => 1 }),
  },
  {
    id: 'dropout-mask-inverted',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: `Your mask is 1 where the random number is above keepProb, so each unit is kept with probability 1 − keepProb. A uniform number is below keepProb with probability keepProb: ${rightForward}.`,
      zh: `你的掩码在随机数大于 keepProb 时取 1，于是每个单元的保留概率成了 1 − keepProb。均匀随机数小于 keepProb 的概率才是 keepProb：${rightForward}。`,
    },
    wrong: forwardWith({ isKept: (draw, keepProb) => draw > keepProb }),
  },
  {
    id: 'dropout-divides-by-drop-probability',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: `Your kept activations are divided by 1 − keepProb, the probability of being dropped. Divide by the probability of being kept: ${rightForward}.`,
      zh: `你把保留的激活值除以了 1 − keepProb，那是被丢弃的概率。应除以保留的概率：${rightForward}。`,
    },
    wrong: forwardWith({ divisor: (keepProb) => 1 - keepProb }),
  },
  {
    id: 'dropout-one-mask-for-all-examples',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: 'Your mask has one number per unit and drops the same units in every example. Draw a number of its own for every unit and every example: D_l has the shape of A_l, (n_l, m).',
      zh: '你的掩码每个单元只有一个数，所有样本都丢弃相同的单元。应为每个单元和每个样本各抽一个随机数：D_l 与 A_l 形状相同，为 (n_l, m)。',
    },
    wrong: forwardWith({ place: (unit) => [unit, 0] }),
  },
  {
    id: 'dropout-one-mask-for-all-units',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: 'Your mask has one number per example and keeps or drops a whole layer at once. Draw a number of its own for every unit and every example: D_l has the shape of A_l, (n_l, m).',
      zh: '你的掩码每个样本只有一个数，会让整层一起保留或一起丢弃。应为每个单元和每个样本各抽一个随机数：D_l 与 A_l 形状相同，为 (n_l, m)。',
    },
    wrong: forwardWith({ place: (_unit, example) => [0, example] }),
  },
  {
    id: 'dropout-first-keep-prob-everywhere',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: 'Your code uses keepProb[0] for every hidden layer. Each layer has its own: layer l uses keepProb[l − 1], for its mask and for the division.',
      zh: '你的代码在每个隐藏层都使用 keepProb[0]。每层有自己的概率：第 l 层的掩码和除法都用 keepProb[l − 1]。',
    },
    wrong: forwardWith({ keepProbOf: (keepProb) => at(keepProb, 0) }),
  },
  {
    id: 'dropout-on-input',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: 'Your code drops entries of the input X. Dropout acts on the hidden activations A1 and A2 only: Z1 = W1 X + b1 with the whole X.',
      zh: '你的代码对输入 X 也做了随机失活。随机失活只作用于隐藏层激活 A1 和 A2：Z1 = W1 X + b1，用完整的 X。',
    },
    wrong: forwardWith({ dropsInput: true }),
  },
  {
    id: 'dropout-on-output',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: 'Your code drops and rescales entries of the output. The prediction itself stays whole: A3 = σ(Z3), without a mask.',
      zh: '你的代码对输出也做了丢弃和缩放。预测本身应保持完整：A3 = σ(Z3)，不加掩码。',
    },
    wrong: forwardWith({ dropsOutput: true }),
  },
  {
    id: 'dropout-not-passed-on',
    fn: 'forwardPropagationWithDropout',
    text: {
      en: 'Your code stores the dropped activations in the cache, but the next layer still gets the undropped ones. Pass on what you store: Z2 = W2 A1 + b2 with A1 after dropout.',
      zh: '你的代码把失活后的激活值存入了缓存，但下一层用的仍是失活前的值。应把存下的值传下去：Z2 = W2 A1 + b2，其中 A1 是失活后的。',
    },
    wrong: forwardWith({ forwardsDropped: false }),
  },
];

/** The backward pass with other masks in the cache or other probabilities: all that can go wrong there. */
function backwardWith(change: (cache: Cache, keepProb: Vector) => { cache?: Cache; keepProb?: Vector }) {
  return (X: Matrix, Y: Matrix, cache: Cache, keepProb: Vector) => {
    const changed = { cache, keepProb, ...change(cache, keepProb) };
    return backwardPropagationWithDropout(X, Y, changed.cache, changed.keepProb);
  };
}

/** The cache with every mask replaced by what `mark` says. */
function withMasks(cache: Cache, mark: (i: number, j: number) => number): Cache {
  const masks = Object.entries(cache).filter(([name]) => name.startsWith('D'));
  const replaced = masks.map(([name, D]) => [name, mapEntries(D as Matrix, (_, i, j) => mark(i, j))]);
  return { ...cache, ...Object.fromEntries(replaced) };
}

/** Counts calls, so that two calls running never see the same masks. */
let calls = 0;

const rightBackward = 'dA_l = (W_{l+1}ᵀ dZ_{l+1}) ∘ D_l / keepProb_l';

const backwards: readonly MistakeSpec[] = [
  {
    id: 'dropout-backward-new-mask',
    fn: 'backwardPropagationWithDropout',
    text: {
      en: `Your backward pass draws masks of its own, so it answers differently each time. The gradient flows through the units that were kept in the forward pass, with D1 and D2 from the cache: ${rightBackward}.`,
      zh: `你的反向传播重新抽取了掩码，因此每次结果都不同。梯度应流经前向传播中保留的单元，即使用缓存中的 D1 和 D2：${rightBackward}。`,
    },
    wrong: backwardWith((cache) => {
      calls += 1;
      return { cache: withMasks(cache, (i, j) => (i + j + calls) % 2) };
    }),
  },
  {
    id: 'dropout-backward-no-mask',
    fn: 'backwardPropagationWithDropout',
    text: {
      en: `Your backward pass does not apply the masks, so gradient flows through dropped units. Multiply dA by the same mask as the forward pass: ${rightBackward}.`,
      zh: `你的反向传播没有使用掩码，梯度会流过被丢弃的单元。应把 dA 乘上与前向传播相同的掩码：${rightBackward}。`,
    },
    wrong: backwardWith((cache) => ({ cache: withMasks(cache, () => 1) })),
  },
  {
    id: 'dropout-backward-no-division',
    fn: 'backwardPropagationWithDropout',
    text: {
      en: `Your backward pass applies the masks but does not divide by keepProb. The forward pass scaled the activations, so the gradient is scaled, too: ${rightBackward}.`,
      zh: `你的反向传播使用了掩码，但没有除以 keepProb。前向传播缩放了激活值，梯度也要同样缩放：${rightBackward}。`,
    },
    wrong: backwardWith((_cache, keepProb) => ({ keepProb: keepProb.map(() => 1) })),
  },
  {
    id: 'dropout-backward-first-keep-prob-everywhere',
    fn: 'backwardPropagationWithDropout',
    text: {
      en: 'Your backward pass divides by keepProb[0] in every layer. Each layer has its own: dA_l is divided by keepProb[l − 1].',
      zh: '你的反向传播在每一层都除以 keepProb[0]。每层有自己的概率：dA_l 应除以 keepProb[l − 1]。',
    },
    wrong: backwardWith((_cache, keepProb) => ({ keepProb: keepProb.map(() => at(keepProb, 0)) })),
  },
];

export const dropoutMistakes: readonly MistakeSpec[] = [...forwards, ...backwards];
