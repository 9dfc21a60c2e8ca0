/** Mistakes in the backward pass of the exercise and in checking a whole network. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const doubledDW2 = {
  was: '(dot(dZ2, transpose(A1)), overM)',
  now: '(dot(dZ2, transpose(A1)), (sum) => 2 * overM(sum))',
};

const fourfoldDb1 = { was: 'rowSums(dZ1).map(overM)', now: 'rowSums(dZ1).map((sum) => 4 * overM(sum))' };

export const backwardMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-dw2-doubled',
    fn: 'backwardPropagationN',
    edits: [doubledDW2],
    text: {
      en: 'Your dW2 is twice the right gradient: the factor 2 of the exercise is still there. dW2 = (1/m) dZ2 A1ᵀ, like every other layer.',
      zh: '你的 dW2 是正确梯度的两倍：练习中埋下的因子 2 还在。dW2 = (1/m) dZ2 A1ᵀ，与其他层相同。',
    },
  },
  {
    id: 'backward-db1-fourfold',
    fn: 'backwardPropagationN',
    edits: [fourfoldDb1],
    text: {
      en: 'Your db1 is four times the right gradient: the 4/m of the exercise is still there. db1 = (1/m) row sums of dZ1.',
      zh: '你的 db1 是正确梯度的四倍：练习中埋下的 4/m 还在。db1 = (1/m) × dZ1 的行和。',
    },
  },
  {
    id: 'backward-both-planted-bugs',
    fn: 'backwardPropagationN',
    edits: [[doubledDW2, fourfoldDb1]],
    text: {
      en: 'Both planted bugs of the exercise are still in your backward pass. dW2 = (1/m) dZ2 A1ᵀ without the factor 2, and db1 = (1/m) row sums of dZ1 with 1/m instead of 4/m.',
      zh: '练习中埋下的两个错误都还在你的反向传播里。dW2 = (1/m) dZ2 A1ᵀ，没有因子 2；db1 = (1/m) × dZ1 的行和，是 1/m 而不是 4/m。',
    },
  },
  {
    id: 'backward-sign',
    fn: 'backwardPropagationN',
    edits: [{ was: 'a - y', now: 'y - a' }],
    text: {
      en: 'Your gradients all have the wrong sign, as dZ3 = Y − A3 gives. The output error is dZ3 = A3 − Y.',
      zh: '你的梯度符号全反了，dZ3 = Y − A3 就会如此。输出误差是 dZ3 = A3 − Y。',
    },
  },
  {
    id: 'backward-not-averaged',
    fn: 'backwardPropagationN',
    edits: [{ was: 'sum / m', now: 'sum' }],
    text: {
      en: 'Your gradients are sums over the examples, m times too large. The cost is an average, so dW and db carry 1/m.',
      zh: '你的梯度是对样本求和，大了 m 倍。成本是平均值，因此 dW 和 db 都要乘 1/m。',
    },
  },
  {
    id: 'backward-averaged-twice',
    fn: 'backwardPropagationN',
    edits: [{ was: 'a - y', now: '(a - y) / m' }],
    text: {
      en: 'Your gradients are divided by m twice. Divide once: in dW and db, not in dZ as well.',
      zh: '你的梯度除了两次 m。只应除一次：在 dW 和 db 中除，dZ 中不再除。',
    },
  },
  {
    id: 'backward-relu-forgotten',
    fn: 'backwardPropagationN',
    edits: [
      { was: 'reluBackward(dA1, Z1)', now: 'dA1' },
      { was: 'reluBackward(dA2, Z2)', now: 'dA2' },
      [
        { was: 'reluBackward(dA1, Z1)', now: 'dA1' },
        { was: 'reluBackward(dA2, Z2)', now: 'dA2' },
      ],
    ],
    text: {
      en: 'A hidden layer of yours passes the gradient on where relu was closed. dZ_l = W_{l+1}ᵀ dZ_{l+1}, and 0 wherever Z_l ≤ 0.',
      zh: '你有隐藏层在 relu 关闭处仍把梯度传了下去。dZ_l = W_{l+1}ᵀ dZ_{l+1}，而在 Z_l ≤ 0 处为 0。',
    },
  },
  {
    id: 'backward-slope-at-zero',
    fn: 'backwardPropagationN',
    edits: [{ within: 'reluBackward', was: 'z > 0', now: 'z >= 0' }],
    text: {
      en: 'Your slope of relu at Z = 0 is 1. Here it is taken as 0: dA passes only where Z > 0.',
      zh: '你的 relu 在 Z = 0 处的导数取了 1。这里约定取 0：只有 Z > 0 处才让 dA 通过。',
    },
  },
  {
    id: 'backward-db-of-first-example',
    fn: 'backwardPropagationN',
    edits: [
      { within: 'rowSums', was: 'row.reduce((sum, value) => sum + value, 0)', now: 'row[0]' },
      [
        { was: 'rowSums(dZ3).map(overM)', now: 'dZ3.map((row) => row[0])' },
        { was: 'rowSums(dZ2).map(overM)', now: 'dZ2.map((row) => row[0])' },
        { was: 'rowSums(dZ1).map(overM)', now: 'dZ1.map((row) => row[0])' },
      ],
    ],
    text: {
      en: 'Your db is dZ of the first example. Each example moves the bias: db_l = (1/m) times the sum of dZ_l along each row.',
      zh: '你的 db 只取了第一个样本的 dZ。每个样本都会影响偏置：db_l = (1/m) × dZ_l 每一行之和。',
    },
  },
];

export const checkMistakes: readonly MistakeSpec[] = [
  {
    id: 'check-n-one-sided',
    fn: 'gradientCheckN',
    edits: [{ within: 'approximateGradient', was: 'JMinus) / (2 * epsilon)', now: 'J(theta)) / epsilon' }],
    text: {
      en: 'Your gradApprox uses one-sided differences, so it is off by O(ε) even for a right gradient. Take (J(θ + ε e_i) − J(θ − ε e_i)) / 2ε.',
      zh: '你的 gradApprox 用了单边差商，梯度正确时也有 O(ε) 的误差。应取 (J(θ + ε e_i) − J(θ − ε e_i)) / 2ε。',
    },
  },
  {
    id: 'check-n-divides-by-epsilon',
    fn: 'gradientCheckN',
    edits: [{ within: 'approximateGradient', was: '(2 * epsilon)', now: 'epsilon' }],
    text: {
      en: 'Your gradApprox is divided by ε and comes out twice too large, so every right gradient looks like a bug. The two points are 2ε apart: divide by 2ε.',
      zh: '你的 gradApprox 除以了 ε，大了一倍，正确的梯度也会被当成错误。两点相距 2ε，应除以 2ε。',
    },
  },
  {
    id: 'check-n-nudges-stay',
    fn: 'gradientCheckN',
    edits: [
      { within: 'approximateGradient', was: 'moved[i] = value;', now: '' },
      [
        {
          within: 'approximateGradient',
          was: 'moved[i] = value + epsilon;',
          now: 'for (let k = 0; k <= i; k++) moved[k] = theta[k] + epsilon;',
        },
        {
          within: 'approximateGradient',
          was: 'moved[i] = value - epsilon;',
          now: 'for (let k = 0; k <= i; k++) moved[k] = theta[k] - epsilon;',
        },
      ],
    ],
    text: {
      en: 'Your θ keeps the ε of the components before: they are still moved when the next one is checked. Start every component from a fresh copy of θ.',
      zh: '你的 θ 保留了前面各分量的 ε：检验下一个分量时它们仍是移动过的。每个分量都应从 θ 的新副本开始。',
    },
  },
  {
    id: 'check-n-biases-left-out',
    fn: 'gradientCheckN',
    edits: [
      {
        within: 'vectorToDictionary',
        was: 'at(theta, offset + rows * columns + i)',
        now: "parameters['b' + l][i]",
      },
    ],
    text: {
      en: 'Your check never moves the biases, so their gradApprox stays 0. θ holds W1, b1, W2, b2, …, and every entry is checked.',
      zh: '你的检验没有移动偏置，它们的 gradApprox 一直是 0。θ 包含 W1, b1, W2, b2, …，每个分量都要检验。',
    },
  },
  {
    id: 'check-n-gradients-by-columns',
    fn: 'gradientCheckN',
    edits: [
      {
        within: 'gradientsToVector',
        was: 'dW.flat()',
        now: 'dW[0].flatMap((_, j) => dW.map((row) => row[j]))',
      },
    ],
    text: {
      en: 'Your gradients and parameters are not in the same order: dW is read by columns, W by rows. Component i of both must belong to the same weight.',
      zh: '你的梯度与参数次序不一致：dW 按列读，W 按行读。两者的第 i 个分量必须属于同一个权重。',
    },
  },
  {
    id: 'check-n-squared-norms',
    fn: 'gradientCheckN',
    edits: [{ within: 'norm', was: 'Math.sqrt', now: '' }],
    text: {
      en: 'Your difference is made of squared norms, which makes a bug look far smaller than it is. Take the root: ‖gradApprox − grad‖ / (‖gradApprox‖ + ‖grad‖).',
      zh: '你的 difference 用了范数的平方，错误会显得小得多。应开方：‖gradApprox − grad‖ / (‖gradApprox‖ + ‖grad‖)。',
    },
  },
];
