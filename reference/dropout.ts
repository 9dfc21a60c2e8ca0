/**
 * Inverted dropout: forward with masks, backward through the same masks, and prediction without any.
 *
 * The network is [LINEAR → RELU → DROPOUT] × (L−1) → LINEAR → SIGMOID. `keepProb` is a list with one
 * probability for each hidden layer: keepProb[0] belongs to layer 1. Shapes: X (n_x, m), D_l and A_l (n_l, m),
 * W_l (n_l, n_{l−1}), b_l (n_l). Inputs are not changed.
 */
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
  type Cache,
  depthOf,
  forwardPropagation,
  type Gradients,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from './propagation.ts';

/** A source of uniform numbers in [0, 1). */
export type Rng = () => number;

/**
 * Forward pass with inverted dropout on every hidden layer; the input and the output are left alone.
 *
 *     D_l = [rng < keepProb_l]        A_l = relu(Z_l) ∘ D_l / keepProb_l        A_L = σ(Z_L)
 *
 * D_l holds a 1 (kept) or a 0 (dropped) of its own for every unit and every example. The cache has
 * Z_l, D_l, A_l (after dropout), W_l, b_l by name. keepProb_l = 1 leaves layer l as it is.
 * @throws {RangeError} when shapes do not fit, or keepProb has not one number in (0, 1] per hidden layer.
 * @see lessons 1.6 and 1.7; Srivastava et al. 2014, section 10 (there the scaling is called multiplicative)
 */
export function forwardPropagationWithDropout(
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
  rng: Rng,
): { A3: Matrix; cache: Cache } {
  const depth = depthOf(parameters);
  requireKeepProb(keepProb, depth - 1);
  const cache: Cache = {};
  let A = X;
  for (let layer = 1; layer <= depth; layer++) {
    const [W, b] = [matrixOf(parameters, `W${layer}`), vectorOf(parameters, `b${layer}`)];
    const Z = linearForward(A, W, b);
    A = mapEntries(Z, layer < depth ? relu : sigmoid);
    if (layer < depth) {
      const D = drawMask(Z, at(keepProb, layer - 1), rng);
      A = applyMask(A, D, at(keepProb, layer - 1));
      cache[`D${layer}`] = D;
    }
    Object.assign(cache, { [`Z${layer}`]: Z, [`A${layer}`]: A, [`W${layer}`]: W, [`b${layer}`]: b });
  }
  return { A3: A, cache };
}

/**
 * dW and db of the cross-entropy through the masks of the forward pass.
 *
 *     dZ_L = A_L − Y        dA_l = (W_{l+1}ᵀ dZ_{l+1}) ∘ D_l / keepProb_l        dZ_l = dA_l ∘ [Z_l > 0]
 *     dW_l = (1/m) dZ_l A_{l−1}ᵀ        db_l = (1/m) row sums of dZ_l
 *
 * @throws {RangeError} when shapes do not fit, or keepProb has not one number in (0, 1] per hidden layer.
 * @see lesson 1.6
 */
export function backwardPropagationWithDropout(
  X: Matrix,
  Y: Matrix,
  cache: Cache,
  keepProb: Vector,
): Gradients {
  const depth = depthOf(cache);
  requireKeepProb(keepProb, depth - 1);
  const [, m] = shapeOf(X);
  const gradients: Gradients = {};
  let dZ = combine(matrixOf(cache, `A${depth}`), Y, (a, y) => a - y);
  for (let layer = depth; layer >= 1; layer--) {
    const previous = layer === 1 ? X : matrixOf(cache, `A${layer - 1}`);
    gradients[`dW${layer}`] = mapEntries(dot(dZ, transpose(previous)), (value) => value / m);
    gradients[`db${layer}`] = rowSums(dZ).map((sum) => sum / m);
    if (layer === 1) break;
    const dA = dot(transpose(matrixOf(cache, `W${layer}`)), dZ);
    const masked = applyMask(dA, matrixOf(cache, `D${layer - 1}`), at(keepProb, layer - 2));
    dZ = combine(masked, matrixOf(cache, `Z${layer - 1}`), (gradient, z) => (z > 0 ? gradient : 0));
  }
  return gradients;
}

/**
 * Prediction at test time: the plain forward pass, nothing dropped and nothing scaled, whatever `keepProb`
 * the network was trained with; `predictions` is 1 where ŷ > 0.5, else 0. Both are (1, m).
 * @throws {RangeError} when shapes do not fit, or keepProb has not one number in (0, 1] per hidden layer.
 * @see lesson 1.6
 */
export function predict(
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
): { A3: Matrix; predictions: Matrix } {
  requireKeepProb(keepProb, depthOf(parameters) - 1);
  const { AL } = forwardPropagation(X, parameters);
  return { A3: AL, predictions: mapEntries(AL, (probability) => (probability > 0.5 ? 1 : 0)) };
}

/** A mask of Z's shape: 1 with probability keepProb, else 0, each entry drawn on its own. */
function drawMask(Z: Matrix, keepProb: number, rng: Rng): Matrix {
  return mapEntries(Z, () => (rng() < keepProb ? 1 : 0));
}

/** A ∘ D / keepProb. */
function applyMask(A: Matrix, D: Matrix, keepProb: number): Matrix {
  return combine(A, D, (value, kept) => (value * kept) / keepProb);
}

function requireKeepProb(keepProb: Vector, hiddenLayers: number): void {
  if (keepProb.length !== hiddenLayers)
    throw new RangeError(
      `keepProb needs ${hiddenLayers} numbers, one per hidden layer, got ${keepProb.length}`,
    );
  for (const probability of keepProb) {
    if (!(probability > 0 && probability <= 1))
      throw new RangeError(`keepProb must be above 0 and at most 1, got ${probability}`);
  }
}
