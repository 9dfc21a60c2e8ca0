/** Checks of the backward pass, of the check of a whole network and of its caveats. */
import type { Component, Tolerance } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, probe, rng } from '../../../grader/plan/spec.ts';
import { placesOf } from '../../../reference/parameterVector.ts';
import {
  backwardPropagation,
  forwardPropagation,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';
import {
  deepProblem,
  evenProblem,
  growingProblem,
  kinkedProblem,
  maskedProblem,
  type Problem,
  problem,
  smallestProblem,
} from './problems.ts';
import { rounded } from './rounded.ts';

/** See the head of checks.ts: noise ≤ 1e-11, nearest mistake ≥ 1e-6 of the largest entry. */
const tolerance: Tolerance = { relative: 1e-7, absolute: 1e-10 };

type Bug = (gradients: Gradients) => Gradients;

/** The gradients that a backward pass gives; `bug` changes them. */
function gradientsOf({ X, Y, parameters }: Problem, bug: Bug): Gradients {
  const { cache } = forwardPropagation(X, parameters);
  const gradients = bug(backwardPropagation(X, Y, cache));
  return Object.fromEntries(Object.entries(gradients).filter(([name]) => /^d[Wb]/.test(name)));
}

const withoutDb1 = (gradients: Gradients): Gradients => ({
  ...gradients,
  db1: (gradients['db1'] ?? []).map(() => 0),
});

/** The first component and the last are wrong: a ratio that leaves one of them out shows. */
const doubledEnds = (gradients: Gradients): Gradients => ({
  ...gradients,
  dW1: matrixOf(gradients, 'dW1').map((row) => row.map((value) => 2 * value)),
  db2: vectorOf(gradients, 'db2').map((value) => 2 * value),
});

const doubledDW2 = (gradients: Gradients): Gradients => ({
  ...gradients,
  dW2: matrixOf(gradients, 'dW2').map((row) => row.map((value) => 2 * value)),
});

/** Arguments (parameters, gradients, X, Y, epsilon) with a bug in the gradients. */
function checkedProblem(made: Problem, bug: Bug, epsilon: number): CaseArguments {
  return [made.parameters, gradientsOf(made, bug), made.X, made.Y, epsilon];
}

const eitherBug = (draw: Draw): Bug => draw.pick([doubledDW2, withoutDb1]);

/** Arguments (parameters, X, Y, lambd, epsilon); ε may be left out. */
function regularizedProblem({ X, Y, parameters }: Problem, lambd: number, epsilon?: number): CaseArguments {
  return [parameters, X, Y, lambd, ...(epsilon === undefined ? [] : [epsilon])];
}

const factor = (draw: Draw): number => rounded(draw.uniform(0.3, 2));

/** Arguments (parameters, X, Y, keepProb, rng, epsilon); ε may be left out. */
function dropoutCase(keepProb: number, make: (draw: Draw) => Problem, epsilon?: number) {
  return (draw: Draw): CaseArguments => {
    const { X, Y, parameters } = make(draw);
    const generator = rng(draw.seedFor('masks'));
    return [parameters, X, Y, keepProb, generator, ...(epsilon === undefined ? [] : [epsilon])];
  };
}

/** Arguments (X, Y, parameters). */
const toProbe = ({ X, Y, parameters }: Problem): CaseArguments => [X, Y, parameters];

function componentsOf(args: CaseArguments): readonly Component[] {
  return placesOf(args[2] as Parameters).map(({ layer: _, ...component }) => component);
}

/** What a check of a network is made of. */
const ofCheck = [
  'relativeDifference',
  'twoSidedDifference',
  'dictionaryToVector',
  'vectorToDictionary',
  'gradientsToVector',
];

export const networkChecks: readonly CheckSpec[] = [
  {
    id: 'backward-pass',
    fn: 'backwardPropagationN',
    title: {
      en: 'Backward pass of the three-layer network, free of bugs',
      zh: '三层网络的反向传播，没有错误',
    },
    lesson: '1.13',
    points: 10,
    driver: 'backwardProbe',
    blindTo: { 'backward-slope-at-zero': 'differences mean nothing at the kink, so no Z is 0' },
    judging: { kind: 'gradient', components: componentsOf, epsilons: [1e-4, 1e-5, 1e-6] },
    cases: [
      (draw) => toProbe(maskedProblem(draw, [3, 2, 2, 1], 4)),
      (draw) => toProbe(problem(draw, [3, 2, 2, 1], 1)),
    ],
  },
  {
    id: 'backward-pass-at-zero',
    fn: 'backwardPropagationN',
    title: { en: 'Backward pass where a Z is exactly 0', zh: '有 Z 恰为 0 时的反向传播' },
    lesson: '1.13',
    points: 2,
    driver: 'backwardGradients',
    cases: [(draw) => toProbe(kinkedProblem(draw, [3, 2, 2, 1], 4))],
  },
  {
    id: 'gradient-check-of-a-network',
    fn: 'gradientCheckN',
    restsOn: ofCheck,
    title: { en: 'Gradient check of a whole network', zh: '整个网络的梯度检验' },
    lesson: '1.13',
    points: 10,
    judging: { kind: 'values', tolerance },
    cases: [
      (draw) => checkedProblem(problem(draw, [2, 3, 2, 1], 4), eitherBug(draw), 1e-3),
      (draw) => checkedProblem(problem(draw, [2, 4, 1], 4), doubledEnds, 1e-4),
      (draw) => checkedProblem(smallestProblem(draw), withoutDb1, 1e-3),
      (draw) => checkedProblem(deepProblem(draw), (right) => right, 1e-3),
    ],
  },
  {
    id: 'regularized-gradient-check',
    fn: 'gradientCheckWithRegularization',
    restsOn: ofCheck,
    title: { en: 'Gradient check with the regularization term', zh: '包含正则项的梯度检验' },
    lesson: '1.14',
    points: 8,
    judging: { kind: 'values', tolerance },
    cases: [
      (draw) => regularizedProblem(problem(draw, [3, 3, 1], 4), factor(draw)),
      (draw) => regularizedProblem(problem(draw, [2, 2, 2, 1], 4), factor(draw), 1e-3),
      // So coarse that a difference which leaves components out shows.
      (draw) => regularizedProblem(smallestProblem(draw), 0, 0.1),
      (draw) => regularizedProblem(deepProblem(draw), factor(draw), 1e-3),
    ],
  },
  {
    id: 'no-dropout-in-a-check',
    fn: 'gradientCheckWithDropout',
    restsOn: [...ofCheck, 'gradientCheckN'],
    title: { en: 'No gradient check with dropout on', zh: '开着 dropout 时不做梯度检验' },
    lesson: '1.14',
    points: 4,
    driver: 'dropoutCaveat',
    judging: { kind: 'values', tolerance },
    cases: [
      dropoutCase(0.5, (draw) => evenProblem(draw, [1, 4, 1], 1e-3), 1e-3),
      dropoutCase(0.8, (draw) => problem(draw, [2, 3, 2, 1], 1)),
    ],
  },
  {
    id: 'check-again-after-training',
    fn: 'checkDuringTraining',
    restsOn: [...ofCheck, 'gradientCheckN'],
    title: {
      en: 'A check at the start and again after some training',
      zh: '初始时检验一次，训练一段后再检验',
    },
    lesson: '1.14',
    points: 6,
    judging: { kind: 'values', tolerance: { relative: 1e-6, absolute: 1e-9 } },
    cases: [
      (draw) => {
        const { X, Y, parameters, options } = growingProblem(draw);
        return [parameters, X, Y, probe('clippedBackward'), options];
      },
      (draw) => {
        const { X, Y, parameters } = problem(draw, [2, 3, 2, 1], 4);
        const options = { numIterations: 10, learningRate: 0.3, epsilon: 1e-3 };
        return [parameters, X, Y, probe('doubledBackward'), options];
      },
      (draw) => {
        const { X, Y, parameters } = deepProblem(draw);
        const options = { numIterations: 1, learningRate: 0.1, epsilon: 1e-3 };
        return [parameters, X, Y, probe('rightBackward'), options];
      },
      (draw) => {
        const { X, Y, parameters } = smallestProblem(draw);
        // A gradient of exactly 0 is a component, too.
        X[0] = [0];
        const options = { numIterations: 0, learningRate: 0.1, epsilon: 1e-3 };
        return [parameters, X, Y, probe('doubledBackward'), options];
      },
    ],
  },
];
