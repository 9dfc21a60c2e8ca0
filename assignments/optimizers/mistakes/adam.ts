/** Mistakes in one step of Adam. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { plusSign, withoutEpsilon, withoutRoot, withoutSquare } from './slips.ts';

const fn = 'updateParametersWithAdam';

export const adamMistakes: readonly MistakeSpec[] = [
  {
    id: 'adam-without-correction',
    fn,
    edits: [{ was: '[corrected(V, beta1, t), corrected(S, beta2, t)]', now: '[V, S]' }],
    text: {
      en: 'V and S are used without bias correction, so the first steps have the wrong length. Use V̂ = V/(1−β₁ᵗ) and Ŝ = S/(1−β₂ᵗ).',
      zh: 'V 和 S 没有做偏差修正，最初几步的长度不对。应使用 V̂ = V/(1−β₁ᵗ) 和 Ŝ = S/(1−β₂ᵗ)。',
    },
  },
  {
    id: 'adam-corrects-only-v',
    fn,
    edits: [
      { was: 'corrected(S, beta2, t)', now: 'S' },
      { was: 'corrected(S, beta2, t)', now: "name[0] === 'W' ? S : corrected(S, beta2, t)" },
      { was: 'corrected(S, beta2, t)', now: "name[0] === 'b' ? S : corrected(S, beta2, t)" },
    ],
    text: {
      en: 'S is used without its correction, in all parameters or in some, so the first steps are far too long. It needs one of its own: Ŝ = S/(1−β₂ᵗ).',
      zh: 'S 没有修正（全部参数，或其中一部分），最初几步过长。它也需要修正：Ŝ = S/(1−β₂ᵗ)。',
    },
  },
  {
    id: 'adam-corrects-only-s',
    fn,
    edits: [
      { was: 'corrected(V, beta1, t)', now: 'V' },
      { was: 'corrected(V, beta1, t)', now: "name[0] === 'W' ? V : corrected(V, beta1, t)" },
      { was: 'corrected(V, beta1, t)', now: "name[0] === 'b' ? V : corrected(V, beta1, t)" },
    ],
    text: {
      en: 'V is used without its correction, in all parameters or in some, so the first steps are too short. It needs one of its own: V̂ = V/(1−β₁ᵗ).',
      zh: 'V 没有修正（全部参数，或其中一部分），最初几步过短。它也需要修正：V̂ = V/(1−β₁ᵗ)。',
    },
  },
  {
    id: 'adam-t-from-zero',
    fn,
    edits: [{ within: 'corrected', was: 'beta ** t', now: 'beta ** (t - 1)' }],
    text: {
      en: 'The correction uses t − 1, so the first step divides by 1 − β⁰ = 0. t is the number of this update, counted from 1: V̂ = V/(1−β₁ᵗ).',
      zh: '修正用的是 t − 1，第一步会除以 1 − β⁰ = 0。t 是本次更新的序号，从 1 开始：V̂ = V/(1−β₁ᵗ)。',
    },
  },
  {
    id: 'adam-t-not-advanced',
    fn,
    edits: [
      { within: 'corrected', was: 'beta ** t', now: 'beta' },
      { was: 'corrected(V, beta1, t)', now: 'corrected(V, beta1, 1)' },
      { was: 'corrected(S, beta2, t)', now: 'corrected(S, beta2, 1)' },
    ],
    text: {
      en: 'Every step is corrected as if it were the first, with 1 − β₁ and 1 − β₂. The correction fades as t grows: 1 − β₁ᵗ and 1 − β₂ᵗ.',
      zh: '每一步都按第一步修正，即用 1 − β₁ 和 1 − β₂。修正应随 t 增大而减弱：1 − β₁ᵗ 和 1 − β₂ᵗ。',
    },
  },
  {
    id: 'adam-product-for-power',
    fn,
    edits: [
      { within: 'corrected', was: 'beta ** t', now: 'beta * t' },
      { was: 'corrected(V, beta1, t)', now: 'combineTensors(V, V, (V) => V / (1 - beta1 * t))' },
      { was: 'corrected(S, beta2, t)', now: 'combineTensors(S, S, (S) => S / (1 - beta2 * t))' },
    ],
    text: {
      en: 'βᵗ is computed as β · t in the corrections. It is a power: beta1 ** t and beta2 ** t.',
      zh: '修正中的 βᵗ 被算成了 β · t。它是幂：beta1 ** t 和 beta2 ** t。',
    },
  },
  {
    id: 'adam-corrected-stored',
    fn,
    edits: [{ was: '= [V, S]', now: '= [VHat, SHat]' }],
    text: {
      en: 'The corrected V̂ and Ŝ are returned as the moments, so the next step averages on from them and corrects twice. Return V and S; the corrected values serve this step alone.',
      zh: '返回的矩是修正后的 V̂ 和 Ŝ，下一步会在其上继续平均并重复修正。应返回 V 和 S，修正值只用于本步。',
    },
  },
  {
    id: 'adam-betas-swapped',
    fn,
    edits: [
      [
        { was: 'beta1: number', now: 'beta2' },
        { was: 'beta2: number', now: 'beta1' },
      ],
      [
        { was: 'beta1 * V + (1 - beta1)', now: 'beta2 * V + (1 - beta2)' },
        { was: 'beta2 * S + (1 - beta2)', now: 'beta1 * S + (1 - beta1)' },
      ],
    ],
    text: {
      en: 'β₁ and β₂ are swapped. β₁ (0.9) averages the gradients in V, β₂ (0.999) averages their squares in S.',
      zh: 'β₁ 与 β₂ 互换了。β₁（0.9）用于 V 中梯度的平均，β₂（0.999）用于 S 中平方的平均。',
    },
  },
  {
    id: 'adam-epsilon-outside-root',
    fn,
    edits: [{ was: 'Math.sqrt(S + epsilon)', now: '(Math.sqrt(S) + epsilon)' }],
    text: {
      en: 'ε is added to the root, √Ŝ + ε, as in the paper. In this course it stands under the root: W ← W − α V̂ / √(Ŝ + ε).',
      zh: 'ε 加在了根号外（√Ŝ + ε），与论文相同。本课程把它放在根号内：W ← W − α V̂ / √(Ŝ + ε)。',
    },
  },
  {
    id: 'adam-without-epsilon',
    fn,
    edits: withoutEpsilon,
    text: {
      en: 'ε is missing: where a gradient has always been 0 this divides 0 by 0. Add it under the root: W ← W − α V̂ / √(Ŝ + ε).',
      zh: '缺少 ε：若某个梯度一直为 0，就会出现 0 除以 0。应在根号内加上 ε：W ← W − α V̂ / √(Ŝ + ε)。',
    },
  },
  {
    id: 'adam-without-root',
    fn,
    edits: withoutRoot,
    text: {
      en: 'V̂ is divided by Ŝ + ε without a root. Divide by the root of the mean square: W ← W − α V̂ / √(Ŝ + ε).',
      zh: 'V̂ 除以 Ŝ + ε，没有开方。应除以均方根：W ← W − α V̂ / √(Ŝ + ε)。',
    },
  },
  {
    id: 'adam-without-square',
    fn,
    edits: withoutSquare,
    text: {
      en: 'S averages the gradients instead of their squares. The second moment is S ← β₂S + (1−β₂)dW², entry by entry.',
      zh: 'S 平均的是梯度而不是梯度的平方。二阶矩应为 S ← β₂S + (1−β₂)dW²（逐元素平方）。',
    },
  },
  {
    id: 'adam-moves-by-gradient',
    fn,
    edits: [{ was: 'combineTensors(VHat,', now: 'combineTensors(dW,' }],
    text: {
      en: 'The step uses the bare gradient over √(Ŝ + ε), which is RMSprop. Adam moves along the averaged gradient V̂: W ← W − α V̂ / √(Ŝ + ε).',
      zh: '更新用的是原始梯度除以 √(Ŝ + ε)，那是 RMSprop。Adam 应沿平均后的梯度 V̂ 移动：W ← W − α V̂ / √(Ŝ + ε)。',
    },
  },
  {
    id: 'adam-plus-sign',
    fn,
    edits: plusSign,
    text: {
      en: 'The step is added to the parameters, which climbs the cost. Go against the gradient: W ← W − α V̂ / √(Ŝ + ε).',
      zh: '步长被加到了参数上，成本会上升。应沿梯度反方向：W ← W − α V̂ / √(Ŝ + ε)。',
    },
  },
];
