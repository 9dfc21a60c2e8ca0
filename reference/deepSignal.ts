/**
 * Vanishing and exploding signals: a deep network without activation functions or biases, and how its signal
 * grows. Activations are a list [A_0, A_1, …, A_L] of matrices (n_l, m), the input A_0 = X included.
 */
import { at, dot, type Matrix, shapeOf, sumOf, type Vector } from './matrix.ts';
import { depthOf, matrixOf, type Parameters } from './propagation.ts';

/**
 * All activations of a deep linear network; the last is ŷ.
 *
 *     A_0 = X        A_l = W_l A_{l−1}        ŷ = A_L = W_L W_{L−1} ⋯ W_2 W_1 X
 *
 * Shapes: X (n_0, m), W_l (n_l, n_{l−1}), A_l (n_l, m). `parameters` holds W1, …, WL; biases are not looked at.
 * @throws {RangeError} when there is no W1, or shapes do not fit.
 * @see lesson 1.10
 */
export function deepLinearForward(X: Matrix, parameters: Parameters): Matrix[] {
  const L = depthOf(parameters);
  if (L === 0) throw new RangeError('deepLinearForward: parameters has no W1');
  let A = X.map((row) => [...row]);
  const activations = [A];
  for (let l = 1; l <= L; l++) {
    A = dot(matrixOf(parameters, `W${l}`), A);
    activations.push(A);
  }
  return activations;
}

/**
 * What is left of x after L layers that all have W_l = w · I: every layer multiplies by w.
 *
 *     ŷ = w^L x        w = 1.5 explodes, w = 0.5 vanishes
 *
 * Shapes: x and the answer are lists of n numbers.
 * @throws {RangeError} when L is not a whole number of at least 0.
 * @see lesson 1.10
 */
export function signalAtDepth(x: Vector, w: number, L: number): Vector {
  if (!Number.isInteger(L) || L < 0) throw new RangeError(`L must be a whole number of at least 0, got ${L}`);
  return x.map((value) => w ** L * value);
}

/**
 * How much each layer multiplies the signal: L factors, one for each layer.
 *
 *     g_l = ‖A_l‖_F / ‖A_{l−1}‖_F,   l = 1 … L;   g_l = 0 where ‖A_{l−1}‖_F = 0
 *
 * @throws {RangeError} when there are not at least two activations.
 * @see lesson 1.10
 */
export function growthFactors(activations: readonly Matrix[]): Vector {
  const norms = normsOf(activations);
  const factors: Vector = [];
  for (let l = 1; l < norms.length; l++) {
    const [before, now] = [at(norms, l - 1), at(norms, l)];
    factors.push(before === 0 ? 0 : now / before);
  }
  return factors;
}

/**
 * The first layer at which the signal has left the range, measured against the input; null when none has.
 *
 *     the smallest l ≥ 1 with ‖A_l‖_F / ‖A_0‖_F < low or > high
 *
 * The limits themselves belong to the range; a signal that is not a number has left it.
 * @throws {RangeError} when there are not at least two activations, the input is 0, or not 0 < low ≤ 1 ≤ high.
 * @see lesson 1.10
 */
export function depthOutOfRange(activations: readonly Matrix[], low: number, high: number): number | null {
  const norms = normsOf(activations);
  const input = at(norms, 0);
  if (input === 0) throw new RangeError('depthOutOfRange: the input is 0');
  if (!(low > 0 && low <= 1 && high >= 1))
    throw new RangeError(`depthOutOfRange: needs 0 < low ≤ 1 ≤ high, got ${low} and ${high}`);
  for (let l = 1; l < norms.length; l++) {
    const growth = at(norms, l) / input;
    if (!(growth >= low && growth <= high)) return l;
  }
  return null;
}

/** ‖A_l‖_F of every activation. */
function normsOf(activations: readonly Matrix[]): Vector {
  if (activations.length < 2)
    throw new RangeError(`activations needs the input and one layer, got ${activations.length}`);
  return activations.map((A) => {
    const [rows, columns] = shapeOf(A);
    if (rows * columns === 0) throw new RangeError('an activation is empty');
    return frobenius(A);
  });
}

/** The root of the sum of all squares. */
function frobenius(A: Matrix): number {
  return Math.sqrt(sumOf(A, (value) => value * value));
}
