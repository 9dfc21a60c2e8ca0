/** Mistakes in L layers backward. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const modelBackwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-sign',
    fn: 'lModelBackward',
    edits: [{ was: 'a - y', now: 'y - a' }],
    text: {
      en: 'Your gradients all have the wrong sign, as dZ_L = Y − A_L gives; some lecture notes print it that way. The output error is dZ_L = A_L − Y.',
      zh: '你的梯度符号全反了，dZ_L = Y − A_L 就会如此；有的讲义就是这样印的。输出误差是 dZ_L = A_L − Y。',
    },
  },
  {
    id: 'backward-not-averaged',
    fn: 'lModelBackward',
    edits: [{ within: 'linearBackward', was: '[, m] = shapeOf(APrev)', now: 'm = 1' }],
    text: {
      en: 'Your gradients are sums over the examples, m times too large. The cost is an average: dW and db carry 1/m in every layer.',
      zh: '你的梯度是对样本求和，大了 m 倍。成本是平均值：每一层的 dW 和 db 都要乘 1/m。',
    },
  },
  {
    id: 'backward-averaged-twice',
    fn: 'lModelBackward',
    edits: [{ was: 'a - y', now: '(a - y) / Y[0].length' }],
    text: {
      en: 'Your gradients are divided by m twice. Divide in dW and db alone; dZ_L = A_L − Y carries no 1/m.',
      zh: '你的梯度除了两次 m。只在 dW 和 db 中除；dZ_L = A_L − Y 不带 1/m。',
    },
  },
  {
    id: 'backward-averaged-in-every-layer',
    fn: 'lModelBackward',
    edits: [
      {
        within: 'linearBackward',
        was: 'dot(transpose(W), dZ)',
        now: 'mapEntries(dot(transpose(W), dZ), (value) => value / m)',
      },
    ],
    text: {
      en: 'Your gradients are divided by m once more for each layer below the last, as 1/m in dA does. dA_(l−1) = Wᵀ dZ carries no 1/m.',
      zh: '从最后一层往下，你的梯度每经过一层就多除一次 m，dA 中带 1/m 就会如此。dA_(l−1) = Wᵀ dZ 不带 1/m。',
    },
  },
  {
    id: 'backward-relu-forgotten',
    fn: 'lModelBackward',
    edits: [
      {
        was: "linearActivationBackward(step.dAPrev, below, 'relu')",
        now: 'linearBackward(step.dAPrev, below)',
      },
    ],
    text: {
      en: 'Your hidden layers pass the gradient on where relu was closed. dZ_l = dA_l where Z_l > 0, and 0 elsewhere.',
      zh: '你的隐藏层在 relu 关闭处仍把梯度传了下去。Z_l > 0 处 dZ_l = dA_l，其余为 0。',
    },
  },
  {
    id: 'backward-sigmoid-in-hidden-layers',
    fn: 'lModelBackward',
    edits: [{ was: "'relu'", now: "'sigmoid'" }],
    text: {
      en: 'Your hidden layers go back through sigmoid. They used relu on the way forward: dZ_l = dA_l where Z_l > 0, and 0 elsewhere.',
      zh: '你的隐藏层按 sigmoid 反向传播。它们前向时用的是 relu：Z_l > 0 处 dZ_l = dA_l，其余为 0。',
    },
  },
  {
    id: 'backward-output-slope-twice',
    fn: 'lModelBackward',
    edits: [{ was: 'linearBackward(dZ, last)', now: "linearActivationBackward(dZ, last, 'sigmoid')" }],
    text: {
      en: 'Your dZ_L is (A_L − Y) times the slope of sigmoid. A_L − Y is dZ_L already: in it the slope has cancelled.',
      zh: '你的 dZ_L 是 (A_L − Y) 再乘 sigmoid 的导数。A_L − Y 已经是 dZ_L：其中导数已经约去。',
    },
  },
  {
    id: 'backward-through-dal',
    fn: 'lModelBackward',
    edits: [
      {
        was: 'combine(AL, Y, (a, y) => a - y)',
        now: 'sigmoidBackward(combine(AL, Y, (a, y) => -y / a + (1 - y) / (1 - a)), last.Z)',
      },
    ],
    text: {
      en: 'Your gradients are NaN where ŷ is exactly 0 or 1: on the way through dA_L = −Y/A_L + (1 − Y)/(1 − A_L) stands 0/0. Take dZ_L = A_L − Y directly.',
      zh: 'ŷ 恰为 0 或 1 时你的梯度变成 NaN：经过 dA_L = −Y/A_L + (1 − Y)/(1 − A_L) 会出现 0/0。应直接取 dZ_L = A_L − Y。',
    },
  },
  {
    id: 'backward-through-clipped-dal',
    fn: 'lModelBackward',
    edits: [
      {
        was: 'combine(AL, Y, (a, y) => a - y)',
        now: 'sigmoidBackward(combine(AL, Y, (a, y) => -y / Math.max(a, 1e-15) + (1 - y) / Math.max(1 - a, 1e-15)), last.Z)',
      },
    ],
    text: {
      en: 'Your gradients are 0 where ŷ is certain and wrong: dA_L is clipped, and the slope of sigmoid there is 0. Such an example should push hardest: take dZ_L = A_L − Y directly.',
      zh: 'ŷ 完全确定却错误时你的梯度是 0：dA_L 被截断，而 sigmoid 在那里的导数是 0。这样的样本本应推动最大：应直接取 dZ_L = A_L − Y。',
    },
  },
];
