/**
 * Assignment: initialization (lessons 1.10–1.11). Write every function; the handout has the formulas and examples.
 *
 * Matrices are `number[][]`, rows first. `layersDims` are the layer sizes n_0 (the input), n_1, …, n_L; parameters are
 * { W1, b1, …, WL, bL } with W_l (n_l, n_{l−1}) and b_l a list of n_l numbers. Do not change what you are given, and
 * take random numbers from `rng` only. From './library/network.ts' you may import dot, transpose and the types.
 */
import type { Matrix, Parameters, Vector } from './library/network.ts';

/** Uniform random numbers in [0, 1), a new one for each call. */
type Rng = () => number;

/** [A_0, A_1, …, A_L] with A_0 = X and A_l = W_l A_{l−1}, for `parameters` { W1, …, WL }; the last one is ŷ. */
export function deepLinearForward(X: Matrix, parameters: Parameters): Matrix[] {
  throw new Error('not written yet: deepLinearForward');
}

/** ŷ = w^L x: what L layers with W_l = w · I make of x; a list as long as x. */
export function signalAtDepth(x: Vector, w: number, L: number): Vector {
  throw new Error('not written yet: signalAtDepth');
}

/** [g_1, …, g_L] with g_l = ‖A_l‖_F / ‖A_{l−1}‖_F, and 0 where ‖A_{l−1}‖_F = 0; `activations` is [A_0, …, A_L]. */
export function growthFactors(activations: Matrix[]): Vector {
  throw new Error('not written yet: growthFactors');
}

/** The smallest l ≥ 1 with ‖A_l‖_F / ‖A_0‖_F < low or > high; null when there is none. */
export function depthOutOfRange(activations: Matrix[], low: number, high: number): number | null {
  throw new Error('not written yet: depthOutOfRange');
}

/** A rows × columns matrix of independent standard normal numbers (mean 0, variance 1). */
export function randn(rows: number, columns: number, rng: Rng): Matrix {
  throw new Error('not written yet: randn');
}

/** { W1, b1, …, WL, bL }, all zeros. */
export function initializeParametersZeros(layersDims: Vector): Parameters {
  throw new Error('not written yet: initializeParametersZeros');
}

/** W_l normal with standard deviation 10, b_l = 0. */
export function initializeParametersRandom(layersDims: Vector, rng: Rng): Parameters {
  throw new Error('not written yet: initializeParametersRandom');
}

/** W_l normal with variance 2 / n_{l−1}, b_l = 0. */
export function initializeParametersHe(layersDims: Vector, rng: Rng): Parameters {
  throw new Error('not written yet: initializeParametersHe');
}

/** W_l normal with variance 1 / n_{l−1}, b_l = 0. */
export function initializeParametersXavier(layersDims: Vector, rng: Rng): Parameters {
  throw new Error('not written yet: initializeParametersXavier');
}

/** W_l normal with variance 2 / (n_{l−1} + n_l), b_l = 0. */
export function initializeParametersGlorot(layersDims: Vector, rng: Rng): Parameters {
  throw new Error('not written yet: initializeParametersGlorot');
}
