/**
 * Starting values of a network's parameters: zeros, large random numbers, He, Xavier, Glorot.
 *
 * `layersDims` are the layer sizes n_0, n_1, …, n_L. The answer is { W1, b1, …, WL, bL } with W_l (n_l, n_{l−1})
 * and b_l a list of n_l zeros. Weights are pure numbers; `rng` gives uniform numbers in [0, 1).
 */
import { at, type Matrix, mapEntries, type Vector, zeros } from './matrix.ts';
import type { Parameters } from './propagation.ts';

/** A source of uniform numbers in [0, 1). */
type Rng = () => number;

/**
 * A rows × columns matrix of independent standard normal numbers by the Box–Muller transform.
 *
 *     z_1 = √(−2 ln(1 − u_1)) cos(2π u_2)        z_2 = √(−2 ln(1 − u_1)) sin(2π u_2)
 *
 * u_1 may be 0 but never 1, so the logarithm is taken of 1 − u_1. Filled row by row, two numbers at a time.
 * @throws {RangeError} when rows or columns is not a whole number of at least 1.
 * @see lesson 1.11 (np.random.randn there); Box and Muller 1958
 */
export function randn(rows: number, columns: number, rng: Rng): Matrix {
  requireSize(rows, 'rows');
  requireSize(columns, 'columns');
  const numbers: Vector = [];
  while (numbers.length < rows * columns) {
    const u1 = rng();
    const u2 = rng();
    const radius = Math.sqrt(-2 * Math.log(1 - u1));
    const angle = 2 * Math.PI * u2;
    numbers.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  return Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns));
}

/**
 * W_l = 0, b_l = 0: every unit of a layer computes the same and gets the same gradient for ever.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11; the course's exercise on initialization
 */
export function initializeParametersZeros(layersDims: Vector): Parameters {
  requireLayers(layersDims);
  const L = layersDims.length - 1;
  const parameters: Parameters = {};
  for (let l = 1; l <= L; l++) {
    const [nIn, nOut] = [at(layersDims, l - 1), at(layersDims, l)];
    parameters[`W${l}`] = zeros(nOut, nIn);
    parameters[`b${l}`] = new Array(nOut).fill(0);
  }
  return parameters;
}

/**
 * W_l = 10 · randn, b_l = 0: symmetry is broken, but the weights are much too large.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.10; the course's exercise on initialization
 */
export function initializeParametersRandom(layersDims: Vector, rng: Rng): Parameters {
  requireLayers(layersDims);
  const L = layersDims.length - 1;
  const parameters: Parameters = {};
  for (let l = 1; l <= L; l++) {
    const [nIn, nOut] = [at(layersDims, l - 1), at(layersDims, l)];
    parameters[`W${l}`] = mapEntries(randn(nOut, nIn, rng), (z) => 10 * z);
    parameters[`b${l}`] = new Array(nOut).fill(0);
  }
  return parameters;
}

/**
 * W_l = √(2 / n_{l−1}) · randn, b_l = 0, for ReLU: keeps the mean square of the activations from layer to layer.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11; He et al. 2015, equation 10
 */
export function initializeParametersHe(layersDims: Vector, rng: Rng): Parameters {
  requireLayers(layersDims);
  const L = layersDims.length - 1;
  const parameters: Parameters = {};
  for (let l = 1; l <= L; l++) {
    const [nIn, nOut] = [at(layersDims, l - 1), at(layersDims, l)];
    const deviation = Math.sqrt(2 / nIn);
    parameters[`W${l}`] = mapEntries(randn(nOut, nIn, rng), (z) => deviation * z);
    parameters[`b${l}`] = new Array(nOut).fill(0);
  }
  return parameters;
}

/**
 * W_l = √(1 / n_{l−1}) · randn, b_l = 0, for tanh.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11, which calls this Xavier initialization; LeCun et al. 1998, equation 16
 */
export function initializeParametersXavier(layersDims: Vector, rng: Rng): Parameters {
  requireLayers(layersDims);
  const L = layersDims.length - 1;
  const parameters: Parameters = {};
  for (let l = 1; l <= L; l++) {
    const [nIn, nOut] = [at(layersDims, l - 1), at(layersDims, l)];
    const deviation = Math.sqrt(1 / nIn);
    parameters[`W${l}`] = mapEntries(randn(nOut, nIn, rng), (z) => deviation * z);
    parameters[`b${l}`] = new Array(nOut).fill(0);
  }
  return parameters;
}

/**
 * W_l = √(2 / (n_{l−1} + n_l)) · randn, b_l = 0: between what the signal needs forward and the gradient backward.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11; Glorot and Bengio 2010, equation 12
 */
export function initializeParametersGlorot(layersDims: Vector, rng: Rng): Parameters {
  requireLayers(layersDims);
  const L = layersDims.length - 1;
  const parameters: Parameters = {};
  for (let l = 1; l <= L; l++) {
    const [nIn, nOut] = [at(layersDims, l - 1), at(layersDims, l)];
    const deviation = Math.sqrt(2 / (nIn + nOut));
    parameters[`W${l}`] = mapEntries(randn(nOut, nIn, rng), (z) => deviation * z);
    parameters[`b${l}`] = new Array(nOut).fill(0);
  }
  return parameters;
}

function requireLayers(layersDims: Vector): void {
  if (layersDims.length < 2)
    throw new RangeError(`layersDims needs the input's size and one layer, got ${layersDims.length} sizes`);
  for (const [layer, size] of layersDims.entries()) requireSize(size, `layersDims[${layer}]`);
}

function requireSize(size: number, name: string): void {
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`${name} must be a whole number of at least 1, got ${size}`);
}
