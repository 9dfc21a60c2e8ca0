/**
 * Parameters and gradients as one vector θ, and back: what gradient checking works on.
 *
 * Order everywhere: W1, b1, W2, b2, …, WL, bL, each matrix row by row. Shapes: W_l (n_l, n_{l−1}), b_l (n_l).
 */
import { at, type Matrix, rowOf, shapeOf, type Vector, zeros } from './matrix.ts';
import { depthOf, type Gradients, matrixOf, type Parameters, vectorOf } from './propagation.ts';

/** Where one entry of θ stands: its parameter's name, its layer from 1, row and (for a W) column from 0. */
export type ParameterPlace = { parameter: string; layer: number; row: number; column?: number };

type Table = { readonly [name: string]: Matrix | Vector };

/** The number of layers L: how many of W1, W2, … (or dW1, dW2, …) there are. @throws {RangeError} when none. */
function countLayers(table: Table): number {
  const L = Object.keys(table).filter((name) => /^d?W\d+$/.test(name)).length;
  if (L === 0) throw new RangeError('there is no layer to flatten');
  return L;
}

/**
 * θ: all parameters in one vector, W1 row by row, then b1, W2, b2, …
 * The order of the object's keys does not matter; inputs are not changed.
 * @throws {RangeError} when a layer's W or b is missing.
 * @see lesson 1.13
 */
export function dictionaryToVector(parameters: Parameters): Vector {
  const L = countLayers(parameters);
  const theta: Vector = [];
  for (let l = 1; l <= L; l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    theta.push(...W.flat(), ...b);
  }
  return theta;
}

/**
 * dθ: all gradients in one vector in the order of {@link dictionaryToVector}: dW1 row by row, db1, dW2, db2, …
 * Entries that are no parameter's gradient (dZ, dA) are left out; the order of the keys does not matter.
 * @throws {RangeError} when a layer's dW or db is missing.
 * @see lesson 1.13
 */
export function gradientsToVector(gradients: Gradients): Vector {
  const L = countLayers(gradients);
  const dtheta: Vector = [];
  for (let l = 1; l <= L; l++) {
    const [dW, db] = [matrixOf(gradients, `dW${l}`), vectorOf(gradients, `db${l}`)];
    dtheta.push(...dW.flat(), ...db);
  }
  return dtheta;
}

/**
 * The parameters whose vector θ is; the inverse of {@link dictionaryToVector}.
 *
 *     W_ij is at i · columns + j, b_i behind all of W
 *
 * Shapes come from `parameters`, numbers from `theta`. Inputs are not changed.
 * @throws {RangeError} when θ has another length than the parameters together.
 * @see lesson 1.13
 */
export function vectorToDictionary(theta: Vector, parameters: Parameters): Parameters {
  requireLength(theta, parameters);
  const L = depthOf(parameters);
  const result: Parameters = {};
  let offset = 0;
  for (let l = 1; l <= L; l++) {
    const [rows, columns] = shapeOf(matrixOf(parameters, `W${l}`));
    const W = zeros(rows, columns);
    const b: Vector = [];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) rowOf(W, i)[j] = at(theta, offset + i * columns + j);
      b.push(at(theta, offset + rows * columns + i));
    }
    result[`W${l}`] = W;
    result[`b${l}`] = b;
    offset += rows * columns + rows;
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
  const L = depthOf(parameters);
  const places: ParameterPlace[] = [];
  for (let l = 1; l <= L; l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const ofW = W.flatMap((values, row) =>
      values.map((_, column) => ({ parameter: `W${l}`, layer: l, row, column })),
    );
    const ofB = b.map((_, row) => ({ parameter: `b${l}`, layer: l, row }));
    places.push(...ofW, ...ofB);
  }
  return places;
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
