/**
 * Residual blocks of two dense layers: a shortcut carries the block's input past both and is added before the last relu.
 *
 * Shapes: X (n, m), W1 (n_1, n), W2 (n_2, n_1), Ws (n_2, n), b_l n_l numbers, Z_l and A_l (n_l, m). With an identity
 * shortcut n_2 = n. Inputs are not changed.
 */
import { reluBackward } from './activations.ts';
import {
  combine,
  dot,
  type Matrix,
  mapEntries,
  requireSameShape,
  rowSums,
  shapeOf,
  transpose,
  type Vector,
} from './matrix.ts';
import { linearForward, relu } from './propagation.ts';

export type BlockParameters = { W1: Matrix; b1: Vector; W2: Matrix; b2: Vector };
export type ProjectionParameters = BlockParameters & { Ws: Matrix };

/** What two layers leave when they are done, before the last activation. */
export type TwoLayers = { X: Matrix; W1: Matrix; W2: Matrix; Z1: Matrix; A1: Matrix; Z2: Matrix };

/** What the forward pass of a block leaves for the backward pass; Ws where the shortcut is projected. */
export type BlockCache = TwoLayers & { A2: Matrix; Ws?: Matrix };

export type BlockPass = { A2: Matrix; cache: BlockCache };

export type BlockGradients = {
  dX: Matrix;
  dW1: Matrix;
  db1: Vector;
  dW2: Matrix;
  db2: Vector;
  dWs?: Matrix;
};

/** A + B. @throws {RangeError} when shapes differ. */
export const add = (A: Matrix, B: Matrix): Matrix => combine(A, B, (a, b) => a + b);

/** The relu of every entry. */
export const reluOf = (Z: Matrix): Matrix => mapEntries(Z, relu);

/**
 * LINEAR → RELU → LINEAR: what a block computes before anything is added.
 *
 *     Z1 = W1 X + b1        A1 = relu(Z1)        Z2 = W2 A1 + b2
 *
 * @throws {RangeError} when shapes do not fit.
 */
export function twoLayers(X: Matrix, { W1, b1, W2, b2 }: BlockParameters): TwoLayers {
  const Z1 = linearForward(X, W1, b1);
  const A1 = reluOf(Z1);
  const Z2 = linearForward(A1, W2, b2);
  return { X, W1, W2, Z1, A1, Z2 };
}

/**
 * A residual block with identity shortcut, a^[l+2] = g(z^[l+2] + a^[l]).
 *
 *     Z1 = W1 X + b1        A1 = relu(Z1)        Z2 = W2 A1 + b2        A2 = relu(Z2 + X)
 *
 * With W2 = 0 and b2 = 0 it gives relu(X), which is X itself where X is an activation, that is, not negative.
 * @throws {RangeError} when shapes do not fit or Z2 has not the shape of X.
 * @see lessons 2.3 and 2.4 of the case studies; He et al. 2015, equation 1
 */
export function residualBlock(X: Matrix, parameters: BlockParameters): BlockPass {
  const layers = twoLayers(X, parameters);
  const { Z2 } = layers;
  requireSameShape(Z2, X, 'an identity shortcut needs Z2 and X of one shape');
  const A2 = reluOf(add(Z2, X));
  return { A2, cache: { ...layers, A2 } };
}

/**
 * A residual block whose shortcut is projected, so that its output may have another size than its input.
 *
 *     Z1 = W1 X + b1        A1 = relu(Z1)        Z2 = W2 A1 + b2        A2 = relu(Z2 + Ws X)
 *
 * The shortcut has neither bias nor activation.
 * @throws {RangeError} when shapes do not fit.
 * @see lesson 2.4 of the case studies; He et al. 2015, equation 2
 */
export function projectionBlock(X: Matrix, parameters: ProjectionParameters): BlockPass {
  const layers = twoLayers(X, parameters);
  const { Z2 } = layers;
  const { Ws } = parameters;
  const A2 = reluOf(add(Z2, dot(Ws, X)));
  return { A2, cache: { ...layers, A2, Ws } };
}

/**
 * Back through a residual block of either kind. At the sum the gradient splits, and where both ways meet it adds.
 *
 *     dZ2 = dA ∘ [A2 > 0]        dA1 = W2ᵀ dZ2        dZ1 = dA1 ∘ [Z1 > 0]
 *     dX  = W1ᵀ dZ1 + dZ2        (with a projection: W1ᵀ dZ1 + Wsᵀ dZ2)
 *     dW2 = (1/m) dZ2 A1ᵀ        dW1 = (1/m) dZ1 Xᵀ        dWs = (1/m) dZ2 Xᵀ
 *     db_l = (1/m) row sums of dZ_l
 *
 * A2 > 0 where Z2 + shortcut > 0. As in weeks 1 to 3 dA and dX carry no 1/m. dWs only with a projection.
 * @throws {RangeError} when dA has not the shape of A2 or the cache does not fit together.
 * @see lessons 2.3 and 2.4 of the case studies; He et al. 2015, section 3
 */
export function residualBlockBackward(dA: Matrix, cache: BlockCache): BlockGradients {
  return blockBackward(dA, cache, true);
}

/** Back through two layers, and with `skip` through the shortcut past them; a plain block has none. */
export function blockBackward(dA: Matrix, cache: BlockCache, skip: boolean): BlockGradients {
  const { X, W1, W2, Z1, A1, A2, Ws } = cache;
  requireSameShape(dA, A2, 'dA and A2');
  const dZ2 = reluBackward(dA, A2);
  const dA1 = dot(transpose(W2), dZ2);
  const dZ1 = reluBackward(dA1, Z1);
  const throughLayers = dot(transpose(W1), dZ1);
  const throughShortcut = Ws === undefined ? dZ2 : dot(transpose(Ws), dZ2);
  return {
    dX: skip ? add(throughLayers, throughShortcut) : throughLayers,
    dW1: weightGradient(dZ1, X),
    db1: biasGradient(dZ1),
    dW2: weightGradient(dZ2, A1),
    db2: biasGradient(dZ2),
    ...(Ws && { dWs: weightGradient(dZ2, X) }),
  };
}

/** dW = (1/m) dZ Aᵀ. */
function weightGradient(dZ: Matrix, A: Matrix): Matrix {
  const [, m] = shapeOf(dZ);
  return mapEntries(dot(dZ, transpose(A)), (sum) => sum / m);
}

/** db = (1/m) row sums of dZ. */
function biasGradient(dZ: Matrix): Vector {
  const [, m] = shapeOf(dZ);
  return rowSums(dZ).map((sum) => sum / m);
}
