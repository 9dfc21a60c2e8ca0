/**
 * Parameters and gradients as one vector θ, and back: what gradient checking works on.
 *
 * Order everywhere: W1, b1, W2, b2, …, WL, bL, each matrix row by row. Shapes: W_l (n_l, n_{l−1}), b_l (n_l).
 */
import { at, type Matrix, shapeOf, type Vector } from './matrix.ts';
import { depthOf, type Gradients, matrixOf, type Parameters, vectorOf } from './propagation.ts';

/** Where one entry of θ stands: its parameter's name, its layer from 1, row and (for a W) column from 0. */
export type ParameterPlace = { parameter: string; layer: number; row: number; column?: number };

type Table = { readonly [name: string]: Matrix | Vector };

/** The matrices and vectors of a table with the given name prefixes, layer by layer, as one vector. */
function flatten(table: Table, [matrixPrefix, vectorPrefix]: readonly [string, string]): Vector {
  const depth = Object.keys(table).filter((name) => /^d?W\d+$/.test(name)).length;
  if (depth === 0) throw new RangeError(`no ${matrixPrefix}1 to flatten`);
  const layers = Array.from({ length: depth }, (_, index) => index + 1);
  return layers.flatMap((layer) => [
    ...matrixOf(table, `${matrixPrefix}${layer}`).flat(),
    ...vectorOf(table, `${vectorPrefix}${layer}`),
  ]);
}

/**
 * θ: all parameters in one vector, W1 row by row, then b1, W2, b2, …
 * The order of the object's keys does not matter; inputs are not changed.
 * @throws {RangeError} when a layer's W or b is missing.
 * @see lesson 1.13
 */
export function dictionaryToVector(parameters: Parameters): Vector {
  return flatten(parameters, ['W', 'b']);
}

/**
 * dθ: all gradients in one vector in the order of {@link dictionaryToVector}: dW1 row by row, db1, dW2, db2, …
 * Entries that are no parameter's gradient (dZ, dA) are left out; the order of the keys does not matter.
 * @throws {RangeError} when a layer's dW or db is missing.
 * @see lesson 1.13
 */
export function gradientsToVector(gradients: Gradients): Vector {
  return flatten(gradients, ['dW', 'db']);
}

/**
 * The parameters whose vector θ is; the inverse of {@link dictionaryToVector}.
 * Shapes come from `parameters`, numbers from `theta`. Inputs are not changed.
 * @throws {RangeError} when θ has another length than the parameters together.
 * @see lesson 1.13
 */
export function vectorToDictionary(theta: Vector, parameters: Parameters): Parameters {
  requireLength(theta, parameters);
  let offset = 0;
  const take = (count: number): Vector => {
    offset += count;
    return theta.slice(offset - count, offset);
  };
  const result: Parameters = {};
  for (let layer = 1; layer <= depthOf(parameters); layer++) {
    const [rows, columns] = shapeOf(matrixOf(parameters, `W${layer}`));
    result[`W${layer}`] = Array.from({ length: rows }, () => take(columns));
    result[`b${layer}`] = take(vectorOf(parameters, `b${layer}`).length);
  }
  return result;
}

function requireLength(theta: Vector, parameters: Parameters): void {
  const size = dictionaryToVector(parameters).length;
  if (theta.length === size) return;
  throw new RangeError(`θ has ${theta.length} entries, the parameters together have ${size}`);
}

/** The place of every entry of θ, in θ's order. */
export function placesOf(parameters: Parameters): ParameterPlace[] {
  const layers = Array.from({ length: depthOf(parameters) }, (_, index) => index + 1);
  return layers.flatMap((layer) => [
    ...matrixOf(parameters, `W${layer}`).flatMap((values, row) =>
      values.map((_, column) => ({ parameter: `W${layer}`, layer, row, column })),
    ),
    ...vectorOf(parameters, `b${layer}`).map((_, row) => ({ parameter: `b${layer}`, layer, row })),
  ]);
}

/**
 * Where gradApprox and grad lie farthest apart: the place of the largest |gradApprox_i − grad_i|, the first of
 * equals. Both are vectors in the order of {@link dictionaryToVector}; `parameters` gives the shapes.
 * @throws {RangeError} when a vector has another length than the parameters together.
 * @see lesson 1.14: when a check fails, look at the components
 */
export function worstComponent(gradApprox: Vector, grad: Vector, parameters: Parameters): ParameterPlace {
  requireLength(gradApprox, parameters);
  requireLength(grad, parameters);
  const distances = grad.map((value, index) => Math.abs(at(gradApprox, index) - value));
  const worst = distances.indexOf(Math.max(...distances));
  const place = placesOf(parameters)[worst];
  if (place === undefined) throw new RangeError('a component is not a number, so none is the worst');
  return place;
}
