/** Mistakes in the functions of one number: differences and the one-dimensional check. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const differenceMistakes: readonly MistakeSpec[] = [
  {
    id: 'one-sided-is-two-sided',
    fn: 'oneSidedDifference',
    edits: [
      { was: 'f(theta)) / epsilon', now: 'f(theta - epsilon)) / (2 * epsilon)' },
      { was: 'f(theta))', now: 'f(theta - epsilon))' },
    ],
    text: {
      en: 'Your one-sided difference looks at both sides of θ. Here only the right side counts: (f(θ + ε) − f(θ)) / ε, which gives 3.0301 for θ³ at θ = 1, ε = 0.01.',
      zh: '你的单边差商用到了 θ 的两侧。这里只用右侧：(f(θ + ε) − f(θ)) / ε，对 θ³ 在 θ = 1、ε = 0.01 处得 3.0301。',
    },
  },
  {
    id: 'one-sided-from-the-left',
    fn: 'oneSidedDifference',
    edits: [{ was: 'f(theta + epsilon) - f(theta)', now: 'f(theta) - f(theta - epsilon)' }],
    text: {
      en: 'Your difference steps to the left, (f(θ) − f(θ − ε)) / ε. The assignment asks for the step to the right: (f(θ + ε) − f(θ)) / ε.',
      zh: '你的差商向左走了一步：(f(θ) − f(θ − ε)) / ε。题目要求向右：(f(θ + ε) − f(θ)) / ε。',
    },
  },
  {
    id: 'one-sided-divides-by-two-epsilon',
    fn: 'oneSidedDifference',
    edits: [{ was: '/ epsilon', now: '/ (2 * epsilon)' }],
    text: {
      en: 'Your one-sided difference is divided by 2ε, so it is half of the slope. The two points θ and θ + ε are ε apart: divide by ε.',
      zh: '你的单边差商除以了 2ε，结果只有斜率的一半。θ 与 θ + ε 相距 ε，应除以 ε。',
    },
  },
  {
    id: 'two-sided-is-one-sided',
    fn: 'twoSidedDifference',
    edits: [{ was: 'f(theta - epsilon)) / (2 * epsilon)', now: 'f(theta)) / epsilon' }],
    text: {
      en: 'Your two-sided difference looks only at θ and θ + ε, so its error shrinks like ε instead of ε². Take both sides: (f(θ + ε) − f(θ − ε)) / 2ε.',
      zh: '你的双边差商只用了 θ 和 θ + ε，误差按 ε 而不是 ε² 缩小。应取两侧：(f(θ + ε) − f(θ − ε)) / 2ε。',
    },
  },
  {
    id: 'two-sided-divides-by-epsilon',
    fn: 'twoSidedDifference',
    edits: [{ was: '(2 * epsilon)', now: 'epsilon' }],
    text: {
      en: 'Your two-sided difference is divided by ε, so it is twice the slope. The points θ − ε and θ + ε are 2ε apart: divide by 2ε.',
      zh: '你的双边差商除以了 ε，结果是斜率的两倍。θ − ε 与 θ + ε 相距 2ε，应除以 2ε。',
    },
  },
  {
    id: 'two-sided-missing-parentheses',
    fn: 'twoSidedDifference',
    edits: [{ was: '(2 * epsilon)', now: '2 * epsilon' }],
    text: {
      en: 'Your code divides by 2 and then multiplies by ε: "/ 2 * ε" is read from left to right. Put the width in parentheses: (f(θ + ε) − f(θ − ε)) / (2 * ε).',
      zh: '你的代码先除以 2 再乘以 ε：“/ 2 * ε” 从左到右计算。请给宽度加括号：(f(θ + ε) − f(θ − ε)) / (2 * ε)。',
    },
  },
  {
    id: 'two-sided-reversed',
    fn: 'twoSidedDifference',
    edits: [
      { was: 'f(theta + epsilon) - f(theta - epsilon)', now: 'f(theta - epsilon) - f(theta + epsilon)' },
    ],
    text: {
      en: 'Your difference is taken the wrong way round, so its sign is reversed. The right point comes first: (f(θ + ε) − f(θ − ε)) / 2ε.',
      zh: '你的差取反了，符号相反。应以右侧点减左侧点：(f(θ + ε) − f(θ − ε)) / 2ε。',
    },
  },
  {
    id: 'forward-adds',
    fn: 'forwardPropagation',
    edits: [{ was: 'theta * x', now: 'theta + x' }],
    text: {
      en: 'Your cost adds x and θ. The cost of the exercise is their product, J(θ) = θ x.',
      zh: '你的成本把 x 和 θ 相加了。本练习的成本是两者之积：J(θ) = θ x。',
    },
  },
  {
    id: 'backward-is-theta',
    fn: 'backwardPropagation',
    edits: [{ was: 'return x', now: 'return _theta' }],
    text: {
      en: 'Your function returns θ, which is the derivative with respect to x. The gradient is taken with respect to θ: dJ/dθ = x.',
      zh: '你的函数返回了 θ，那是对 x 的导数。这里要对 θ 求导：dJ/dθ = x。',
    },
  },
  {
    id: 'backward-is-the-cost',
    fn: 'backwardPropagation',
    edits: [{ was: 'return x', now: 'return _theta * x' }],
    text: {
      en: 'Your function returns θ x, which is the cost itself. Its derivative with respect to θ is dJ/dθ = x.',
      zh: '你的函数返回了 θ x，那是成本本身。它对 θ 的导数是 dJ/dθ = x。',
    },
  },
  {
    id: 'backward-is-one',
    fn: 'backwardPropagation',
    edits: [{ was: 'return x', now: 'return 1' }],
    text: {
      en: 'Your function returns 1, as if J were θ alone. With J(θ) = θ x the factor x stays: dJ/dθ = x.',
      zh: '你的函数返回了 1，好像 J 只是 θ。由 J(θ) = θ x，因子 x 保留：dJ/dθ = x。',
    },
  },
  {
    id: 'check-one-sided',
    fn: 'gradientCheck',
    edits: [{ was: 'JMinus) / (2 * epsilon)', now: 'forward(x, theta)) / epsilon' }],
    text: {
      en: 'Your check approximates the slope from θ and θ + ε only, and its own error hides small bugs. Use the two-sided difference (J(θ + ε) − J(θ − ε)) / 2ε.',
      zh: '你的检验只用 θ 和 θ + ε 近似斜率，它自身的误差会掩盖小错误。应使用双边差商 (J(θ + ε) − J(θ − ε)) / 2ε。',
    },
  },
  {
    id: 'check-divides-by-epsilon',
    fn: 'gradientCheck',
    edits: [{ was: '(2 * epsilon)', now: 'epsilon' }],
    text: {
      en: 'Your approximated slope is divided by ε, so it is twice too large. The two points are 2ε apart: (J(θ + ε) − J(θ − ε)) / 2ε.',
      zh: '你的近似斜率除以了 ε，大了一倍。两点相距 2ε：(J(θ + ε) − J(θ − ε)) / 2ε。',
    },
  },
  {
    id: 'check-without-denominator',
    fn: 'gradientCheck',
    edits: [{ was: ' / (Math.abs(gradApprox) + Math.abs(grad))', now: '' }],
    text: {
      en: 'Your check returns |gradApprox − grad|, whose size depends on the size of the gradient. Divide by |gradApprox| + |grad| to get a ratio.',
      zh: '你的检验返回 |gradApprox − grad|，它的大小取决于梯度本身的大小。应除以 |gradApprox| + |grad| 得到比率。',
    },
  },
  {
    id: 'check-epsilon-in-denominator',
    fn: 'gradientCheck',
    edits: [{ was: 'Math.abs(grad))', now: 'Math.abs(grad) + epsilon)' }],
    text: {
      en: 'Your denominator has ε added to it, which makes every difference a little too small. The denominator is |gradApprox| + |grad| alone; ε is only the step.',
      zh: '你的分母多加了 ε，使结果偏小。分母只是 |gradApprox| + |grad|，ε 只是步长。',
    },
  },
  {
    id: 'check-size-of-the-sum',
    fn: 'gradientCheck',
    edits: [{ was: '(Math.abs(gradApprox) + Math.abs(grad))', now: 'Math.abs(gradApprox + grad)' }],
    text: {
      en: 'Your denominator is |gradApprox + grad|, which is near zero when the signs are opposite. Take the sum of the sizes: |gradApprox| + |grad|.',
      zh: '你的分母是 |gradApprox + grad|，符号相反时它接近零。应取绝对值之和：|gradApprox| + |grad|。',
    },
  },
  {
    id: 'check-signed',
    fn: 'gradientCheck',
    edits: [
      { was: 'Math.abs(gradApprox - grad)', now: '(gradApprox - grad)' },
      { was: 'Math.abs(gradApprox - grad)', now: '(grad - gradApprox)' },
    ],
    text: {
      en: 'Your difference keeps its sign, so a gradient that is wrong in one direction passes every "smaller than" test. Take absolute values: |gradApprox − grad| / (|gradApprox| + |grad|).',
      zh: '你的差保留了符号，朝一个方向出错的梯度会通过任何“小于”判断。应取绝对值：|gradApprox − grad| / (|gradApprox| + |grad|)。',
    },
  },
  {
    id: 'check-ignores-given-functions',
    fn: 'gradientCheck',
    edits: [
      {
        was: 'requireStep(epsilon);',
        now: '[forward, backward] = [forwardPropagation, backwardPropagation];',
      },
    ],
    text: {
      en: 'Your check always uses J = θ x, whatever cost and derivative it is given. Call the arguments forward(x, θ) and backward(x, θ); the exercise’s own functions are only their default.',
      zh: '你的检验总是用 J = θ x，忽略了传入的成本和导数。应调用参数 forward(x, θ) 和 backward(x, θ)，练习中的函数只是默认值。',
    },
  },
];
