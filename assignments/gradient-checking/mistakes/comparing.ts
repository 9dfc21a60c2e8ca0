/** Mistakes in comparing two gradients: the ratio and the verdict. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const ratioMistakes: readonly MistakeSpec[] = [
  {
    id: 'difference-squared-norms',
    fn: 'relativeDifference',
    edits: [{ within: 'norm', was: 'Math.sqrt', now: '' }],
    text: {
      en: 'Your norms are squared: the root is missing, which makes a small difference look far smaller than it is. ‖v‖ = √(Σ v_i²), in the numerator and in both parts of the denominator.',
      zh: '你的范数没有开方，小的差异会显得更小。‖v‖ = √(Σ v_i²)，分子和分母的两项都是如此。',
    },
  },
  {
    id: 'difference-no-denominator',
    fn: 'relativeDifference',
    edits: [{ was: ' / (norm(gradApprox) + norm(grad))', now: '' }],
    text: {
      en: 'Your function returns ‖gradApprox − grad‖, which is large for large gradients even when they are right. Divide by ‖gradApprox‖ + ‖grad‖.',
      zh: '你的函数返回 ‖gradApprox − grad‖，梯度大时即使正确它也会很大。应除以 ‖gradApprox‖ + ‖grad‖。',
    },
  },
  {
    id: 'difference-maximum-norm',
    fn: 'relativeDifference',
    edits: [
      {
        within: 'norm',
        was: 'Math.sqrt(v.reduce((sum, value) => sum + value * value, 0))',
        now: 'Math.max(...v.map(Math.abs))',
      },
    ],
    text: {
      en: 'Your lengths are the largest absolute entries. The norm here is the Euclidean one: ‖v‖ = √(Σ v_i²).',
      zh: '你用最大的绝对值作为长度。这里用欧氏范数：‖v‖ = √(Σ v_i²)。',
    },
  },
  {
    id: 'difference-sum-norm',
    fn: 'relativeDifference',
    edits: [
      {
        within: 'norm',
        was: 'Math.sqrt(v.reduce((sum, value) => sum + value * value, 0))',
        now: 'v.reduce((sum, value) => sum + Math.abs(value), 0)',
      },
    ],
    text: {
      en: 'Your lengths are sums of absolute values. The norm here is the Euclidean one: ‖v‖ = √(Σ v_i²).',
      zh: '你用绝对值之和作为长度。这里用欧氏范数：‖v‖ = √(Σ v_i²)。',
    },
  },
  {
    id: 'difference-one-norm-below',
    fn: 'relativeDifference',
    edits: [
      { was: '(norm(gradApprox) + norm(grad))', now: 'norm(grad)' },
      { was: '(norm(gradApprox) + norm(grad))', now: 'norm(gradApprox)' },
    ],
    text: {
      en: 'Your denominator is one of the two norms alone, so the two gradients do not count alike. Divide by the sum ‖gradApprox‖ + ‖grad‖.',
      zh: '你的分母只有两个范数中的一个，两个梯度的地位不对等。应除以两者之和 ‖gradApprox‖ + ‖grad‖。',
    },
  },
  {
    id: 'difference-norm-of-the-sum',
    fn: 'relativeDifference',
    edits: [
      {
        was: '(norm(gradApprox) + norm(grad))',
        now: 'norm(grad.map((value, index) => gradApprox[index] + value))',
      },
    ],
    text: {
      en: 'Your denominator is the norm of the sum, ‖gradApprox + grad‖, which is near zero when the signs are opposite. Take the sum of the norms: ‖gradApprox‖ + ‖grad‖.',
      zh: '你的分母是和的范数 ‖gradApprox + grad‖，符号相反时它接近零。应取范数之和：‖gradApprox‖ + ‖grad‖。',
    },
  },
  {
    id: 'difference-difference-of-norms',
    fn: 'relativeDifference',
    edits: [
      { was: 'norm(gap)', now: 'Math.abs(norm(gradApprox) - norm(grad))' },
      { was: 'norm(gap)', now: '(norm(gradApprox) - norm(grad))' },
    ],
    text: {
      en: 'Your numerator compares only the lengths, ‖gradApprox‖ − ‖grad‖, so two gradients of equal length in different directions agree. Subtract first, then take the norm: ‖gradApprox − grad‖.',
      zh: '你的分子只比较了长度 ‖gradApprox‖ − ‖grad‖，长度相同而方向不同的梯度也会被认为一致。应先相减再取范数：‖gradApprox − grad‖。',
    },
  },
];

export const verdictMistakes: readonly MistakeSpec[] = [
  {
    id: 'verdict-fine-up-to-1e-5',
    fn: 'gradientVerdict',
    edits: [{ was: '1e-7', now: '1e-5' }],
    text: {
      en: 'Your verdict calls a difference of 1e-5 fine. Fine ends at 1e-7; 1e-5 means: look again, component by component.',
      zh: '你的判断把 1e-5 当作没有问题。1e-7 以内才是 fine；1e-5 意味着要逐个分量再看一遍（look again）。',
    },
  },
  {
    id: 'verdict-bug-from-1e-5',
    fn: 'gradientVerdict',
    edits: [{ was: '1e-3', now: '1e-5' }],
    text: {
      en: 'Your verdict calls everything from 1e-5 a bug. Between 1e-7 and 1e-3 the word is "look again"; "bug" begins at 1e-3.',
      zh: '你的判断从 1e-5 起就认定是错误。1e-7 与 1e-3 之间是 “look again”，1e-3 起才是 “bug”。',
    },
  },
  {
    id: 'verdict-edges-excluded',
    fn: 'gradientVerdict',
    edits: [
      { was: '<= 1e-7', now: '< 1e-7' },
      { was: '< 1e-3', now: '<= 1e-3' },
      [
        { was: '<= 1e-7', now: '< 1e-7' },
        { was: '< 1e-3', now: '<= 1e-3' },
      ],
    ],
    text: {
      en: 'Your verdict gives a limit itself to the middle. Both limits belong to the outer verdicts: ≤ 1e-7 is fine and ≥ 1e-3 is a bug.',
      zh: '你的判断把界限本身归入了中间。两个界限都属于两端：≤ 1e-7 为 fine，≥ 1e-3 为 bug。',
    },
  },
  {
    id: 'verdict-shifted-by-ten',
    fn: 'gradientVerdict',
    edits: [
      { was: '1e-7', now: '1e-6' },
      { was: '1e-3', now: '1e-2' },
      [
        { was: '1e-7', now: '1e-6' },
        { was: '1e-3', now: '1e-2' },
      ],
    ],
    text: {
      en: 'A limit of yours is shifted by a factor of 10, to 1e-6 or 1e-2. They are 1e-7 for fine and 1e-3 for a bug.',
      zh: '你的界限偏了 10 倍，成了 1e-6 或 1e-2。应为：fine 不超过 1e-7，bug 不小于 1e-3。',
    },
  },
  {
    id: 'verdict-nan-is-fine',
    fn: 'gradientVerdict',
    edits: [{ was: 'difference <= 1e-7', now: '!(difference > 1e-7)' }],
    text: {
      en: 'Your verdict calls NaN fine, because every comparison with NaN is false and "fine" was what remained. NaN means that nothing was compared: let "bug" be what remains.',
      zh: '你的判断把 NaN 当作 fine：与 NaN 的任何比较都为假，剩下的恰好是 “fine”。NaN 表示什么也没有比较，应让 “bug” 成为剩下的情形。',
    },
  },
  {
    id: 'verdict-nan-looks-again',
    fn: 'gradientVerdict',
    edits: [{ was: 'difference < 1e-3', now: '!(difference >= 1e-3)' }],
    text: {
      en: 'Your verdict answers NaN with "look again", because every comparison with NaN is false. NaN means that nothing was compared, and the assignment calls that a bug.',
      zh: '你的判断对 NaN 给出 “look again”，因为与 NaN 的比较都为假。NaN 表示什么也没有比较，本作业规定它是 “bug”。',
    },
  },
];
