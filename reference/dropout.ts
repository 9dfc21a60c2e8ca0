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
  const L = depthOf(parameters);
  requireKeepProb(keepProb, L - 1);
  const cache: Cache = {};
  let A = X;
  for (let l = 1; l <= L; l++) {
    const [W, b] = [matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
    const Z = linearForward(A, W, b);
    A = mapEntries(Z, l < L ? relu : sigmoid);
    if (l < L) {
      const keep = at(keepProb, l - 1);
      const D = mapEntries(A, () => (rng() < keep ? 1 : 0));
      A = combine(A, D, (a, d) => (a * d) / keep);
      cache[`D${l}`] = D;
    }
    Object.assign(cache, { [`W${l}`]: W, [`b${l}`]: b, [`Z${l}`]: Z, [`A${l}`]: A });
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
  const L = depthOf(cache);
  requireKeepProb(keepProb, L - 1);
  const [, m] = shapeOf(X);
  const gradients: Gradients = {};
  let dZ = combine(matrixOf(cache, `A${L}`), Y, (a, y) => a - y);
  for (let l = L; l >= 1; l--) {
    const previous = l === 1 ? X : matrixOf(cache, `A${l - 1}`);
    gradients[`dW${l}`] = mapEntries(dot(dZ, transpose(previous)), (value) => value / m);
    gradients[`db${l}`] = rowSums(dZ).map((sum) => sum / m);
    if (l === 1) break;
    const [D, keep] = [matrixOf(cache, `D${l - 1}`), at(keepProb, l - 2)];
    const dA = combine(dot(transpose(matrixOf(cache, `W${l}`)), dZ), D, (da, d) => (da * d) / keep);
    dZ = combine(dA, matrixOf(cache, `Z${l - 1}`), (da, z) => (z > 0 ? da : 0));
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
  const L = depthOf(parameters);
  requireKeepProb(keepProb, L - 1);
  let A = X;
  for (let l = 1; l <= L; l++) {
    const Z = linearForward(A, matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`));
    A = mapEntries(Z, l < L ? relu : sigmoid);
  }
  return { A3: A, predictions: mapEntries(A, (probability) => (probability > 0.5 ? 1 : 0)) };
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
