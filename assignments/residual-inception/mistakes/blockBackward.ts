/** Mistakes on the way back through one residual block. */
import type { Edit } from '../../../grader/model.ts';
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightDX = 'dX = W1ᵀ dZ1 + dZ2, with Wsᵀ dZ2 in place of dZ2 where the shortcut is projected';

const withoutMean: readonly Edit[] = [
  { within: 'weightGradient', was: ' / m', now: '' },
  { within: 'biasGradient', was: ' / m', now: '' },
];

export const blockBackwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-skip-forgotten',
    fn: 'residualBlockBackward',
    edits: [{ within: 'blockBackward', was: 'add(throughLayers, throughShortcut)', now: 'throughLayers' }],
    text: {
      en: `The way back through the shortcut is missing: your dX comes through the two layers alone. The gradient splits at the sum and adds up at X: ${rightDX}.`,
      zh: `缺少经捷径返回的梯度：你的 dX 只来自两层。梯度在加法处分开，在 X 处相加：${rightDX}。`,
    },
  },
  {
    id: 'backward-skip-only',
    fn: 'residualBlockBackward',
    edits: [{ within: 'blockBackward', was: 'add(throughLayers, throughShortcut)', now: 'throughShortcut' }],
    text: {
      en: `Your dX has the shortcut’s part alone; what comes back through W2 and W1 is missing. Add both: ${rightDX}.`,
      zh: `你的 dX 只有捷径那一部分，缺少经 W2、W1 返回的梯度。两部分要相加：${rightDX}。`,
    },
  },
  {
    id: 'backward-skip-unmasked',
    fn: 'residualBlockBackward',
    edits: [
      {
        within: 'blockBackward',
        was: '? dZ2 : dot(transpose(Ws), dZ2)',
        now: '? dA : dot(transpose(Ws), dA)',
      },
    ],
    text: {
      en: `You send dA back through the shortcut as it is. The last relu comes after the sum, so its mask [A2 > 0] applies to both ways: ${rightDX}.`,
      zh: `你把 dA 原样沿捷径传回。最后的 relu 在相加之后，掩码 [A2 > 0] 对两条路都有效：${rightDX}。`,
    },
  },
  {
    id: 'backward-skip-masked-twice',
    fn: 'residualBlockBackward',
    edits: [
      {
        within: 'blockBackward',
        was: '? dZ2 :',
        now: '? mapEntries(dZ2, (d, i, j) => (Z1.length === X.length && Z1[i][j] <= 0 ? 0 : d)) :',
      },
    ],
    text: {
      en: `You close the way back through the shortcut where Z1 is not positive. The shortcut passes both layers by, the first relu, too: only [A2 > 0] applies to it: ${rightDX}.`,
      zh: `在 Z1 不为正的位置，你把经捷径传回的梯度也截断了。捷径绕过两层，包括第一个 relu，只受 [A2 > 0] 影响：${rightDX}。`,
    },
  },
  {
    id: 'backward-mask-of-z2',
    fn: 'residualBlockBackward',
    edits: [{ within: 'blockBackward', was: 'reluBackward(dA, A2)', now: 'reluBackward(dA, cache.Z2)' }],
    text: {
      en: 'You open and close the last relu by Z2. It acts on the sum, so the mask is [Z2 + shortcut > 0], which is [A2 > 0].',
      zh: '你用 Z2 的符号作为最后一个 relu 的掩码。relu 作用在和上，掩码应为 [Z2 + 捷径 > 0]，即 [A2 > 0]。',
    },
  },
  {
    id: 'backward-last-relu-ignored',
    fn: 'residualBlockBackward',
    edits: [
      { within: 'blockBackward', was: 'reluBackward(dA, A2)', now: 'dA' },
      [
        { within: 'blockBackward', was: 'reluBackward(dA, A2)', now: 'dA' },
        {
          within: 'blockBackward',
          was: 'reluBackward(dA1, Z1)',
          now: 'mapEntries(dA1, (d, i, j) => (Z1[i][j] >= 0 ? d : 0))',
        },
      ],
    ],
    text: {
      en: 'You take dZ2 = dA, as if there were no relu after the sum (or your mask is A2 >= 0, which always holds). dZ2 = dA ∘ [A2 > 0].',
      zh: '你取了 dZ2 = dA，好像相加之后没有 relu（或者你的掩码是 A2 >= 0，它总是成立）。应为 dZ2 = dA ∘ [A2 > 0]。',
    },
  },
  {
    id: 'backward-no-mean',
    fn: 'residualBlockBackward',
    edits: [withoutMean, ...withoutMean],
    text: {
      en: 'Your dW and db, or some of them, are sums over the examples. The cost is an average, so each of them is divided by m: dW2 = (1/m) dZ2 A1ᵀ.',
      zh: '你的 dW 和 db（全部或其中一部分）是对样本求和。成本是平均值，每一个都应除以 m：dW2 = (1/m) dZ2 A1ᵀ。',
    },
  },
  {
    id: 'backward-ws-no-mean',
    fn: 'residualBlockBackward',
    edits: [{ within: 'blockBackward', was: 'weightGradient(dZ2, X)', now: 'dot(dZ2, transpose(X))' }],
    text: {
      en: 'Your dWs is a sum over the examples. The cost is an average, so it is divided by m like the other gradients: dWs = (1/m) dZ2 Xᵀ.',
      zh: '你的 dWs 是对样本的求和。成本是平均值，所以它与其他梯度一样要除以 m：dWs = (1/m) dZ2 Xᵀ。',
    },
  },
  {
    id: 'backward-dx-mean',
    fn: 'residualBlockBackward',
    edits: [
      {
        within: 'blockBackward',
        was: 'add(throughLayers, throughShortcut)',
        now: 'mapEntries(add(throughLayers, throughShortcut), (dx) => dx / shapeOf(dA)[1])',
      },
    ],
    text: {
      en: `You divide dX by m as well. The mean is taken once, where dW and db are made; dA and dX do not carry it: ${rightDX}.`,
      zh: `你把 dX 也除以了 m。平均只在计算 dW 和 db 时取一次，dA 和 dX 都不含 1/m：${rightDX}。`,
    },
  },
  {
    id: 'backward-not-projected',
    fn: 'residualBlockBackward',
    edits: [{ within: 'blockBackward', was: 'dot(transpose(Ws), dZ2)', now: 'dZ2' }],
    text: {
      en: 'You add dZ2 to dX although the shortcut is projected. What went forward through Ws comes back through Wsᵀ: dX = W1ᵀ dZ1 + Wsᵀ dZ2.',
      zh: '捷径经过了投影，你却直接把 dZ2 加到 dX 上。前向经过 Ws，反向就要经过 Wsᵀ：dX = W1ᵀ dZ1 + Wsᵀ dZ2。',
    },
  },
  {
    id: 'backward-ws-from-a1',
    fn: 'residualBlockBackward',
    edits: [{ within: 'blockBackward', was: 'weightGradient(dZ2, X)', now: 'weightGradient(dZ2, A1)' }],
    text: {
      en: 'Your dWs is made with A1, the input of the second layer. Ws multiplies X: dWs = (1/m) dZ2 Xᵀ.',
      zh: '你的 dWs 用的是第二层的输入 A1。Ws 乘的是 X：dWs = (1/m) dZ2 Xᵀ。',
    },
  },
];
