/**
 * Gradient checking: write the sixteen functions below. The handout (README.md) explains each.
 *
 * The library has a network of its own. Two of its names are those of the one-dimensional exercise, so import
 * them under other names: `import { forwardPropagation as networkForward } from './library/network.ts'`.
 *
 * Order of every vector: W1 row by row, b1, W2 row by row, b2, … Inputs are never changed.
 */
import { dot, type Matrix, type Parameters, transpose, type Vector } from './library/network.ts';

/** A function of one number. */
export type RealFunction = (theta: number) => number;

/** A cost J(x, θ) of one parameter, or its derivative. */
export type CostOfOneParameter = (x: number, theta: number) => number;

/** A backward pass: gradients dW1, db1, … from X, Y and the cache of the forward pass. */
export type BackwardPass = (X: Matrix, Y: Matrix, cache: Parameters) => Parameters;

/** Where a component of θ stands; `layer` counts from 1, `row` and `column` from 0. A b has no column. */
export type ParameterPlace = { parameter: string; layer: number; row: number; column?: number };

/** What the check of a network gives. */
export type GradientCheck = { difference: number; gradApprox: Vector };

/** (f(θ + ε) − f(θ)) / ε */
export function oneSidedDifference(f: RealFunction, theta: number, epsilon: number): number {
  throw new Error('not written yet: oneSidedDifference');
}

/** (f(θ + ε) − f(θ − ε)) / 2ε */
export function twoSidedDifference(f: RealFunction, theta: number, epsilon: number): number {
  throw new Error('not written yet: twoSidedDifference');
}

/** J(θ) = θ x */
export function forwardPropagation(x: number, theta: number): number {
  throw new Error('not written yet: forwardPropagation');
}

/** dJ/dθ of J(θ) = θ x */
export function backwardPropagation(x: number, theta: number): number {
  throw new Error('not written yet: backwardPropagation');
}

/**
 * |gradApprox − grad| / (|gradApprox| + |grad|), with gradApprox the two-sided difference of forward(x, θ)
 * and grad = backward(x, θ).
 */
export function gradientCheck(
  x: number,
  theta: number,
  epsilon: number = 1e-7,
  forward: CostOfOneParameter = forwardPropagation,
  backward: CostOfOneParameter = backwardPropagation,
): number {
  throw new Error('not written yet: gradientCheck');
}

/** θ: W1 row by row, b1, W2, b2, … as one vector, whatever the order of the object's keys. */
export function dictionaryToVector(parameters: Parameters): Vector {
  throw new Error('not written yet: dictionaryToVector');
}

/** The parameters whose vector θ is. `parameters` gives the shapes, `theta` the numbers. */
export function vectorToDictionary(theta: Vector, parameters: Parameters): Parameters {
  throw new Error('not written yet: vectorToDictionary');
}

/** dθ: dW1 row by row, db1, dW2, db2, … as one vector. Other entries (dZ, dA) are left out. */
export function gradientsToVector(gradients: Parameters): Vector {
  throw new Error('not written yet: gradientsToVector');
}

/** ‖gradApprox − grad‖ / (‖gradApprox‖ + ‖grad‖), Euclidean norms. */
export function relativeDifference(gradApprox: Vector, grad: Vector): number {
  throw new Error('not written yet: relativeDifference');
}

/** ≤ 1e-7 'fine'; ≥ 1e-3 'bug'; between them 'look again'. NaN is a 'bug'. */
export function gradientVerdict(difference: number): 'fine' | 'look again' | 'bug' {
  throw new Error('not written yet: gradientVerdict');
}

/** The place of the largest |gradApprox_i − grad_i|. `parameters` gives the shapes. */
export function worstComponent(gradApprox: Vector, grad: Vector, parameters: Parameters): ParameterPlace {
  throw new Error('not written yet: worstComponent');
}

/**
 * Gradients dW1, db1, …, dW3, db3 of LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID with cross-entropy.
 * `cache` holds Z1, A1, W1, b1, …, Z3, A3, W3, b3, as the library's forward pass gives it.
 */
export function backwardPropagationN(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  throw new Error('not written yet: backwardPropagationN');
}

/** Checks `gradients` against two-sided differences of the cost, for every component of θ. */
export function gradientCheckN(
  parameters: Parameters,
  gradients: Parameters,
  X: Matrix,
  Y: Matrix,
  epsilon: number = 1e-7,
): GradientCheck {
  throw new Error('not written yet: gradientCheckN');
}

/**
 * Checks the gradient of J = cross-entropy + λ/(2m) Σ ‖W_l‖², with λ = lambd; `grad` is that gradient.
 */
export function gradientCheckWithRegularization(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  lambd: number,
  epsilon: number = 1e-4,
): GradientCheck & { grad: Vector } {
  throw new Error('not written yet: gradientCheckWithRegularization');
}

/**
 * Checks the library's backward pass at keepProb = 1. For keepProb < 1: throw a RangeError, or check with
 * keepProb = 1. `rng` is what dropout would draw from.
 */
export function gradientCheckWithDropout(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  keepProb: number,
  rng: () => number,
  epsilon: number = 1e-4,
): GradientCheck {
  throw new Error('not written yet: gradientCheckWithDropout');
}

/**
 * The relative difference of `backward` at the given parameters, and again after `numIterations` steps
 * θ ← θ − α dθ with the gradients of `backward`.
 */
export function checkDuringTraining(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  backward: BackwardPass,
  options: { numIterations: number; learningRate: number; epsilon: number },
): { atStart: number; afterTraining: number } {
  throw new Error('not written yet: checkDuringTraining');
}

/**
 * Given: a colleague's backward pass of the three-layer network. It runs, it trains, and it has two bugs. Let your
 * gradientCheckN and worstComponent find them, then write backwardPropagationN without them. Not graded.
 */
export function colleaguesBackwardPropagationN(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  const m = X[0]?.length ?? 0;
  const [A1, A2, A3] = [cache['A1'] as Matrix, cache['A2'] as Matrix, cache['A3'] as Matrix];
  const [W2, W3] = [cache['W2'] as Matrix, cache['W3'] as Matrix];
  const open = (dA: Matrix, A: Matrix): Matrix =>
    dA.map((row, i) => row.map((value, j) => ((A[i]?.[j] ?? 0) > 0 ? value : 0)));
  const divided = (dW: Matrix, by: number): Matrix => dW.map((row) => row.map((value) => value / by));
  const rowSums = (dZ: Matrix): Vector => dZ.map((row) => row.reduce((sum, value) => sum + value, 0));

  const dZ3 = A3.map((row, i) => row.map((a, j) => a - (Y[i]?.[j] ?? 0)));
  const dW3 = divided(dot(dZ3, transpose(A2)), m);
  const db3 = rowSums(dZ3).map((sum) => sum / m);
  const dZ2 = open(dot(transpose(W3), dZ3), A2);
  const dW2 = divided(dot(dZ2, transpose(A1)), m / 2);
  const db2 = rowSums(dZ2).map((sum) => sum / m);
  const dZ1 = open(dot(transpose(W2), dZ2), A1);
  const dW1 = divided(dot(dZ1, transpose(X)), m);
  const db1 = rowSums(dZ1).map((sum) => (4 * sum) / m);
  return { dZ3, dW3, db3, dZ2, dW2, db2, dZ1, dW1, db1 };
}
