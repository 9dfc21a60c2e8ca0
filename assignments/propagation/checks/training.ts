/** Checks of one update and of the three-layer model in training. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { lLayerModel } from '../../../reference/lLayerModel.ts';
import { type Parameters, vectorOf } from '../../../reference/propagation.ts';
import { componentsOf, deepProblem, livelyProblem, type Problem, rounded } from './inputs.ts';

/** Arguments (parameters, grads, learningRate) of one update; the biases of layer 1 are 0. */
function updateCase(layerSizes: readonly number[], learningRate: number) {
  return (draw: Draw): CaseArguments => {
    const grads = Object.entries(draw.parameters(layerSizes)).map(([name, value]) => [`d${name}`, value]);
    const parameters = rounded(draw.parameters(layerSizes));
    const b1 = vectorOf(parameters, 'b1').map(() => 0);
    return [{ ...parameters, b1 }, rounded(Object.fromEntries(grads)), learningRate];
  };
}

/** How fast and how long a network is trained. */
type Course = { readonly learningRate: number; readonly numIterations: number };

/** Arguments (X, Y, parameters, learningRate, numIterations) of a training in which the cost falls on every iteration. */
function fallingCase(make: (draw: Draw) => Problem, { learningRate, numIterations }: Course, total = 1) {
  return (draw: Draw): CaseArguments => {
    const { X, Y, parameters } = draw.until(
      (problem) => {
        const { costs } = lLayerModel(problem.X, problem.Y, problem.parameters, learningRate, numIterations);
        const falls = costs.every((cost, k) => k === 0 || cost < (costs[k - 1] ?? 0) - 1e-5 * learningRate);
        return falls && (costs.at(-1) ?? 0) <= total * (costs[0] ?? 0);
      },
      () => make(draw),
    );
    return [X, Y, parameters, learningRate, numIterations];
  };
}

/** Three layers, trained until at least a tenth of the cost is gone. */
const trainingCase = (m: number, course: Course) =>
  fallingCase((draw) => livelyProblem(draw, [2, 2, 2, 1], m), course, 0.9);

/** One layer and one example, of which one feature is 0. */
function smallestProblem(draw: Draw): Problem {
  const { X, Y, parameters } = livelyProblem(draw, [2, 1], 1);
  return { X: [[0], ...X.slice(1)], Y, parameters };
}

/** Steps so small that code which stops when the cost hardly falls stops at once. */
const smallSteps = { learningRate: 1e-6, numIterations: 3 };

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
    cases: [
      updateCase([2, 2, 1], 0.1),
      updateCase([1, 2, 2, 1], 0.75),
      updateCase([3, 1], 0.4),
      updateCase([2, ...Array.from({ length: 11 }, () => 1)], 1),
    ],
  },
  {
    id: 'training-path',
    fn: 'lLayerModel',
    title: { en: 'Three layers in training, step by step', zh: '三层网络的训练，逐步对照' },
    lesson: 'A2',
    points: 4,
    driver: 'followTraining',
    restsOn: parts,
    cases: [trainingCase(5, { learningRate: 0.3, numIterations: 5 })],
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
    cases: [
      trainingCase(6, { learningRate: 0.1, numIterations: 60 }),
      fallingCase(smallestProblem, smallSteps),
      fallingCase((draw) => deepProblem(draw, 2), { learningRate: 0.01, numIterations: 1 }),
      fallingCase((draw) => livelyProblem(draw, [1, 2, 1], 3), { learningRate: 0.1, numIterations: 0 }),
    ],
  },
];
