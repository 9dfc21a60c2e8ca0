/**
 * Starting values of a network's parameters: zeros, large random numbers, He, Xavier, Glorot.
 *
 * `layersDims` are the layer sizes n_0, n_1, …, n_L. The answer is { W1, b1, …, WL, bL } with W_l (n_l, n_{l−1})
 * and b_l a list of n_l zeros. Weights are pure numbers; `rng` gives uniform numbers in [0, 1).
 */
import { type Matrix, mapEntries, type Vector } from './matrix.ts';
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
    const radius = Math.sqrt(-2 * Math.log(1 - rng()));
    const angle = 2 * Math.PI * rng();
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
  return initialize(layersDims, (nIn, nOut) => Array.from({ length: nOut }, () => new Array(nIn).fill(0)));
}

/**
 * W_l = 10 · randn, b_l = 0: symmetry is broken, but the weights are much too large.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.10; the course's exercise on initialization
 */
export function initializeParametersRandom(layersDims: Vector, rng: Rng): Parameters {
  return initialize(
    layersDims,
    normalWeights(rng, () => 10),
  );
}

/**
 * W_l = √(2 / n_{l−1}) · randn, b_l = 0, for ReLU: keeps the mean square of the activations from layer to layer.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11; He et al. 2015, equation 10
 */
export function initializeParametersHe(layersDims: Vector, rng: Rng): Parameters {
  return initialize(
    layersDims,
    normalWeights(rng, (nIn) => Math.sqrt(2 / nIn)),
  );
}

/**
 * W_l = √(1 / n_{l−1}) · randn, b_l = 0, for tanh.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11, which calls this Xavier initialization; LeCun et al. 1998, equation 16
 */
export function initializeParametersXavier(layersDims: Vector, rng: Rng): Parameters {
  return initialize(
    layersDims,
    normalWeights(rng, (nIn) => Math.sqrt(1 / nIn)),
  );
}

/**
 * W_l = √(2 / (n_{l−1} + n_l)) · randn, b_l = 0: between what the signal needs forward and the gradient backward.
 * @throws {RangeError} when layersDims has not at least two whole numbers of at least 1.
 * @see lesson 1.11; Glorot and Bengio 2010, equation 12
 */
export function initializeParametersGlorot(layersDims: Vector, rng: Rng): Parameters {
  return initialize(
    layersDims,
    normalWeights(rng, (nIn, nOut) => Math.sqrt(2 / (nIn + nOut))),
  );
}

/** The weights (nOut, nIn) of a layer that nIn numbers enter and nOut leave. */
type WeightsOf = (nIn: number, nOut: number) => Matrix;

function normalWeights(rng: Rng, deviationOf: (nIn: number, nOut: number) => number): WeightsOf {
  return (nIn, nOut) => mapEntries(randn(nOut, nIn, rng), (z) => deviationOf(nIn, nOut) * z);
}

function initialize(layersDims: Vector, weightsOf: WeightsOf): Parameters {
  if (layersDims.length < 2)
    throw new RangeError(`layersDims needs the input's size and one layer, got ${layersDims.length} sizes`);
  for (const [layer, size] of layersDims.entries()) requireSize(size, `layersDims[${layer}]`);
  const parameters: Parameters = {};
  layersDims.slice(1).forEach((nOut, index) => {
    parameters[`W${index + 1}`] = weightsOf(layersDims[index] ?? 0, nOut);
    parameters[`b${index + 1}`] = new Array(nOut).fill(0);
  });
  return parameters;
}

function requireSize(size: number, name: string): void {
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`${name} must be a whole number of at least 1, got ${size}`);
}
