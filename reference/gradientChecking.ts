/**
 * Gradient checking: derivatives by differences of the cost, and how far the gradient at hand is from them.
 *
 * Rounding: a cost is exact to about 1e-16, so a difference quotient is exact to about 1e-16/ε. At ε = 1e-7 it
 * has 7 to 9 meaningful digits, at ε = 1e-4 about 12 less the truncation error ε²f‴/6.
 */
import { reluBackward } from './activations.ts';
import {
  at,
  combine,
  dot,
  type Matrix,
  mapEntries,
  rowSums,
  shapeOf,
  transpose,
  type Vector,
} from './matrix.ts';
import {
  dictionaryToVector,
  gradientsToVector,
  vectorToDictionary,
  worstComponent,
} from './parameterVector.ts';
import {
  type Cache,
  computeCost,
  forwardPropagation as forwardThroughLayers,
  type Gradients,
  matrixOf,
  type Parameters,
} from './propagation.ts';

export { dictionaryToVector, gradientsToVector, vectorToDictionary, worstComponent };

/** A function of one number. */
export type RealFunction = (theta: number) => number;

/** The two functions of the one-dimensional exercise: J(x, θ) and dJ/dθ. */
export type CostOfOneParameter = (x: number, theta: number) => number;

/** What a check of a whole network gives: the relative difference and the approximated gradient. */
export type GradientCheck = { difference: number; gradApprox: Vector };

export type Verdict = 'fine' | 'look again' | 'bug';

/** @throws {RangeError} unless ε is a positive finite number. */
function requireStep(epsilon: number): void {
  if (epsilon > 0 && Number.isFinite(epsilon)) return;
  throw new RangeError(`epsilon must be positive, got ${epsilon}`);
}

/**
 * One-sided difference (f(θ + ε) − f(θ)) / ε; its error is O(ε).
 * @throws {RangeError} unless ε > 0.
 * @see lesson 1.12
 */
export function oneSidedDifference(f: RealFunction, theta: number, epsilon: number): number {
  requireStep(epsilon);
  return (f(theta + epsilon) - f(theta)) / epsilon;
}

/**
 * Two-sided difference (f(θ + ε) − f(θ − ε)) / 2ε; its error is O(ε²).
 * @throws {RangeError} unless ε > 0.
 * @see lesson 1.12
 */
export function twoSidedDifference(f: RealFunction, theta: number, epsilon: number): number {
  requireStep(epsilon);
  return (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon);
}

/** J(θ) = θ x, the one-dimensional exercise. @see lesson 1.13 */
export function forwardPropagation(x: number, theta: number): number {
  return theta * x;
}

/** dJ/dθ = x for J(θ) = θ x. @see lesson 1.13 */
export function backwardPropagation(x: number, _theta: number): number {
  return x;
}

/**
 * Relative difference of dJ/dθ and its two-sided approximation, for one parameter.
 *
 *     |gradApprox − grad| / (|gradApprox| + |grad|)
 *
 * `forward` and `backward` are J(x, θ) and dJ/dθ; by default those of the exercise.
 * @throws {RangeError} unless ε > 0.
 * @see lesson 1.13
 */
export function gradientCheck(
  x: number,
  theta: number,
  epsilon = 1e-7,
  forward: CostOfOneParameter = forwardPropagation,
  backward: CostOfOneParameter = backwardPropagation,
): number {
  requireStep(epsilon);
  const JPlus = forward(x, theta + epsilon);
  const JMinus = forward(x, theta - epsilon);
  const gradApprox = (JPlus - JMinus) / (2 * epsilon);
  const grad = backward(x, theta);
  return Math.abs(gradApprox - grad) / (Math.abs(gradApprox) + Math.abs(grad));
}

/** ‖v‖₂ = √(Σ v_i²). */
function norm(v: Vector): number {
  return Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
}

/**
 * ‖gradApprox − grad‖₂ / (‖gradApprox‖₂ + ‖grad‖₂), between 0 and 1; NaN when both are zero, because
 * nothing was compared then.
 * @throws {RangeError} when the lengths differ.
 * @see lesson 1.13
 */
export function relativeDifference(gradApprox: Vector, grad: Vector): number {
  if (gradApprox.length !== grad.length)
    throw new RangeError(`gradApprox has ${gradApprox.length} entries, grad has ${grad.length}`);
  const gap = grad.map((value, index) => at(gradApprox, index) - value);
  return norm(gap) / (norm(gradApprox) + norm(grad));
}

/**
 * What a relative difference says: ≤ 1e-7 'fine', ≥ 1e-3 'bug', between them 'look again'. NaN is a 'bug':
 * nothing was compared, or something overflowed.
 * @throws {RangeError} when the difference is negative.
 * @see lesson 1.13
 */
export function gradientVerdict(difference: number): Verdict {
  if (difference < 0) throw new RangeError(`a difference is never negative, got ${difference}`);
  if (difference <= 1e-7) return 'fine';
  return difference < 1e-3 ? 'look again' : 'bug';
}

/**
 * dθ_approx of a function of the whole vector, one component after the other.
 *
 *     dθ_approx[i] = (J(θ + ε e_i) − J(θ − ε e_i)) / 2ε
 *
 * @throws {RangeError} unless ε > 0.
 * @see lesson 1.13
 */
export function approximateGradient(J: (theta: Vector) => number, theta: Vector, epsilon: number): Vector {
  requireStep(epsilon);
  const moved = [...theta];
  const gradApprox: Vector = [];
  for (const [i, value] of theta.entries()) {
    moved[i] = value + epsilon;
    const JPlus = J(moved);
    moved[i] = value - epsilon;
    const JMinus = J(moved);
    moved[i] = value;
    gradApprox.push((JPlus - JMinus) / (2 * epsilon));
  }
  return gradApprox;
}

/**
 * Checks the gradients of a network (W1, b1, …) against two-sided differences of its cross-entropy.
 * Shapes: X (n_0, m), Y (1, m), gradients dW_l like W_l and db_l like b_l.
 * @throws {RangeError} unless ε > 0, or when shapes do not fit.
 * @see lesson 1.13
 */
export function gradientCheckN(
  parameters: Parameters,
  gradients: Gradients,
  X: Matrix,
  Y: Matrix,
  epsilon = 1e-7,
): GradientCheck {
  const J = (theta: Vector): number =>
    computeCost(forwardThroughLayers(X, vectorToDictionary(theta, parameters)).AL, Y);
  const gradApprox = approximateGradient(J, dictionaryToVector(parameters), epsilon);
  return { gradApprox, difference: relativeDifference(gradApprox, gradientsToVector(gradients)) };
}

/**
 * The gradients of LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID with cross-entropy, free of the exercise's bugs.
 *
 *     dZ3 = A3 − Y     dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]     dW_l = (1/m) dZ_l A_{l−1}ᵀ     db_l = (1/m) Σ dZ_l
 *
 * Shapes: X = A_0 (n_0, m), Y (1, m), cache as the forward pass gives it.
 * @throws {RangeError} when shapes do not fit or the cache is not that of three layers.
 * @see lesson 1.13
 */
export function backwardPropagationN(X: Matrix, Y: Matrix, cache: Cache): Gradients {
  const [, m] = shapeOf(X);
  const overM = (sum: number): number => sum / m;
  const [Z1, Z2] = [matrixOf(cache, 'Z1'), matrixOf(cache, 'Z2')];
  const [A1, A2, A3] = [matrixOf(cache, 'A1'), matrixOf(cache, 'A2'), matrixOf(cache, 'A3')];

  const dZ3 = combine(A3, Y, (a, y) => a - y);
  const dW3 = mapEntries(dot(dZ3, transpose(A2)), overM);
  const db3 = rowSums(dZ3).map(overM);

  const dA2 = dot(transpose(matrixOf(cache, 'W3')), dZ3);
  const dZ2 = reluBackward(dA2, Z2);
  const dW2 = mapEntries(dot(dZ2, transpose(A1)), overM);
  const db2 = rowSums(dZ2).map(overM);

  const dA1 = dot(transpose(matrixOf(cache, 'W2')), dZ2);
  const dZ1 = reluBackward(dA1, Z1);
  const dW1 = mapEntries(dot(dZ1, transpose(X)), overM);
  const db1 = rowSums(dZ1).map(overM);

  return { dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1 };
}
