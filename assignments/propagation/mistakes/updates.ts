/** Mistakes in one step of gradient descent. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { updateParameters } from '../../../reference/lLayerModel.ts';
import { moveParameters } from '../../../reference/optimizers.ts';
import { depthOf, type Gradients, type Parameters } from '../../../reference/propagation.ts';

type Update = typeof updateParameters;

/** A step by another rule for every entry. */
const stepBy =
  (rule: (value: number, gradient: number, learningRate: number) => number): Update =>
  (parameters, grads, learningRate) =>
    moveParameters(parameters, grads, (value, gradient) => rule(value, gradient, learningRate));

/** The right step for some parameters, the others as they were. */
function stepOnly(isMoved: (name: string, depth: number) => boolean): Update {
  return (parameters: Parameters, grads: Gradients, learningRate) => {
    const moved = updateParameters(parameters, grads, learningRate);
    const kept = Object.entries(parameters).filter(([name]) => !isMoved(name, depthOf(parameters)));
    return { ...moved, ...Object.fromEntries(kept) };
  };
}

const mistake = (id: string, en: string, zh: string, wrong: Update): MistakeSpec => ({
  id: `update-${id}`,
  fn: 'updateParameters',
  text: { en, zh },
  wrong,
});

export const updateMistakes: readonly MistakeSpec[] = [
  mistake(
    'plus',
    'Your step goes up the gradient. The cost falls against it: W − α dW, b − α db.',
    '你的更新沿梯度方向走。逆着梯度成本才下降：W − α dW，b − α db。',
    stepBy((value, gradient, learningRate) => value + learningRate * gradient),
  ),
  mistake(
    'without-rate',
    'Your step is the whole gradient: the learning rate is not used. W − α dW, b − α db.',
    '你的更新用了整个梯度，没有乘学习率。应为 W − α dW，b − α db。',
    stepBy((value, gradient) => value - gradient),
  ),
  mistake(
    'is-the-step',
    'Your result is the step α dW alone. Subtract it from the parameter: W − α dW.',
    '你的结果只有步长 α dW。应从参数中减去它：W − α dW。',
    stepBy((_, gradient, learningRate) => learningRate * gradient),
  ),
  mistake(
    'biases-kept',
    'Your step leaves the biases as they were. b ← b − α db, as for W.',
    '你的更新没有改变偏置。b 与 W 一样更新：b ← b − α db。',
    stepOnly((name) => name.startsWith('W')),
  ),
  mistake(
    'last-layer-kept',
    'Your step leaves the last layer as it was: the loop ends one layer early. Layers count from 1 to L, L included.',
    '你的更新没有改变最后一层：循环少了一层。层从 1 数到 L，包含 L。',
    stepOnly((name, depth) => !name.endsWith(`${depth}`)),
  ),
];
