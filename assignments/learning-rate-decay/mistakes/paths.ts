/** Mistakes in the ways of the optimizers over a saddle. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const pathMistakes: readonly MistakeSpec[] = [
  {
    id: 'descent-uphill',
    fn: 'gradientDescentPath',
    edits: [{ was: 'value - learningRate', now: 'value + learningRate' }],
    text: {
      en: 'Your steps go along the gradient, which climbs. Go against it: θ ← θ − α ∇f(θ).',
      zh: '你沿着梯度方向走，是在上坡。应沿反方向：θ ← θ − α ∇f(θ)。',
    },
  },
  {
    id: 'descent-same-point',
    fn: 'gradientDescentPath',
    edits: [
      { was: 'current = current.map((value, i) =>', now: 'current.forEach((value, i) => current[i] =' },
      [
        { was: '[current]', now: '[[...theta]]' },
        { was: 'current = current.map((value, i) =>', now: 'current.forEach((value, i) => current[i] =' },
      ],
    ],
    text: {
      en: 'All points of your path, the start perhaps excepted, are the last one: the same list is changed and stored again and again. Make a new list for every point, for example with map.',
      zh: '你的路径中每个点（起点或许除外）都是最后一个点：同一个数组被反复修改并存入。每个点都应新建一个数组，例如用 map。',
    },
  },
  {
    id: 'descent-without-start',
    fn: 'gradientDescentPath',
    edits: [{ was: '[current]', now: '[]' }],
    text: {
      en: 'Your path begins after the first step. The start belongs to it: numSteps + 1 points.',
      zh: '你的路径从第一步之后开始。起点也属于路径：共 numSteps + 1 个点。',
    },
  },
  {
    id: 'momentum-velocity-reset',
    fn: 'momentumPath',
    edits: [{ was: 'const g =', now: 'V = theta.map(() => 0); const g =' }],
    text: {
      en: 'Your velocity starts at 0 in every step, so nothing is remembered and the step is only (1−β)α∇f. Set V = 0 once, before the loop.',
      zh: '你的速度在每一步都重新置 0，什么也没有记住，每步只有 (1−β)α∇f。V = 0 只应在循环之前设一次。',
    },
  },
  {
    id: 'momentum-not-averaged',
    fn: 'momentumPath',
    edits: [{ was: '(1 - beta) * ', now: '' }],
    text: {
      en: 'The factor 1 − β is missing, which makes steps 1/(1−β) times as long in the long run. In this course the velocity is an average: V ← βV + (1−β)∇f(θ).',
      zh: '缺少因子 1 − β，长远来看步长会变成 1/(1−β) 倍。本课程中速度是平均值：V ← βV + (1−β)∇f(θ)。',
    },
  },
  {
    id: 'momentum-starts-at-gradient',
    fn: 'momentumPath',
    edits: [{ was: 'let V = theta.map(() => 0)', now: 'let V = gradient([...theta])' }],
    text: {
      en: 'Your velocity starts as the first gradient. It starts from rest, V = 0, so that the first step is (1−β)α∇f.',
      zh: '你的速度以第一个梯度为初值。它应从静止开始，V = 0，因此第一步是 (1−β)α∇f。',
    },
  },
  {
    id: 'adam-path-without-correction',
    fn: 'adamPath',
    edits: [
      [
        { was: ' / (1 - beta1 ** t)', now: '' },
        { was: ' / (1 - beta2 ** t)', now: '' },
      ],
      { was: ' / (1 - beta1 ** t)', now: '' },
      { was: ' / (1 - beta2 ** t)', now: '' },
    ],
    text: {
      en: 'V or S is used without bias correction, so the first steps have the wrong length. Divide by 1 − β₁ᵗ and 1 − β₂ᵗ.',
      zh: 'V 或 S 没有做偏差修正，最初几步的长度不对。应分别除以 1 − β₁ᵗ 和 1 − β₂ᵗ。',
    },
  },
  {
    id: 'adam-path-t-stays-one',
    fn: 'adamPath',
    edits: [
      [
        { was: 'beta1 ** t', now: 'beta1' },
        { was: 'beta2 ** t', now: 'beta2' },
      ],
    ],
    text: {
      en: 'Your t stays at 1: every step is corrected as if it were the first. t grows with every step: 1 − β₁ᵗ and 1 − β₂ᵗ.',
      zh: '你的 t 一直是 1：每一步都按第一步修正。t 应随步数增加：1 − β₁ᵗ 和 1 − β₂ᵗ。',
    },
  },
  {
    id: 'adam-path-moments-reset',
    fn: 'adamPath',
    edits: [{ was: 'const g =', now: 'V = theta.map(() => 0); S = theta.map(() => 0); const g =' }],
    text: {
      en: 'V and S start at 0 in every step, so nothing is averaged. Set both to 0 once, before the loop.',
      zh: 'V 和 S 在每一步都重新置 0，没有做平均。两者只应在循环之前置 0 一次。',
    },
  },
  {
    id: 'adam-path-epsilon-outside-root',
    fn: 'adamPath',
    edits: [{ was: 'Math.sqrt(at(SHat, i) + epsilon)', now: '(Math.sqrt(at(SHat, i)) + epsilon)' }],
    text: {
      en: 'ε is added to the root, √Ŝ + ε, as in the paper. In this course it stands under the root: θ ← θ − α V̂ / √(Ŝ + ε).',
      zh: 'ε 加在了根号外（√Ŝ + ε），与论文相同。本课程把它放在根号内：θ ← θ − α V̂ / √(Ŝ + ε)。',
    },
  },
  {
    id: 'adam-path-without-epsilon',
    fn: 'adamPath',
    edits: [{ was: ' + epsilon', now: '' }],
    text: {
      en: 'ε is missing, and on the ridge, where the slope across has always been 0, this is 0/0. Add it under the root: θ ← θ − α V̂ / √(Ŝ + ε).',
      zh: '缺少 ε：在脊线上横向斜率一直为 0，就会出现 0/0。应在根号内加上 ε：θ ← θ − α V̂ / √(Ŝ + ε)。',
    },
  },
];
