/** Checks of one update and of the three-layer model in training. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { lLayerModel } from '../../../reference/lLayerModel.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import { componentsOf, livelyProblem, rounded } from './inputs.ts';

/** Arguments (parameters, grads, learningRate) of one update. */
function updateCase(layerSizes: readonly number[], learningRate: number) {
  return (draw: Draw): CaseArguments => {
    const grads = Object.entries(draw.parameters(layerSizes)).map(([name, value]) => [`d${name}`, value]);
    return [rounded(draw.parameters(layerSizes)), rounded(Object.fromEntries(grads)), learningRate];
  };
}

/**
 * Arguments (X, Y, parameters, learningRate, numIterations) of a training in which the cost falls on every iteration,
 * by a tenth of itself in all at least.
 */
function trainingCase(m: number, learningRate: number, numIterations: number) {
  return (draw: Draw): CaseArguments => {
    const { X, Y, parameters } = draw.until(
      (problem) => {
        const { costs } = lLayerModel(problem.X, problem.Y, problem.parameters, learningRate, numIterations);
        const falls = costs.every((cost, k) => k === 0 || cost < (costs[k - 1] ?? 0) - 1e-6);
        return falls && (costs.at(-1) ?? 0) < 0.9 * (costs[0] ?? 0);
      },
      () => livelyProblem(draw, [2, 2, 2, 1], m),
    );
    return [X, Y, parameters, learningRate, numIterations];
  };
}

/** A hundred times the nine decimals that come back; the nearest mistake is ten thousand times farther away. */
const tolerance = { relative: 1e-7, absolute: 1e-7 };

const parts = ['lModelForward', 'computeCost', 'lModelBackward', 'updateParameters'];

export const trainingChecks: readonly CheckSpec[] = [
  {
    id: 'update',
    fn: 'updateParameters',
    title: { en: 'One step of gradient descent', zh: '梯度下降的一步更新' },
    lesson: 'A2',
    points: 4,
    cases: [updateCase([2, 2, 1], 0.1), updateCase([1, 2, 2, 1], 0.75)],
  },
  {
    id: 'training-path',
    fn: 'lLayerModel',
    title: { en: 'Three layers in training, step by step', zh: '三层网络的训练，逐步对照' },
    lesson: 'A2',
    points: 4,
    driver: 'followTraining',
    restsOn: parts,
    cases: [trainingCase(5, 0.3, 5)],
    judging: { kind: 'trajectory', tolerance, components: (args) => componentsOf(args[2] as Parameters) },
  },
  {
    id: 'cost-falls',
    fn: 'lLayerModel',
    title: { en: 'The cost falls on every iteration', zh: '每次迭代成本都下降' },
    lesson: 'A2',
    points: 3,
    driver: 'watchCosts',
    restsOn: parts,
    cases: [trainingCase(6, 0.1, 60)],
  },
];
