/** Functions that the checks hand to yours as arguments. */
import { backwardPropagation as libraryBackward, type Matrix, type Parameters } from '../library/network.ts';

/** θ³, the function of lesson 1.12; its derivative is 3θ². */
export function cube(theta: number): number {
  return theta * theta * theta;
}

/** e^θ, its own derivative. */
export function exponential(theta: number): number {
  return Math.exp(theta);
}

/** σ(θ) = 1 / (1 + e^{−θ}). */
export function logistic(theta: number): number {
  return 1 / (1 + Math.exp(-theta));
}

/** J = x θ³, a cost of one parameter that is not a straight line. */
export function cubicForward(x: number, theta: number): number {
  return x * theta * theta * theta;
}

/** dJ/dθ = 3 x θ² for {@link cubicForward}. */
export function cubicBackward(x: number, theta: number): number {
  return 3 * x * theta * theta;
}

/** A wrong derivative of {@link cubicForward}: 2 x θ². */
export function buggyCubicBackward(x: number, theta: number): number {
  return 2 * x * theta * theta;
}

/** A wrong derivative of {@link cubicForward} that points the other way: −2 x θ². */
export function oppositeCubicBackward(x: number, theta: number): number {
  return -2 * x * theta * theta;
}

/** The backward pass of the library, which is right. */
export function rightBackward(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  return libraryBackward(X, Y, cache);
}

/** A backward pass with a bug that always shows: dW1 doubled. */
export function doubledBackward(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  const gradients = libraryBackward(X, Y, cache);
  const dW1 = gradients['dW1'] as Matrix;
  return { ...gradients, dW1: dW1.map((row) => row.map((value) => 2 * value)) };
}

/**
 * A backward pass (two layers) with a bug that hides while weights are small: on the way back the entries of W2
 * are cut to [−0.3, 0.3].
 */
export function clippedBackward(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  const W2 = cache['W2'] as Matrix;
  const clipped = W2.map((row) => row.map((w) => Math.min(Math.max(w, -0.3), 0.3)));
  return libraryBackward(X, Y, { ...cache, W2: clipped });
}
