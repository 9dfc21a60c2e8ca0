/** Mistakes in the ways of the optimizers over a saddle, and in counting their steps. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Vector } from '../../../reference/matrix.ts';
import {
  type AdamWalk,
  type GradientOf,
  gradientDescentPath,
  type MomentumWalk,
  type Walk,
} from '../../../reference/saddlePaths.ts';

const moments = (theta: Vector): Vector => theta.map(() => 0);
const mix = (v: Vector, g: Vector, f: (v: number, g: number) => number): Vector =>
  v.map((value, i) => f(value, g[i] ?? Number.NaN));

const descentMistakes: readonly MistakeSpec[] = [
  {
    id: 'descent-uphill',
    fn: 'gradientDescentPath',
    text: {
      en: 'Your steps go along the gradient, which climbs. Go against it: θ ← θ − α ∇f(θ).',
      zh: '你沿着梯度方向走，是在上坡。应沿反方向：θ ← θ − α ∇f(θ)。',
    },
    wrong: (gradient: GradientOf, theta: Vector, walk: Walk) =>
      gradientDescentPath((at) => gradient(at).map((slope) => -slope), theta, walk),
  },
  {
    id: 'descent-same-point',
    fn: 'gradientDescentPath',
    text: {
      en: 'All points of your path are the last one: the same list is changed and stored again and again. Make a new list for every point, for example with map.',
      zh: '你的路径中每个点都是最后一个点：同一个数组被反复修改并存入。每个点都应新建一个数组，例如用 map。',
    },
    wrong: (gradient: GradientOf, theta: Vector, walk: Walk) => {
      const path = gradientDescentPath(gradient, theta, walk);
      return path.map(() => path.at(-1));
    },
  },
  {
    id: 'descent-without-start',
    fn: 'gradientDescentPath',
    text: {
      en: 'Your path begins after the first step. The start belongs to it: numSteps + 1 points.',
      zh: '你的路径从第一步之后开始。起点也属于路径：共 numSteps + 1 个点。',
    },
    wrong: (gradient: GradientOf, theta: Vector, walk: Walk) =>
      gradientDescentPath(gradient, theta, walk).slice(1),
  },
];

type MomentumRules = {
  readonly velocity?: (V: number, slope: number, beta: number) => number;
  readonly isReset?: boolean;
  readonly startsAtGradient?: boolean;
};

const averaged = (V: number, slope: number, beta: number): number => beta * V + (1 - beta) * slope;

function momentumWith({ velocity = averaged, isReset = false, startsAtGradient = false }: MomentumRules) {
  return (gradient: GradientOf, theta: Vector, { learningRate, beta, numSteps }: MomentumWalk): Vector[] => {
    const path = [[...theta]];
    let current = theta;
    let V = startsAtGradient ? gradient([...theta]) : moments(theta);
    for (let t = 1; t <= numSteps; t++) {
      if (isReset) V = moments(theta);
      V = mix(V, gradient([...current]), (v, slope) => velocity(v, slope, beta));
      current = mix(current, V, (value, v) => value - learningRate * v);
      path.push(current);
    }
    return path;
  };
}

const momentumMistakes: readonly MistakeSpec[] = [
  {
    id: 'momentum-velocity-reset',
    fn: 'momentumPath',
    text: {
      en: 'Your velocity starts at 0 in every step, so nothing is remembered and the step is only (1−β)α∇f. Set V = 0 once, before the loop.',
      zh: '你的速度在每一步都重新置 0，什么也没有记住，每步只有 (1−β)α∇f。V = 0 只应在循环之前设一次。',
    },
    wrong: momentumWith({ isReset: true }),
  },
  {
    id: 'momentum-not-averaged',
    fn: 'momentumPath',
    text: {
      en: 'The factor 1 − β is missing, which makes steps 1/(1−β) times as long in the long run. In this course the velocity is an average: V ← βV + (1−β)∇f(θ).',
      zh: '缺少因子 1 − β，长远来看步长会变成 1/(1−β) 倍。本课程中速度是平均值：V ← βV + (1−β)∇f(θ)。',
    },
    wrong: momentumWith({ velocity: (V, slope, beta) => beta * V + slope }),
  },
  {
    id: 'momentum-starts-at-gradient',
    fn: 'momentumPath',
    text: {
      en: 'Your velocity starts as the first gradient. It starts from rest, V = 0, so that the first step is (1−β)α∇f.',
      zh: '你的速度以第一个梯度为初值。它应从静止开始，V = 0，因此第一步是 (1−β)α∇f。',
    },
    wrong: momentumWith({ startsAtGradient: true }),
  },
];

type AdamRules = {
  readonly correction?: (beta: number, t: number) => number;
  readonly scale?: (v: number, s: number, epsilon: number) => number;
  readonly isReset?: boolean;
};

const epsilonInside = (v: number, s: number, epsilon: number): number => v / Math.sqrt(s + epsilon);
const untilNow = (beta: number, t: number): number => 1 - beta ** t;

function adamWith({ correction = untilNow, scale = epsilonInside, isReset = false }: AdamRules) {
  return (gradient: GradientOf, theta: Vector, walk: AdamWalk): Vector[] => {
    const { learningRate, beta1, beta2, epsilon, numSteps } = walk;
    const path = [[...theta]];
    let [current, V, S] = [theta, moments(theta), moments(theta)];
    for (let t = 1; t <= numSteps; t++) {
      if (isReset) [V, S] = [moments(theta), moments(theta)];
      const slope = gradient([...current]);
      V = mix(V, slope, (v, g) => beta1 * v + (1 - beta1) * g);
      S = mix(S, slope, (s, g) => beta2 * s + (1 - beta2) * g ** 2);
      const [first, second] = [correction(beta1, t), correction(beta2, t)];
      const step = mix(V, S, (v, s) => scale(v / first, s / second, epsilon));
      current = mix(current, step, (value, change) => value - learningRate * change);
      path.push(current);
    }
    return path;
  };
}

const adam = (id: string, text: MistakeSpec['text'], rules: AdamRules): MistakeSpec => ({
  id: `adam-path-${id}`,
  fn: 'adamPath',
  text,
  wrong: adamWith(rules),
});

const adamMistakes: readonly MistakeSpec[] = [
  adam(
    'without-correction',
    {
      en: 'V and S are used without bias correction, so the first steps have the wrong length. Divide by 1 − β₁ᵗ and 1 − β₂ᵗ.',
      zh: 'V 和 S 没有做偏差修正，最初几步的长度不对。应分别除以 1 − β₁ᵗ 和 1 − β₂ᵗ。',
    },
    { correction: () => 1 },
  ),
  adam(
    't-stays-one',
    {
      en: 'Your t stays at 1: every step is corrected as if it were the first. t grows with every step: 1 − β₁ᵗ and 1 − β₂ᵗ.',
      zh: '你的 t 一直是 1：每一步都按第一步修正。t 应随步数增加：1 − β₁ᵗ 和 1 − β₂ᵗ。',
    },
    { correction: (beta) => 1 - beta },
  ),
  adam(
    'moments-reset',
    {
      en: 'V and S start at 0 in every step, so nothing is averaged. Set both to 0 once, before the loop.',
      zh: 'V 和 S 在每一步都重新置 0，没有做平均。两者只应在循环之前置 0 一次。',
    },
    { isReset: true },
  ),
  adam(
    'epsilon-outside-root',
    {
      en: 'ε is added to the root, √Ŝ + ε, as in the paper. In this course it stands under the root: θ ← θ − α V̂ / √(Ŝ + ε).',
      zh: 'ε 加在了根号外（√Ŝ + ε），与论文相同。本课程把它放在根号内：θ ← θ − α V̂ / √(Ŝ + ε)。',
    },
    { scale: (v, s, epsilon) => v / (Math.sqrt(s) + epsilon) },
  ),
  adam(
    'without-epsilon',
    {
      en: 'ε is missing, and on the ridge, where the slope across has always been 0, this is 0/0. Add it under the root: θ ← θ − α V̂ / √(Ŝ + ε).',
      zh: '缺少 ε：在脊线上横向斜率一直为 0，就会出现 0/0。应在根号内加上 ε：θ ← θ − α V̂ / √(Ŝ + ε)。',
    },
    { scale: (v, s) => v / Math.sqrt(s) },
  ),
];

export const pathMistakes: readonly MistakeSpec[] = [
  ...descentMistakes,
  ...momentumMistakes,
  ...adamMistakes,
];
