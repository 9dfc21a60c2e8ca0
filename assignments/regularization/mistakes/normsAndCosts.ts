/** Mistakes in the norms and in the costs with a penalty. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightL2 = 'J = cross-entropy + λ/(2m) Σ_l ‖W_l‖_F²';
const rightL1 = 'J = cross-entropy + (λ/m) Σ_l Σ_ij |W_l,ij|';

export const normAndCostMistakes: readonly MistakeSpec[] = [
  {
    id: 'norm-without-absolute-values',
    fn: 'pNorm',
    edits: [{ was: 'Math.abs(value)', now: 'value' }],
    text: {
      en: 'Your p-norm adds the powers of the entries with their signs, so positive and negative entries cancel and the 1-norm comes out near 0. Take absolute values first: ‖x‖_p = (Σ |x_i|^p)^(1/p).',
      zh: '你的 p 范数带着符号对各元素的幂求和，正负元素互相抵消，1 范数会接近 0。应先取绝对值：‖x‖_p = (Σ |x_i|^p)^(1/p)。',
    },
  },
  {
    id: 'norm-without-root',
    fn: 'pNorm',
    edits: [{ was: ' ** (1 / p)', now: '' }],
    text: {
      en: 'Your function returns Σ |x_i|^p without the p-th root. The norm is the root of that sum: ‖x‖_p = (Σ |x_i|^p)^(1/p).',
      zh: '你的函数返回了 Σ |x_i|^p，没有开 p 次方根。范数是这个和的 p 次方根：‖x‖_p = (Σ |x_i|^p)^(1/p)。',
    },
  },
  {
    id: 'norm-root-as-division',
    fn: 'pNorm',
    edits: [{ was: '** (1 / p)', now: '/ p' }],
    text: {
      en: 'Your function divides Σ |x_i|^p by p where it should take the p-th root. Raise the sum to the power 1/p: ‖x‖_p = (Σ |x_i|^p)^(1/p).',
      zh: '你的函数把 Σ |x_i|^p 除以了 p，而这里应当开 p 次方根。应取这个和的 1/p 次幂：‖x‖_p = (Σ |x_i|^p)^(1/p)。',
    },
  },
  {
    id: 'norm-always-euclidean',
    fn: 'pNorm',
    edits: [{ was: 'return x.reduce', now: 'p = 2; return x.reduce' }],
    text: {
      en: 'Your function returns the Euclidean length whatever p is. Use p both as the power and for the root: ‖x‖_p = (Σ |x_i|^p)^(1/p).',
      zh: '无论 p 取何值，你的函数都返回欧几里得长度。幂次和方根都应使用 p：‖x‖_p = (Σ |x_i|^p)^(1/p)。',
    },
  },
  {
    id: 'frobenius-squared',
    fn: 'frobeniusNorm',
    edits: [{ was: 'Math.sqrt(', now: '(' }],
    text: {
      en: 'Your function returns the sum of squares, which is the squared norm ‖W‖_F². The Frobenius norm is its square root: ‖W‖_F = √(Σ_ij W_ij²).',
      zh: '你的函数返回的是平方和，也就是范数的平方 ‖W‖_F²。弗罗贝尼乌斯范数是它的平方根：‖W‖_F = √(Σ_ij W_ij²)。',
    },
  },
  {
    id: 'frobenius-sum-of-row-norms',
    fn: 'frobeniusNorm',
    edits: [{ was: 'return Math.sqrt(', now: 'return W.reduce((sum, row) => sum + pNorm(row, 2), 0); (' }],
    text: {
      en: 'Your function takes the root row by row and adds the rows’ norms. Sum the squares of all entries first and take one root at the end: ‖W‖_F = √(Σ_ij W_ij²).',
      zh: '你的函数逐行开方，再把各行的范数相加。应先把所有元素的平方加起来，最后只开一次方：‖W‖_F = √(Σ_ij W_ij²)。',
    },
  },
  {
    id: 'frobenius-absolute-sum',
    fn: 'frobeniusNorm',
    edits: [{ was: 'Math.sqrt(sumOf(W, (weight) => weight ** 2))', now: 'sumOf(W, Math.abs)' }],
    text: {
      en: 'Your function adds the absolute values of the entries, which is the L1 penalty’s sum. The Frobenius norm squares them and takes the root of the sum: ‖W‖_F = √(Σ_ij W_ij²).',
      zh: '你的函数把各元素的绝对值相加，这是 L1 惩罚项的和。弗罗贝尼乌斯范数是先平方、求和，再开方：‖W‖_F = √(Σ_ij W_ij²)。',
    },
  },
  {
    id: 'l2-cost-lambda-over-m',
    fn: 'computeCostWithRegularization',
    edits: [{ was: '/ (2 * m)', now: '/ m' }],
    text: {
      en: `Your L2 penalty is scaled by λ/m, twice what it should be. The 2 in the denominator makes the gradient come out as (λ/m) W: ${rightL2}.`,
      zh: `你的 L2 惩罚项乘的是 λ/m，是应有值的两倍。分母中的 2 使梯度正好是 (λ/m) W：${rightL2}。`,
    },
  },
  {
    id: 'l2-cost-no-square',
    fn: 'computeCostWithRegularization',
    edits: [{ was: 'weight ** 2', now: 'weight' }],
    text: {
      en: `Your L2 penalty adds the weights without squaring them, so weights of opposite sign cancel. Sum the squares: ${rightL2}.`,
      zh: `你的 L2 惩罚项没有对权重平方就相加，正负权重会互相抵消。应对平方求和：${rightL2}。`,
    },
  },
  {
    id: 'l2-cost-biases-included',
    fn: 'computeCostWithRegularization',
    edits: [{ was: '+= sumOf(', now: '+= sumOf([parameters["b" + l]], (bias) => bias ** 2) + sumOf(' }],
    text: {
      en: `Your L2 penalty includes the biases b. Only the weight matrices are penalised: ${rightL2}.`,
      zh: `你的 L2 惩罚项包含了偏置 b。只有权重矩阵受到惩罚：${rightL2}。`,
    },
  },
  {
    id: 'l2-cost-last-layer-only',
    fn: 'computeCostWithRegularization',
    edits: [{ was: '+= sumOf(', now: '= sumOf(' }],
    text: {
      en: `Your L2 penalty counts the weights of the last layer only. Sum over all layers l = 1 … L: ${rightL2}.`,
      zh: `你的 L2 惩罚项只计入了最后一层的权重。应对所有层 l = 1 … L 求和：${rightL2}。`,
    },
  },
  {
    id: 'l2-cost-root-of-squares',
    fn: 'computeCostWithRegularization',
    edits: [{ was: 'sumOf(W, (weight) => weight ** 2)', now: 'frobeniusNorm(W)' }],
    text: {
      en: `Your L2 penalty adds the norms ‖W_l‖_F, with the square root still in them. The penalty takes the squared norm, a plain sum of squares: ${rightL2}.`,
      zh: `你的 L2 惩罚项把带有平方根的范数 ‖W_l‖_F 相加。惩罚项用的是范数的平方，即单纯的平方和：${rightL2}。`,
    },
  },
  {
    id: 'l2-cost-without-m',
    fn: 'computeCostWithRegularization',
    edits: [{ was: '/ (2 * m)', now: '/ 2' }],
    text: {
      en: `Your L2 penalty is λ/2 Σ W², not divided by the number of examples. Divide by 2m, so that λ means the same for every m: ${rightL2}.`,
      zh: `你的 L2 惩罚项是 λ/2 Σ W²，没有除以样本数。应除以 2m，使 λ 的含义不随 m 改变：${rightL2}。`,
    },
  },
  {
    id: 'l1-cost-without-absolute-values',
    fn: 'computeCostWithL1Regularization',
    edits: [
      { was: 'sumOf(W, Math.abs)', now: 'sumOf(W)' },
      { was: 'sumOf(W, Math.abs)', now: 'Math.abs(sumOf(W))' },
    ],
    text: {
      en: `Your L1 penalty adds the weights with their signs, so positive and negative weights cancel. Sum the absolute value of each: ${rightL1}.`,
      zh: `你的 L1 惩罚项带符号地对权重求和，正负权重互相抵消。应先对每个权重取绝对值再求和：${rightL1}。`,
    },
  },
  {
    id: 'l1-cost-lambda-over-2m',
    fn: 'computeCostWithL1Regularization',
    edits: [{ was: '/ m;', now: '/ (2 * m);' }],
    text: {
      en: `Your L1 penalty is scaled by λ/(2m). The 2 belongs to the squares of L2 only; here it is λ/m: ${rightL1}.`,
      zh: `你的 L1 惩罚项乘的是 λ/(2m)。这个 2 只属于 L2 的平方项，本课程中 L1 用 λ/m：${rightL1}。`,
    },
  },
  {
    id: 'l1-cost-squares',
    fn: 'computeCostWithL1Regularization',
    edits: [{ was: 'Math.abs', now: '(weight) => weight ** 2' }],
    text: {
      en: `Your L1 penalty adds squared weights, which is the L2 sum. L1 adds absolute values: ${rightL1}.`,
      zh: `你的 L1 惩罚项把权重的平方相加，那是 L2 的和。L1 应把绝对值相加：${rightL1}。`,
    },
  },
  {
    id: 'l1-cost-biases-included',
    fn: 'computeCostWithL1Regularization',
    edits: [{ was: '+= sumOf(', now: '+= sumOf([parameters["b" + l]], Math.abs) + sumOf(' }],
    text: {
      en: `Your L1 penalty includes the biases b. Only the weight matrices are penalised: ${rightL1}.`,
      zh: `你的 L1 惩罚项包含了偏置 b。只有权重矩阵受到惩罚：${rightL1}。`,
    },
  },
];
