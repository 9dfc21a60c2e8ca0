/** Mistakes in the caveats: the regularization term, dropout, and checking again after some training. */
import type { Mistake } from '../../../grader/plan/spec.ts';
import {
  checkDuringTraining,
  descend,
  gradientCheckWithDropout,
  type TrainingOptions,
} from '../../../reference/gradientCheckCaveats.ts';
import {
  dictionaryToVector,
  gradientCheckN,
  gradientsToVector,
  relativeDifference,
  vectorToDictionary,
} from '../../../reference/gradientChecking.ts';
import { type Matrix, mapEntries, type Vector } from '../../../reference/matrix.ts';
import {
  backwardPropagation,
  computeCost,
  forwardPropagation,
  type Parameters,
} from '../../../reference/propagation.ts';
import { nudge } from './network.ts';

type Rng = () => number;
type Weights = { W: number; b: number };

/** The entries of θ, each weighed by whether it belongs to a W or to a b. */
function weigh(parameters: Parameters, by: Weights): Vector {
  const weighed = Object.entries(parameters).map(([name, value]) => [
    name,
    value.map((item) => (Array.isArray(item) ? item.map((w) => w * by.W) : item * by.b)),
  ]);
  return dictionaryToVector(Object.fromEntries(weighed));
}

/** The regularized check with other factors: J gets Σ cost·θ²·λ/(2m), the gradient gets grad·θ·λ/m. */
function regularizedWith(cost: Weights, grad: Weights) {
  return (parameters: Parameters, X: Matrix, Y: Matrix, lambd: number, epsilon = 1e-4) => {
    const m = Y[0]?.length ?? 0;
    const J = (moved: Parameters): number => {
      const theta = dictionaryToVector(moved);
      const penalty = weigh(moved, cost).reduce((sum, value, i) => sum + value * (theta[i] ?? 0), 0);
      return computeCost(forwardPropagation(X, moved).AL, Y) + (lambd / (2 * m)) * penalty;
    };
    const plain = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
    const term = weigh(parameters, grad);
    const full = gradientsToVector(plain).map((value, i) => value + (lambd / m) * (term[i] ?? 0));
    const gradApprox = nudge(J, parameters, {}, epsilon);
    return { difference: relativeDifference(gradApprox, full), gradApprox, grad: full };
  };
}

const right: Weights = { W: 1, b: 0 };
const none: Weights = { W: 0, b: 0 };

const regularized = (id: string, en: string, zh: string, factors: [Weights, Weights]): Mistake => ({
  id: `regularization-${id}`,
  fn: 'gradientCheckWithRegularization',
  text: { en, zh },
  wrong: regularizedWith(...factors),
});

const regularizationMistakes: readonly Mistake[] = [
  regularized(
    'left-out-of-cost',
    'Your cost lacks the regularization term, so the check blames a gradient that is right. J = cross-entropy + λ/(2m) Σ ‖W_l‖².',
    '你的成本缺少正则项，检验会错怪正确的梯度。J = 交叉熵 + λ/(2m) Σ ‖W_l‖²。',
    [none, right],
  ),
  regularized(
    'left-out-of-gradient',
    'Your gradient lacks the regularization term that your cost has. Add its derivative: dW_l + (λ/m) W_l.',
    '你的梯度缺少成本中已有的正则项。应加上它的导数：dW_l + (λ/m) W_l。',
    [right, none],
  ),
  regularized(
    'left-out-of-both',
    'Your check leaves regularization out of J and of the gradient; the two agree, but what is trained was not checked. Add λ/(2m) Σ ‖W_l‖² to J and (λ/m) W_l to dW_l.',
    '你的检验在 J 和梯度中都没有正则项；两者一致，但真正训练的东西没有被检验。应在 J 中加 λ/(2m) Σ ‖W_l‖²，在 dW_l 中加 (λ/m) W_l。',
    [none, none],
  ),
  regularized(
    'half-in-gradient',
    'Your gradient adds (λ/2m) W. The 2 of λ/(2m) ‖W‖² cancels when the square is differentiated: add (λ/m) W.',
    '你的梯度加的是 (λ/2m) W。对 λ/(2m) ‖W‖² 求导时 2 会约掉：应加 (λ/m) W。',
    [right, { W: 0.5, b: 0 }],
  ),
  regularized(
    'cost-without-half',
    'Your cost adds (λ/m) Σ ‖W_l‖², twice the term of the lesson. It is λ/(2m) Σ ‖W_l‖², whose derivative is (λ/m) W_l.',
    '你的成本加的是 (λ/m) Σ ‖W_l‖²，是课程公式的两倍。应为 λ/(2m) Σ ‖W_l‖²，其导数为 (λ/m) W_l。',
    [{ W: 2, b: 0 }, right],
  ),
  regularized(
    'biases-included',
    'Your regularization includes the biases. Only the weights are regularized: Σ ‖W_l‖² without b, and db stays as it is.',
    '你的正则项包含了偏置。只对权重做正则化：Σ ‖W_l‖² 不含 b，db 保持不变。',
    [
      { W: 1, b: 1 },
      { W: 1, b: 1 },
    ],
  ),
];

/** Inverted dropout on the hidden layers as factors on θ: a column of W_l reads one unit of layer l − 1. */
function dropoutFactors(parameters: Parameters, keepProb: number, rng: Rng): Vector {
  const factors = Object.entries(parameters).map(([name, value]) => {
    if (!Array.isArray(value[0]) || name === 'W1') return [name, mapDeep(value, () => 1)];
    const mask = value[0].map(() => (rng() < keepProb ? 1 / keepProb : 0));
    return [name, mapEntries(value as Matrix, (_w, _row, unit) => mask[unit] ?? 0)];
  });
  return dictionaryToVector(Object.fromEntries(factors));
}

const mapDeep = (value: Matrix | Vector, f: () => number): Matrix | Vector =>
  value.map((item) => (Array.isArray(item) ? item.map(f) : f())) as Matrix | Vector;

const product = (a: Vector, b: Vector): Vector => a.map((value, i) => value * (b[i] ?? Number.NaN));

/** A check of the network with dropout on: fresh masks for every forward pass, or the same for all. */
function checkDropped({ freshMasks }: { freshMasks: boolean }) {
  return (parameters: Parameters, X: Matrix, Y: Matrix, keepProb: number, rng: Rng, epsilon = 1e-4) => {
    const once = dropoutFactors(parameters, keepProb, rng);
    const factors = (): Vector => (freshMasks ? dropoutFactors(parameters, keepProb, rng) : once);
    const thin = (moved: Parameters, by: Vector): Parameters =>
      vectorToDictionary(product(dictionaryToVector(moved), by), parameters);
    const J = (moved: Parameters): number => computeCost(forwardPropagation(X, thin(moved, factors())).AL, Y);
    const gradApprox = nudge(J, parameters, {}, epsilon);
    const thinned = thin(parameters, once);
    const plain = backwardPropagation(X, Y, forwardPropagation(X, thinned).cache);
    const grad = product(gradientsToVector(plain), once);
    return { difference: relativeDifference(gradApprox, grad), gradApprox };
  };
}

/** The right check at keepProb = 1, something else below. */
const belowOne =
  (answer: () => unknown) =>
  (...args: DropoutArguments): unknown =>
    args[3] < 1 ? answer() : gradientCheckWithDropout(...args);

type DropoutArguments = [Parameters, Matrix, Matrix, number, Rng, number];

const dropout = (id: string, en: string, zh: string, wrong: Mistake['wrong']): Mistake => ({
  id: `dropout-${id}`,
  fn: 'gradientCheckWithDropout',
  text: { en, zh },
  wrong,
});

const dropoutMistakes: readonly Mistake[] = [
  dropout(
    'left-on',
    'Your check runs with dropout on, so J is another function at every call and its differences mean nothing. Refuse keepProb < 1 with a RangeError, or check with keepProb = 1.',
    '你的检验在开着 dropout 的情况下运行，J 每次调用都不同，差商没有意义。keepProb < 1 时应抛出 RangeError，或改用 keepProb = 1 检验。',
    checkDropped({ freshMasks: true }),
  ),
  dropout(
    'one-thinned-network',
    'Your check draws one mask and keeps it, so it checks one thinned network; the units that were dropped are not checked at all. Refuse keepProb < 1 with a RangeError, or check with keepProb = 1.',
    '你的检验只抽取一次掩码并一直使用，只检验了一个被删减的网络，被丢弃的单元完全没有检验。keepProb < 1 时应抛出 RangeError，或改用 keepProb = 1 检验。',
    checkDropped({ freshMasks: false }),
  ),
  dropout(
    'skipped-silently',
    'Your function answers keepProb < 1 without checking anything, and a difference of 0 reads as "fine". Say that nothing was checked: throw a RangeError, or check with keepProb = 1.',
    '你的函数在 keepProb < 1 时什么也没检验就返回，差值 0 会被理解为 “fine”。应明确说明没有检验：抛出 RangeError，或改用 keepProb = 1 检验。',
    belowOne(() => ({ difference: 0, gradApprox: [] })),
  ),
  dropout(
    'another-error',
    'Your function refuses keepProb < 1, but not with a RangeError. An argument outside its range is a RangeError: throw new RangeError(…).',
    '你的函数拒绝了 keepProb < 1，但抛出的不是 RangeError。参数超出范围应抛出 RangeError：throw new RangeError(…)。',
    belowOne(() => {
      throw new Error('keepProb');
    }),
  ),
];

type During = typeof checkDuringTraining;

const withOptions = (change: (options: TrainingOptions) => TrainingOptions): During => {
  return (parameters, X, Y, backward, options) =>
    checkDuringTraining(parameters, X, Y, backward, change(options));
};

/** Trains with the library's gradients and checks the given backward pass. */
const trainedWithAnother: During = (parameters, X, Y, backward, options) => {
  let trained = parameters;
  for (let step = 0; step < options.numIterations; step++) {
    const gradients = backwardPropagation(X, Y, forwardPropagation(X, trained).cache);
    trained = descend(trained, gradients, options.learningRate);
  }
  const grad = backward(X, Y, forwardPropagation(X, trained).cache);
  const afterTraining = gradientCheckN(trained, grad, X, Y, options.epsilon).difference;
  return { ...checkDuringTraining(parameters, X, Y, backward, options), afterTraining };
};

const during = (id: string, en: string, zh: string, wrong: During): Mistake => ({
  id: `during-${id}`,
  fn: 'checkDuringTraining',
  text: { en, zh },
  wrong,
});

const duringMistakes: readonly Mistake[] = [
  during(
    'only-at-start',
    'Your second check sees the initial weights again, so a bug that needs larger weights stays hidden. Check the trained parameters: θ ← θ − α dθ, numIterations times, then check.',
    '你的第二次检验看到的仍是初始权重，需要较大权重才显现的错误会被漏掉。应检验训练后的参数：重复 numIterations 次 θ ← θ − α dθ，再检验。',
    withOptions((options) => ({ ...options, numIterations: 0 })),
  ),
  during(
    'only-after-training',
    'Your first check already sees trained weights, as happens when training changes the parameters in place. Check first, and train a copy.',
    '你的第一次检验看到的已是训练后的权重，训练时就地修改参数就会如此。应先检验，再训练副本。',
    (...args) => {
      const check = checkDuringTraining(...args);
      return { ...check, atStart: check.afterTraining };
    },
  ),
  during(
    'one-step-short',
    'Your training takes one step too few. There are numIterations updates between the two checks.',
    '你的训练少走了一步。两次检验之间要更新 numIterations 次。',
    withOptions((options) => ({ ...options, numIterations: options.numIterations - 1 })),
  ),
  during(
    'uphill',
    'Your training adds the gradient, so the cost rises. Gradient descent subtracts it: θ ← θ − α dθ.',
    '你的训练加上了梯度，成本会上升。梯度下降要减去它：θ ← θ − α dθ。',
    withOptions((options) => ({ ...options, learningRate: -options.learningRate })),
  ),
  during(
    'trained-with-another-gradient',
    'Your training does not use the backward pass it was given. Train with the gradients of backward(X, Y, cache), the very function that is checked.',
    '你的训练没有使用传入的反向传播。应使用 backward(X, Y, cache) 的梯度训练，也就是被检验的那个函数。',
    trainedWithAnother,
  ),
];

export const caveatMistakes: readonly Mistake[] = [
  ...regularizationMistakes,
  ...dropoutMistakes,
  ...duringMistakes,
];
