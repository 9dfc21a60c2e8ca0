/**
 * The network layer by layer, as the first course's exercise builds it: one step forward and one back for each
 * layer, with a cache in between, and L of them in a row.
 *
 * Shapes: A_{l−1} (n_{l−1}, m), W (n_l, n_{l−1}), b (n_l), Z, A, dZ and dA (n_l, m). Inputs are not changed.
 */
import { reluBackward, sigmoidBackward, tanh, tanhBackward } from './activations.ts';
import { combine, dot, type Matrix, mapEntries, rowSums, shapeOf, transpose, type Vector } from './matrix.ts';
import {
  depthOf,
  type Gradients,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from './propagation.ts';

export type Activation = 'sigmoid' | 'tanh' | 'relu';

/** What the backward step of a layer's linear part needs. */
export type LinearCache = { APrev: Matrix; W: Matrix; b: Vector };

/** What the backward step of a whole layer needs. */
export type LayerCache = LinearCache & { Z: Matrix };

export type LinearGradients = { dAPrev: Matrix; dW: Matrix; db: Vector };

const activations = { sigmoid, tanh, relu };
const slopes = { sigmoid: sigmoidBackward, tanh: tanhBackward, relu: reluBackward };

function requireActivation(activation: Activation): Activation {
  if (Object.hasOwn(activations, activation)) return activation;
  throw new RangeError(`activation must be 'sigmoid', 'tanh' or 'relu', not '${String(activation)}'`);
}

/**
 * One layer forward: Z = W A_{l−1} + b, A = g(Z), with g named by `activation`.
 * @throws {RangeError} when shapes do not fit or the activation is unknown.
 * @see lesson A2; week 4 of the first course
 */
export function linearActivationForward(
  APrev: Matrix,
  W: Matrix,
  b: Vector,
  activation: Activation,
): { A: Matrix; cache: LayerCache } {
  const g = activations[requireActivation(activation)];
  const Z = linearForward(APrev, W, b);
  const A = mapEntries(Z, (z) => g(z));
  return { A, cache: { APrev, W, b, Z } };
}

/**
 * [LINEAR → RELU] × (L−1) → LINEAR → SIGMOID: ŷ as AL (n_L, m), and the cache of each layer, the first layer first.
 * @throws {RangeError} when there is no layer or shapes do not fit.
 */
export function lModelForward(X: Matrix, parameters: Parameters): { AL: Matrix; caches: LayerCache[] } {
  const depth = depthOf(parameters);
  if (depth === 0) throw new RangeError('lModelForward: the parameters hold no W1');
  const caches: LayerCache[] = [];
  let AL = X;
  for (let layer = 1; layer <= depth; layer++) {
    const [W, b] = [matrixOf(parameters, `W${layer}`), vectorOf(parameters, `b${layer}`)];
    const { A, cache } = linearActivationForward(AL, W, b, layer < depth ? 'relu' : 'sigmoid');
    caches.push(cache);
    AL = A;
  }
  return { AL, caches };
}

/**
 * The linear part of one layer backward.
 *
 *     dW = (1/m) dZ A_{l−1}ᵀ     db = (1/m) row sums of dZ     dA_{l−1} = Wᵀ dZ
 *
 * dA carries no 1/m: the average over examples is taken once, where dW and db are made.
 * @throws {RangeError} when shapes do not fit.
 */
export function linearBackward(dZ: Matrix, cache: LinearCache): LinearGradients {
  const { APrev, W } = cache;
  const [, m] = shapeOf(APrev);
  const dW = mapEntries(dot(dZ, transpose(APrev)), (value) => value / m);
  const db = rowSums(dZ).map((sum) => sum / m);
  const dAPrev = dot(transpose(W), dZ);
  return { dAPrev, dW, db };
}

/**
 * One layer backward: dZ = dA ∘ g′(Z), then the linear part.
 * @throws {RangeError} when shapes do not fit or the activation is unknown.
 */
export function linearActivationBackward(
  dA: Matrix,
  cache: LayerCache,
  activation: Activation,
): LinearGradients {
  const backward = slopes[requireActivation(activation)];
  const dZ = backward(dA, cache.Z);
  return linearBackward(dZ, cache);
}

/**
 * The gradient of the cross-entropy with respect to every parameter, dW1, db1, …, dWL, dbL.
 *
 *     dZ_L = A_L − Y        dZ_l = (W_{l+1}ᵀ dZ_{l+1}) ∘ [Z_l > 0]
 *
 * dZ_L is taken directly. By way of dA_L = −Y/A_L + (1−Y)/(1−A_L) it would be 0/0 where ŷ is 0 or 1.
 * Shapes: AL and Y (n_L, m).
 * @throws {RangeError} when there is no cache or shapes do not fit.
 */
export function lModelBackward(AL: Matrix, Y: Matrix, caches: readonly LayerCache[]): Gradients {
  const last = caches.at(-1);
  if (last === undefined) throw new RangeError('lModelBackward: caches is empty');
  const gradients: Gradients = {};
  const dZ = combine(AL, Y, (a, y) => a - y);
  let step = linearBackward(dZ, last);
  for (let layer = caches.length; layer >= 1; layer--) {
    gradients[`dW${layer}`] = step.dW;
    gradients[`db${layer}`] = step.db;
    const below = caches[layer - 2];
    if (below !== undefined) step = linearActivationBackward(step.dAPrev, below, 'relu');
  }
  return gradients;
}
