/** Mistakes in the backward pass of the exercise and in checking a whole network. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  dictionaryToVector,
  gradientsToVector,
  relativeDifference,
  vectorToDictionary,
} from '../../../reference/gradientChecking.ts';
import { type Matrix, mapEntries, transpose, type Vector } from '../../../reference/matrix.ts';
import {
  backwardPropagation,
  type Cache,
  computeCost,
  forwardPropagation,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';

type Backward = (X: Matrix, Y: Matrix, cache: Cache) => Gradients;

const times = (A: Matrix, factor: number): Matrix => mapEntries(A, (value) => value * factor);
const doubledW2: Backward = (X, Y, cache) => {
  const gradients = backwardPropagation(X, Y, cache);
  return { ...gradients, dW2: times(matrixOf(gradients, 'dW2'), 2) };
};
const fourfoldB1 =
  (backward: Backward): Backward =>
  (X, Y, cache) => {
    const gradients = backward(X, Y, cache);
    return { ...gradients, db1: vectorOf(gradients, 'db1').map((value) => 4 * value) };
  };

/** All gradients multiplied by a number that depends on m. */
const scaled =
  (factor: (m: number) => number): Backward =>
  (X, Y, cache) => {
    const gradients = backwardPropagation(X, Y, cache);
    const by = factor(Y[0]?.length ?? 0);
    return Object.fromEntries(
      Object.entries(gradients).map(([name, value]) => [
        name,
        value.map((item) => (Array.isArray(item) ? item.map((x) => x * by) : item * by)) as Matrix | Vector,
      ]),
    );
  };

/** The backward pass with the relu of the hidden layers forgotten: every Z counts as positive. */
const withoutMask: Backward = (X, Y, cache) => {
  const open = Object.entries(cache).map(([name, value]) =>
    /^Z\d+$/.test(name) ? [name, mapEntries(matrixOf(cache, name), () => 1)] : [name, value],
  );
  return backwardPropagation(X, Y, Object.fromEntries(open));
};

/** db taken from one example instead of from all. */
const firstExampleOnly: Backward = (X, Y, cache) => {
  const gradients = { ...backwardPropagation(X, Y, cache) };
  for (const layer of [1, 2, 3])
    gradients[`db${layer}`] = matrixOf(gradients, `dZ${layer}`).map((row) => row[0] ?? Number.NaN);
  return gradients;
};

const backward = (id: string, en: string, zh: string, wrong: Backward): MistakeSpec => ({
  id: `backward-${id}`,
  fn: 'backwardPropagationN',
  text: { en, zh },
  wrong,
});

export const backwardMistakes: readonly MistakeSpec[] = [
  backward(
    'dw2-doubled',
    'Your dW2 is twice the right gradient: the factor 2 of the exercise is still there. dW2 = (1/m) dZ2 A1ᵀ, like every other layer.',
    '你的 dW2 是正确梯度的两倍：练习中埋下的因子 2 还在。dW2 = (1/m) dZ2 A1ᵀ，与其他层相同。',
    doubledW2,
  ),
  backward(
    'db1-fourfold',
    'Your db1 is four times the right gradient: the 4/m of the exercise is still there. db1 = (1/m) row sums of dZ1.',
    '你的 db1 是正确梯度的四倍：练习中埋下的 4/m 还在。db1 = (1/m) × dZ1 的行和。',
    fourfoldB1(backwardPropagation),
  ),
  backward(
    'both-planted-bugs',
    'Both planted bugs of the exercise are still in your backward pass. dW2 = (1/m) dZ2 A1ᵀ without the factor 2, and db1 = (1/m) row sums of dZ1 with 1/m instead of 4/m.',
    '练习中埋下的两个错误都还在你的反向传播里。dW2 = (1/m) dZ2 A1ᵀ，没有因子 2；db1 = (1/m) × dZ1 的行和，是 1/m 而不是 4/m。',
    fourfoldB1(doubledW2),
  ),
  backward(
    'sign',
    'Your gradients all have the wrong sign, as dZ3 = Y − A3 gives. The output error is dZ3 = A3 − Y.',
    '你的梯度符号全反了，dZ3 = Y − A3 就会如此。输出误差是 dZ3 = A3 − Y。',
    scaled(() => -1),
  ),
  backward(
    'not-averaged',
    'Your gradients are sums over the examples, m times too large. The cost is an average, so dW and db carry 1/m.',
    '你的梯度是对样本求和，大了 m 倍。成本是平均值，因此 dW 和 db 都要乘 1/m。',
    scaled((m) => m),
  ),
  backward(
    'averaged-twice',
    'Your gradients are divided by m twice. Divide once: in dW and db, not in dZ as well.',
    '你的梯度除了两次 m。只应除一次：在 dW 和 db 中除，dZ 中不再除。',
    scaled((m) => 1 / m),
  ),
  backward(
    'relu-forgotten',
    'Your hidden layers pass the gradient on where relu was closed. dZ_l = W_{l+1}ᵀ dZ_{l+1}, and 0 wherever Z_l ≤ 0.',
    '你的隐藏层在 relu 关闭处仍把梯度传了下去。dZ_l = W_{l+1}ᵀ dZ_{l+1}，而在 Z_l ≤ 0 处为 0。',
    withoutMask,
  ),
  backward(
    'db-of-first-example',
    'Your db is dZ of the first example. Each example moves the bias: db_l = (1/m) times the sum of dZ_l along each row.',
    '你的 db 只取了第一个样本的 dZ。每个样本都会影响偏置：db_l = (1/m) × dZ_l 每一行之和。',
    firstExampleOnly,
  ),
];

type Nudging = {
  left?: number;
  width?: number;
  keepNudges?: boolean;
  skip?: (i: number, parameters: Parameters) => boolean;
};
type Checking = Nudging & { ratio?: typeof relativeDifference; vector?: (gradients: Gradients) => Vector };

const costOf = (X: Matrix, Y: Matrix, parameters: Parameters): number =>
  computeCost(forwardPropagation(X, parameters).AL, Y);

/** dθ_approx with one thing wrong: the left point, the width, nudges that stay, or entries left out. */
export function nudge(
  J: (parameters: Parameters) => number,
  parameters: Parameters,
  { left = -1, width = 2, keepNudges = false, skip = () => false }: Nudging & { epsilon?: number },
  epsilon: number,
): Vector {
  const theta = dictionaryToVector(parameters);
  const at = (index: number, step: number): number => {
    const moved = theta.map((value, i) => (i === index || (keepNudges && i < index) ? value + step : value));
    return J(vectorToDictionary(moved, parameters));
  };
  return theta.map((_, i) =>
    skip(i, parameters) ? 0 : (at(i, epsilon) - at(i, left * epsilon)) / (width * epsilon),
  );
}

function checkWith({ ratio = relativeDifference, vector = gradientsToVector, ...nudging }: Checking) {
  return (parameters: Parameters, gradients: Gradients, X: Matrix, Y: Matrix, epsilon = 1e-7) => {
    const gradApprox = nudge((moved) => costOf(X, Y, moved), parameters, nudging, epsilon);
    return { difference: ratio(gradApprox, vector(gradients)), gradApprox };
  };
}

const squares = (v: Vector): number => v.reduce((sum, value) => sum + value * value, 0);

/** Every dW read by columns. */
function byColumns(gradients: Gradients): Vector {
  const turned = Object.entries(gradients).map(([name, value]) =>
    name.startsWith('dW') ? [name, transpose(matrixOf(gradients, name))] : [name, value],
  );
  return gradientsToVector(Object.fromEntries(turned));
}

const isBias = (index: number, parameters: Parameters): boolean => {
  const marked = Object.entries(parameters).map(([name, value]) => [
    name,
    value.map((item) => (Array.isArray(item) ? item.map(() => 0) : 1)),
  ]);
  return dictionaryToVector(Object.fromEntries(marked))[index] === 1;
};

const check = (id: string, en: string, zh: string, checking: Checking): MistakeSpec => ({
  id: `check-n-${id}`,
  fn: 'gradientCheckN',
  text: { en, zh },
  wrong: checkWith(checking),
});

export const checkMistakes: readonly MistakeSpec[] = [
  check(
    'one-sided',
    'Your gradApprox uses one-sided differences, so it is off by O(ε) even for a right gradient. Take (J(θ + ε e_i) − J(θ − ε e_i)) / 2ε.',
    '你的 gradApprox 用了单边差商，梯度正确时也有 O(ε) 的误差。应取 (J(θ + ε e_i) − J(θ − ε e_i)) / 2ε。',
    { left: 0, width: 1 },
  ),
  check(
    'divides-by-epsilon',
    'Your gradApprox is divided by ε and comes out twice too large, so every right gradient looks like a bug. The two points are 2ε apart: divide by 2ε.',
    '你的 gradApprox 除以了 ε，大了一倍，正确的梯度也会被当成错误。两点相距 2ε，应除以 2ε。',
    { width: 1 },
  ),
  check(
    'nudges-stay',
    'Your θ keeps the ε of the components before: they are still moved when the next one is checked. Start every component from a fresh copy of θ.',
    '你的 θ 保留了前面各分量的 ε：检验下一个分量时它们仍是移动过的。每个分量都应从 θ 的新副本开始。',
    { keepNudges: true },
  ),
  check(
    'biases-left-out',
    'Your check never moves the biases, so their gradApprox stays 0. θ holds W1, b1, W2, b2, …, and every entry is checked.',
    '你的检验没有移动偏置，它们的 gradApprox 一直是 0。θ 包含 W1, b1, W2, b2, …，每个分量都要检验。',
    { skip: isBias },
  ),
  check(
    'gradients-by-columns',
    'Your gradients and parameters are not in the same order: dW is read by columns, W by rows. Component i of both must belong to the same weight.',
    '你的梯度与参数次序不一致：dW 按列读，W 按行读。两者的第 i 个分量必须属于同一个权重。',
    { vector: byColumns },
  ),
  check(
    'squared-norms',
    'Your difference is made of squared norms, which makes a bug look far smaller than it is. Take the root: ‖gradApprox − grad‖ / (‖gradApprox‖ + ‖grad‖).',
    '你的 difference 用了范数的平方，错误会显得小得多。应开方：‖gradApprox − grad‖ / (‖gradApprox‖ + ‖grad‖)。',
    {
      ratio: (a, b) => squares(a.map((value, i) => value - (b[i] ?? Number.NaN))) / (squares(a) + squares(b)),
    },
  ),
];
