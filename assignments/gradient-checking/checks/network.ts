/** Checks of the backward pass, of the check of a whole network and of its caveats. */
import type { Component, Tolerance } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, probe, rng } from '../../../grader/plan/spec.ts';
import { type BackwardPass, checkDuringTraining, descend } from '../../../reference/gradientCheckCaveats.ts';
import { type Matrix, mapEntries, sumOf } from '../../../reference/matrix.ts';
import { placesOf } from '../../../reference/parameterVector.ts';
import {
  backwardPropagation,
  depthOf,
  forwardPropagation,
  type Gradients,
  matrixOf,
  type Parameters,
} from '../../../reference/propagation.ts';
import { rounded } from './rounded.ts';

/** See the head of checks.ts: noise ≤ 1e-11, nearest mistake ≥ 1e-6 of the largest entry. */
const tolerance: Tolerance = { relative: 1e-7, absolute: 1e-10 };

type Problem = { X: Matrix; Y: Matrix; parameters: Parameters };

/**
 * No hidden pre-activation within 0.01 of relu's kink, no saturated output, and each hidden layer with units
 * on both sides: then right code passes whatever its form, and a forgotten relu shows.
 */
function isSmooth({ X, parameters }: Problem): boolean {
  const { AL, cache } = forwardPropagation(X, parameters);
  const depth = depthOf(parameters);
  for (let layer = 1; layer < depth; layer++) {
    const Z = matrixOf(cache, `Z${layer}`).flat();
    if (Z.some((z) => Math.abs(z) <= 0.01) || Z.every((z) => z > 0) || Z.every((z) => z < 0)) return false;
  }
  return AL.flat().every((a) => a >= 0.05 && a <= 0.95);
}

/** Gradients that are not vanishing, so that each parameter's bug has a size. */
function isAlive({ X, Y, parameters }: Problem): boolean {
  const gradients = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
  const layers = Array.from({ length: depthOf(parameters) }, (_, index) => index + 1);
  return layers.every((layer) => sumOf(matrixOf(gradients, `dW${layer}`), Math.abs) > 0.02);
}

function problem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  return draw.until(
    (made) => isSmooth(made) && isAlive(made),
    () => ({
      X: rounded(draw.matrix(layerSizes[0] ?? 0, m)),
      Y: draw.labels(m),
      parameters: rounded(draw.parameters(layerSizes)),
    }),
  );
}

/** The gradients that a backward pass gives; `bug` changes them. */
function gradientsOf({ X, Y, parameters }: Problem, bug = (gradients: Gradients) => gradients): Gradients {
  const { cache } = forwardPropagation(X, parameters);
  const gradients = bug(backwardPropagation(X, Y, cache));
  return Object.fromEntries(Object.entries(gradients).filter(([name]) => /^d[Wb]/.test(name)));
}

const withoutDb1 = (gradients: Gradients): Gradients => ({
  ...gradients,
  db1: (gradients['db1'] ?? []).map(() => 0),
});

const doubledDW2 = (gradients: Gradients): Gradients => ({
  ...gradients,
  dW2: matrixOf(gradients, 'dW2').map((row) => row.map((value) => 2 * value)),
});

function checkedProblem(draw: Draw, layerSizes: readonly number[], epsilon: number): CaseArguments {
  const made = problem(draw, layerSizes, 4);
  const bug = draw.pick([doubledDW2, withoutDb1]);
  return [made.parameters, gradientsOf(made, bug), made.X, made.Y, epsilon];
}

function componentsOf(args: CaseArguments): readonly Component[] {
  return placesOf(args[2] as Parameters).map(({ layer: _, ...component }) => component);
}

/** The probe of this name: W2 is cut to [−0.3, 0.3] on the way back. */
const clippedBackward: BackwardPass = (X, Y, cache) => {
  const W2 = mapEntries(matrixOf(cache, 'W2'), (w) => Math.min(Math.max(w, -0.3), 0.3));
  return backwardPropagation(X, Y, { ...cache, W2 });
};

/** A two-layer problem with weights below 0.3 that grow beyond, so that the hidden bug shows after training. */
function growingProblem(draw: Draw) {
  const options = { numIterations: 30, learningRate: 1.5, epsilon: 1e-3 };
  const small = (values: number[]): number[] => rounded(values.map(() => draw.uniform(-0.29, 0.29)));
  const shows = ({ X, Y, parameters }: Problem): boolean => {
    const { atStart, afterTraining } = checkDuringTraining(parameters, X, Y, clippedBackward, options);
    return atStart < 1e-6 && afterTraining > 1e-2 && isSmoothAfter({ X, Y, parameters }, options);
  };
  const made = draw.until(shows, () => {
    const parameters = rounded(draw.parameters([3, 4, 1]));
    for (const name of ['W1', 'W2']) parameters[name] = matrixOf(parameters, name).map(small);
    return { X: rounded(draw.matrix(3, 5)), Y: draw.labels(5), parameters };
  });
  return { ...made, options };
}

/** Smooth at the start and after training, where the differences are taken. */
function isSmoothAfter(
  { X, Y, parameters }: Problem,
  { numIterations, learningRate }: { numIterations: number; learningRate: number },
): boolean {
  let trained = parameters;
  for (let step = 0; step < numIterations; step++) {
    const { cache } = forwardPropagation(X, trained);
    trained = descend(trained, clippedBackward(X, Y, cache), learningRate);
  }
  return isSmooth({ X, Y, parameters }) && isSmooth({ X, Y, parameters: trained });
}

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
    judging: { kind: 'gradient', components: componentsOf, epsilons: [1e-4, 1e-5, 1e-6] },
    cases: [3, 5].map((m) => (draw: Draw) => {
      const { X, Y, parameters } = problem(draw, [3, 2, 2, 1], m);
      return [X, Y, parameters];
    }),
  },
  {
    id: 'gradient-check-of-a-network',
    fn: 'gradientCheckN',
    restsOn: ['relativeDifference'],
    title: { en: 'Gradient check of a whole network', zh: '整个网络的梯度检验' },
    lesson: '1.13',
    points: 10,
    judging: { kind: 'values', tolerance },
    cases: [
      (draw) => checkedProblem(draw, [2, 3, 2, 1], 1e-3),
      (draw) => checkedProblem(draw, [2, 4, 1], 1e-4),
      (draw) => {
        const { X, Y, parameters } = problem(draw, [2, 3, 1], 3);
        return [parameters, gradientsOf({ X, Y, parameters }), X, Y, 1e-3];
      },
    ],
  },
  {
    id: 'regularized-gradient-check',
    fn: 'gradientCheckWithRegularization',
    restsOn: ['relativeDifference'],
    title: { en: 'Gradient check with the regularization term', zh: '包含正则项的梯度检验' },
    lesson: '1.14',
    points: 8,
    judging: { kind: 'values', tolerance },
    cases: [
      [3, 3, 1],
      [2, 2, 2, 1],
    ].map((layerSizes) => (draw: Draw) => {
      const { X, Y, parameters } = problem(draw, layerSizes, 4);
      return [parameters, X, Y, rounded(draw.uniform(0.3, 2)), 1e-3];
    }),
  },
  {
    id: 'no-dropout-in-a-check',
    fn: 'gradientCheckWithDropout',
    restsOn: ['relativeDifference'],
    title: { en: 'No gradient check with dropout on', zh: '开着 dropout 时不做梯度检验' },
    lesson: '1.14',
    points: 4,
    driver: 'dropoutCaveat',
    judging: { kind: 'values', tolerance },
    cases: [0.5, 0.8].map((keepProb) => (draw: Draw) => {
      const { X, Y, parameters } = problem(draw, [2, 4, 1], 4);
      return [parameters, X, Y, keepProb, rng(draw.seedFor('masks')), 1e-3];
    }),
  },
  {
    id: 'check-again-after-training',
    fn: 'checkDuringTraining',
    restsOn: ['relativeDifference'],
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
        const { X, Y, parameters } = problem(draw, [2, 4, 1], 4);
        const options = { numIterations: 10, learningRate: 0.3, epsilon: 1e-3 };
        return [parameters, X, Y, probe('doubledBackward'), options];
      },
      (draw) => {
        const { X, Y, parameters } = problem(draw, [3, 3, 1], 4);
        const options = { numIterations: 5, learningRate: 0.1, epsilon: 1e-3 };
        return [parameters, X, Y, probe('rightBackward'), options];
      },
    ],
  },
];
