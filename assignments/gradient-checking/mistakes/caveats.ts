/** Mistakes in the caveats: the regularization term, dropout, and checking again after some training. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const noTermInCost = { within: 'regularizedCost', was: ' + penalty', now: '' };

const noTermInGradient = { within: 'regularizedGradients', was: ' + (lambd / m) * w', now: '' };

const biasesInCost = {
  within: 'regularizedCost',
  was: 'squares +=',
  now: "squares += sumOf([parameters['b' + l]], (b) => b * b) +",
};

const biasesInGradient = {
  within: 'regularizedGradients',
  was: 'return gradients',
  now: "for (let l = 1; l <= L; l++) gradients['db' + l] = gradients['db' + l].map((db, i) => db + (lambd / m) * parameters['b' + l][i]); return gradients",
};

/** A hidden unit that is dropped is a column of zeros in W2. */
const hiddenUnitsDropped = {
  was: 'if (keepProb !== 1)',
  now: 'const dropped = (p) => { const mask = p.W2[0].map(() => (_rng() < keepProb ? 1 / keepProb : 0)); return { ...p, W2: p.W2.map((row) => row.map((w, unit) => w * mask[unit])) }; }; if (keepProb > 1)',
};

export const regularizationMistakes: readonly MistakeSpec[] = [
  {
    id: 'regularization-left-out-of-cost',
    fn: 'gradientCheckWithRegularization',
    edits: [noTermInCost],
    text: {
      en: 'Your cost lacks the regularization term, so the check blames a gradient that is right. J = cross-entropy + λ/(2m) Σ ‖W_l‖².',
      zh: '你的成本缺少正则项，检验会错怪正确的梯度。J = 交叉熵 + λ/(2m) Σ ‖W_l‖²。',
    },
  },
  {
    id: 'regularization-left-out-of-gradient',
    fn: 'gradientCheckWithRegularization',
    edits: [noTermInGradient],
    text: {
      en: 'Your gradient lacks the regularization term that your cost has. Add its derivative: dW_l + (λ/m) W_l.',
      zh: '你的梯度缺少成本中已有的正则项。应加上它的导数：dW_l + (λ/m) W_l。',
    },
  },
  {
    id: 'regularization-left-out-of-both',
    fn: 'gradientCheckWithRegularization',
    edits: [[noTermInCost, noTermInGradient]],
    text: {
      en: 'Your check leaves regularization out of J and of the gradient; the two agree, but what is trained was not checked. Add λ/(2m) Σ ‖W_l‖² to J and (λ/m) W_l to dW_l.',
      zh: '你的检验在 J 和梯度中都没有正则项；两者一致，但真正训练的东西没有被检验。应在 J 中加 λ/(2m) Σ ‖W_l‖²，在 dW_l 中加 (λ/m) W_l。',
    },
  },
  {
    id: 'regularization-half-in-gradient',
    fn: 'gradientCheckWithRegularization',
    edits: [{ within: 'regularizedGradients', was: '(lambd / m)', now: '(lambd / (2 * m))' }],
    text: {
      en: 'Your gradient adds (λ/2m) W. The 2 of λ/(2m) ‖W‖² cancels when the square is differentiated: add (λ/m) W.',
      zh: '你的梯度加的是 (λ/2m) W。对 λ/(2m) ‖W‖² 求导时 2 会约掉：应加 (λ/m) W。',
    },
  },
  {
    id: 'regularization-cost-without-half',
    fn: 'gradientCheckWithRegularization',
    edits: [{ within: 'regularizedCost', was: '(2 * m)', now: 'm' }],
    text: {
      en: 'Your cost adds (λ/m) Σ ‖W_l‖², twice the term of the lesson. It is λ/(2m) Σ ‖W_l‖², whose derivative is (λ/m) W_l.',
      zh: '你的成本加的是 (λ/m) Σ ‖W_l‖²，是课程公式的两倍。应为 λ/(2m) Σ ‖W_l‖²，其导数为 (λ/m) W_l。',
    },
  },
  {
    id: 'regularization-biases-included',
    fn: 'gradientCheckWithRegularization',
    edits: [[biasesInCost, biasesInGradient], biasesInCost],
    text: {
      en: 'Your regularization includes the biases. Only the weights are regularized: Σ ‖W_l‖² without b, and db stays as it is.',
      zh: '你的正则项包含了偏置。只对权重做正则化：Σ ‖W_l‖² 不含 b，db 保持不变。',
    },
  },
];

export const dropoutMistakes: readonly MistakeSpec[] = [
  {
    id: 'dropout-left-on',
    fn: 'gradientCheckWithDropout',
    edits: [
      [
        hiddenUnitsDropped,
        {
          was: 'return gradientCheckN(parameters, gradients, X, Y, epsilon)',
          now: 'const J = (theta) => computeCost(forwardPropagation(X, dropped(vectorToDictionary(theta, parameters))).AL, Y); const gradApprox = approximateGradient(J, dictionaryToVector(parameters), epsilon); return { gradApprox, difference: relativeDifference(gradApprox, gradientsToVector(gradients)) }',
        },
      ],
    ],
    text: {
      en: 'Your check runs with dropout on, so J is another function at every call and its differences mean nothing. Refuse keepProb < 1 with a RangeError, or check with keepProb = 1.',
      zh: '你的检验在开着 dropout 的情况下运行，J 每次调用都不同，差商没有意义。keepProb < 1 时应抛出 RangeError，或改用 keepProb = 1 检验。',
    },
  },
  {
    id: 'dropout-one-thinned-network',
    fn: 'gradientCheckWithDropout',
    edits: [
      [
        hiddenUnitsDropped,
        { was: 'const gradients', now: 'parameters = dropped(parameters); const gradients' },
      ],
    ],
    text: {
      en: 'Your check draws one mask and keeps it, so it checks one thinned network; the units that were dropped are not checked at all. Refuse keepProb < 1 with a RangeError, or check with keepProb = 1.',
      zh: '你的检验只抽取一次掩码并一直使用，只检验了一个被删减的网络，被丢弃的单元完全没有检验。keepProb < 1 时应抛出 RangeError，或改用 keepProb = 1 检验。',
    },
  },
  {
    id: 'dropout-skipped-silently',
    fn: 'gradientCheckWithDropout',
    edits: [
      {
        was: 'if (keepProb !== 1)',
        now: 'if (keepProb < 1) return { difference: 0, gradApprox: [] }; if (keepProb > 1)',
      },
    ],
    text: {
      en: 'Your function answers keepProb < 1 without checking every parameter, and whoever reads its answer takes it for a check. Say that nothing was checked: throw a RangeError, or check with keepProb = 1.',
      zh: '你的函数在 keepProb < 1 时没有检验全部参数就返回，读到结果的人会以为检验过了。应明确说明没有检验：抛出 RangeError，或改用 keepProb = 1 检验。',
    },
  },
  {
    id: 'dropout-another-error',
    fn: 'gradientCheckWithDropout',
    edits: [{ was: 'RangeError', now: 'Error' }],
    text: {
      en: 'Your function refuses keepProb < 1, but not with a RangeError. An argument outside its range is a RangeError: throw new RangeError(…).',
      zh: '你的函数拒绝了 keepProb < 1，但抛出的不是 RangeError。参数超出范围应抛出 RangeError：throw new RangeError(…)。',
    },
  },
];

export const duringMistakes: readonly MistakeSpec[] = [
  {
    id: 'during-only-at-start',
    fn: 'checkDuringTraining',
    edits: [{ was: 'check(trained)', now: 'check(parameters)' }],
    text: {
      en: 'Your second check sees the initial weights again, so a bug that needs larger weights stays hidden. Check the trained parameters: θ ← θ − α dθ, numIterations times, then check.',
      zh: '你的第二次检验看到的仍是初始权重，需要较大权重才显现的错误会被漏掉。应检验训练后的参数：重复 numIterations 次 θ ← θ − α dθ，再检验。',
    },
  },
  {
    id: 'during-only-after-training',
    fn: 'checkDuringTraining',
    edits: [{ was: 'check(parameters)', now: 'check(trained)' }],
    text: {
      en: 'Your first check already sees trained weights, as happens when training changes the parameters in place. Check first, and train a copy.',
      zh: '你的第一次检验看到的已是训练后的权重，训练时就地修改参数就会如此。应先检验，再训练副本。',
    },
  },
  {
    id: 'during-one-step-short',
    fn: 'checkDuringTraining',
    edits: [{ was: 'step < numIterations', now: 'step < numIterations - 1' }],
    text: {
      en: 'Your training takes one step too few. There are numIterations updates between the two checks.',
      zh: '你的训练少走了一步。两次检验之间要更新 numIterations 次。',
    },
  },
  {
    id: 'during-uphill',
    fn: 'checkDuringTraining',
    edits: [{ within: 'updateParameters', was: 'w -', now: 'w +' }],
    text: {
      en: 'Your training adds the gradient, so the cost rises. Gradient descent subtracts it: θ ← θ − α dθ.',
      zh: '你的训练加上了梯度，成本会上升。梯度下降要减去它：θ ← θ − α dθ。',
    },
  },
  {
    id: 'during-trained-with-another-gradient',
    fn: 'checkDuringTraining',
    edits: [
      { was: 'gradientsAt(trained)', now: 'backwardPropagation(X, Y, forwardPropagation(X, trained).cache)' },
    ],
    text: {
      en: 'Your training does not use the backward pass it was given. Train with the gradients of backward(X, Y, cache), the very function that is checked.',
      zh: '你的训练没有使用传入的反向传播。应使用 backward(X, Y, cache) 的梯度训练，也就是被检验的那个函数。',
    },
  },
];
