/** Networks and data on which gradients are checked: smooth where differences are taken, and alive in every layer. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type BackwardPass, checkDuringTraining, descend } from '../../../reference/gradientCheckCaveats.ts';
import { gradientCheckN, gradientsToVector } from '../../../reference/gradientChecking.ts';
import { at, entry, type Matrix, mapEntries, shapeOf, sumOf } from '../../../reference/matrix.ts';
import {
  backwardPropagation,
  depthOf,
  forwardPropagation,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';
import { rounded } from './rounded.ts';

export type Problem = { X: Matrix; Y: Matrix; parameters: Parameters };

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

/**
 * Gradients that are not vanishing, so that each parameter's bug has a size: no component is near 0, but for those of
 * units that are closed for the only example.
 */
function isAlive({ X, Y, parameters }: Problem): boolean {
  const gradients = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
  const layers = Array.from({ length: depthOf(parameters) }, (_, index) => index + 1);
  if (!layers.every((layer) => sumOf(matrixOf(gradients, `dW${layer}`), Math.abs) > 0.02)) return false;
  return shapeOf(X)[1] === 1 || gradientsToVector(gradients).every((slope) => Math.abs(slope) > 1e-3);
}

/** A smooth problem in which every layer has gradients; the first input of the first of several examples is 0. */
export function problem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  return draw.until(
    (made) => isSmooth(made) && isAlive(made),
    () => {
      const X = rounded(draw.matrix(layerSizes[0] ?? 0, m));
      const withZero = X.map((row, i) => (i === 0 && m > 1 ? [0, ...row.slice(1)] : row));
      return { X: withZero, Y: draw.labels(m), parameters: rounded(draw.parameters(layerSizes)) };
    },
  );
}

/** Whether all hidden units are open and no output is saturated. */
function isOpen({ X, parameters }: Problem): boolean {
  const { AL, cache } = forwardPropagation(X, parameters);
  const depth = depthOf(parameters);
  const hidden = Object.keys(parameters).flatMap((name) =>
    name.startsWith('W') && name !== `W${depth}` ? matrixOf(cache, name.replace('W', 'Z')).flat() : [],
  );
  return hidden.every((z) => z > 0.01) && AL.flat().every((a) => a >= 0.05 && a <= 0.95);
}

/** Eleven layers of one unit, all open: names sorted as text, where W10 stands before W2, give another network. */
export function deepProblem(draw: Draw): Problem {
  const near = (low: number, high: number) => rounded(draw.uniform(low, high));
  return draw.until(isOpen, () => {
    const layers = Array.from({ length: 11 }, (_, index) => [
      [`W${index + 1}`, [[near(0.8, 1.2)]]],
      [`b${index + 1}`, [near(-0.2, 0.2)]],
    ]);
    return {
      X: [[near(0.2, 0.5), near(0.6, 1), near(1.1, 1.5)]],
      Y: draw.labels(3),
      parameters: Object.fromEntries(layers.flat()),
    };
  });
}

/** A problem for three layers in which open units of layer 1 have slopes of both signs: a mask of these shows. */
export function maskedProblem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  const hasBothSigns = ({ X, Y, parameters }: Problem): boolean => {
    const { cache } = forwardPropagation(X, parameters);
    const dA1 = matrixOf(backwardPropagation(X, Y, cache), 'dA1').flat();
    const Z1 = matrixOf(cache, 'Z1').flat();
    const open = dA1.filter((_, index) => at(Z1, index) > 0);
    return open.some((slope) => slope > 0.01) && open.some((slope) => slope < -0.01);
  };
  return draw.until(hasBothSigns, () => problem(draw, layerSizes, m));
}

/**
 * A problem whose first example is all 0, and its first unit's bias, too: that unit's Z is 0 exactly, where relu has no
 * slope, and a gradient comes down to it. Weights of every layer have one.
 */
export function kinkedProblem(draw: Draw, layerSizes: readonly number[], m: number): Problem {
  const isReached = ({ X, Y, parameters }: Problem): boolean => {
    const { cache } = forwardPropagation(X, parameters);
    const gradients = backwardPropagation(X, Y, cache);
    const isLively = (name: string) =>
      matrixOf(gradients, name)
        .flat()
        .some((value) => Math.abs(value) > 0.01);
    return Math.abs(entry(matrixOf(gradients, 'dA1'), 0, 0)) > 0.01 && ['dW1', 'dW2', 'dW3'].every(isLively);
  };
  return draw.until(isReached, () => {
    const { X, Y, parameters } = problem(draw, layerSizes, m);
    const b1 = vectorOf(parameters, 'b1').with(0, 0);
    return { X: X.map((row) => row.with(0, 0)), Y, parameters: { ...parameters, b1 } };
  });
}

/** One layer and one example. */
export const smallestProblem = (draw: Draw): Problem => problem(draw, [2, 1], 1);

/** The probe of this name: W2 is cut to [−0.3, 0.3] on the way back. */
const clippedBackward: BackwardPass = (X, Y, cache) => {
  const W2 = mapEntries(matrixOf(cache, 'W2'), (w) => Math.min(Math.max(w, -0.3), 0.3));
  return backwardPropagation(X, Y, { ...cache, W2 });
};

/** A two-layer problem with weights below 0.3 that grow beyond, so that the hidden bug shows after training. */
export function growingProblem(draw: Draw) {
  const options = { numIterations: 30, learningRate: 1.5, epsilon: 1e-3 };
  const small = (values: number[]): number[] => rounded(values.map(() => draw.uniform(-0.29, 0.29)));
  const shows = ({ X, Y, parameters }: Problem): boolean => {
    // What is cheap comes first.
    if (!isSmooth({ X, Y, parameters })) return false;
    if (!isSmooth({ X, Y, parameters: trained({ X, Y, parameters }, options) })) return false;
    const { atStart, afterTraining } = checkDuringTraining(parameters, X, Y, clippedBackward, options);
    return atStart < 1e-6 && afterTraining > 1e-2;
  };
  const made = draw.until(shows, () => {
    const parameters = rounded(draw.parameters([3, 4, 1]));
    for (const name of ['W1', 'W2']) parameters[name] = matrixOf(parameters, name).map(small);
    return { X: rounded(draw.matrix(3, 5)), Y: draw.labels(5), parameters };
  });
  return { ...made, options };
}

/** The parameters after training, where differences are taken again. */
function trained({ X, Y, parameters }: Problem, { numIterations, learningRate }: Course): Parameters {
  let current = parameters;
  for (let step = 0; step < numIterations; step++) {
    const { cache } = forwardPropagation(X, current);
    current = descend(current, clippedBackward(X, Y, cache), learningRate);
  }
  return current;
}

type Course = { readonly numIterations: number; readonly learningRate: number };

/**
 * A problem in whose check the first and the last component have a part of the difference that is seen: a ratio that
 * leaves one of them out shows.
 */
export function evenProblem(draw: Draw, layerSizes: readonly number[], epsilon: number): Problem {
  const isEven = ({ X, Y, parameters }: Problem): boolean => {
    const gradients = backwardPropagation(X, Y, forwardPropagation(X, parameters).cache);
    const { difference, gradApprox } = gradientCheckN(parameters, gradients, X, Y, epsilon);
    const squares = gradientsToVector(gradients).map((grad, index) => (at(gradApprox, index) - grad) ** 2);
    const least = 0.05 * squares.reduce((sum, square) => sum + square, 0);
    return difference > 1e-8 && at(squares, 0) > least && at(squares, squares.length - 1) > least;
  };
  return draw.until(isEven, () => problem(draw, layerSizes, 4));
}
