/**
 * A network with batch normalization in its hidden layers (lessons 3.5 and 3.7):
 * [LINEAR without b → BATCH NORM → RELU] × (L−1) → LINEAR → SIGMOID.
 *
 * Parameters by name: W_l, gamma_l, beta_l for l < L; W_L, b_L. Shapes: X (n_x, m), Y (1, m), W_l (n_l, n_{l−1}),
 * gamma_l, beta_l and b_L n_l numbers. Inputs are not changed.
 */
import {
  type BatchNormCache,
  batchNormAtTestTime,
  batchNormBackward,
  batchNormForward,
  type Statistics,
} from './batchNorm.ts';
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
  depthOf,
  type Gradients,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from './propagation.ts';

/** `A1`, `W1`, `ZTilde1`, … by name, and each hidden layer's batch norm cache under `bn1`, `bn2`, … */
export type NetworkCache = { [name: string]: Matrix | Vector | BatchNormCache };

/** The running averages of each hidden layer under `bn1`, `bn2`, … */
export type RunningAverages = { readonly [name: string]: Statistics };

type Tensors = { [name: string]: Matrix | Vector };

function tensorsOf(cache: NetworkCache): Tensors {
  const isTensor = (item: [string, Matrix | Vector | BatchNormCache]): item is [string, Matrix | Vector] =>
    Array.isArray(item[1]);
  return Object.fromEntries(Object.entries(cache).filter(isTensor));
}

function batchNormCacheOf(cache: NetworkCache, layer: number): BatchNormCache {
  const found = cache[`bn${layer}`];
  if (found === undefined || Array.isArray(found)) throw new RangeError(`bn${layer} is not in the cache`);
  return found;
}

/**
 * A plain network's parameters made ready for batch normalization: γ = 1 and β = 0 for every hidden unit, and no b in
 * hidden layers, where subtracting μ would cancel it; β does its work. The output layer keeps W_L and b_L.
 *
 * Shapes: parameters { W1, b1, …, WL, bL }; the answer { W1, gamma1, beta1, …, WL, bL }.
 * @throws {RangeError} when a W or the last b is missing.
 * @see lesson 3.5
 */
export function initializeBatchNorm(parameters: Parameters): Parameters {
  const L = depthOf(parameters);
  const prepared: Parameters = {};
  for (let l = 1; l < L; l++) {
    const W = matrixOf(parameters, `W${l}`);
    prepared[`W${l}`] = W.map((row) => [...row]);
    prepared[`gamma${l}`] = W.map(() => 1);
    prepared[`beta${l}`] = W.map(() => 0);
  }
  prepared[`W${L}`] = matrixOf(parameters, `W${L}`).map((row) => [...row]);
  prepared[`b${L}`] = [...vectorOf(parameters, `b${L}`)];
  return prepared;
}

/**
 * The forward pass in training, with the statistics of the mini-batch X.
 *
 *     Z_l = W_l A_{l−1}      Z̃_l = BN(Z_l; γ_l, β_l)      A_l = relu(Z̃_l)   for l < L
 *     Z_L = W_L A_{L−1} + b_L      A_L = σ(Z_L)      A_0 = X
 *
 * Shapes: AL (1, m). The cache holds W_l, Z_l, A_l of every layer, ZTilde_l and bn_l of hidden ones, b_L.
 * @throws {RangeError} when shapes do not fit, a parameter is missing or epsilon is not positive.
 * @see lesson 3.5
 */
export function forwardPropagationWithBatchNorm(
  X: Matrix,
  parameters: Parameters,
  epsilon: number,
): { AL: Matrix; cache: NetworkCache } {
  const L = depthOf(parameters);
  const cache: NetworkCache = {};
  let A = X;
  for (let l = 1; l < L; l++) {
    const W = matrixOf(parameters, `W${l}`);
    const [gamma, beta] = [vectorOf(parameters, `gamma${l}`), vectorOf(parameters, `beta${l}`)];
    const Z = dot(W, A);
    const { ZTilde, cache: bn } = batchNormForward(Z, gamma, beta, epsilon);
    A = mapEntries(ZTilde, relu);
    Object.assign(cache, {
      [`W${l}`]: W,
      [`Z${l}`]: Z,
      [`bn${l}`]: bn,
      [`ZTilde${l}`]: ZTilde,
      [`A${l}`]: A,
    });
  }
  const [W, b] = [matrixOf(parameters, `W${L}`), vectorOf(parameters, `b${L}`)];
  const Z = linearForward(A, W, b);
  const AL = mapEntries(Z, sigmoid);
  Object.assign(cache, { [`W${L}`]: W, [`b${L}`]: b, [`Z${L}`]: Z, [`A${L}`]: AL });
  return { AL, cache };
}

/**
 * The gradient of the cross-entropy, an average over m examples, with respect to every parameter.
 *
 *     dZ_L = (A_L − Y)/m      dW_l = dZ_l A_{l−1}ᵀ      db_L = Σ dZ_L      dA_{l−1} = W_lᵀ dZ_l
 *     dZ̃_l = dA_l ∘ [Z̃_l > 0]      dZ_l, dγ_l, dβ_l = BN backward of dZ̃_l
 *
 * Every d… here is the derivative of J itself, 1/m included, as batchNormBackward wants it.
 * Shapes: dW_l as W_l; dgamma_l, dbeta_l and db_L n_l numbers.
 * @throws {RangeError} when shapes do not fit or the cache lacks something.
 * @see lesson 3.5
 */
export function backwardPropagationWithBatchNorm(X: Matrix, Y: Matrix, cache: NetworkCache): Gradients {
  const tensors = tensorsOf(cache);
  const L = depthOf(tensors);
  const [, m] = shapeOf(X);
  let dZ = combine(matrixOf(tensors, `A${L}`), Y, (a, y) => (a - y) / m);
  const gradients: Gradients = { [`db${L}`]: rowSums(dZ) };
  for (let l = L; l >= 1; l--) {
    const previous = l > 1 ? matrixOf(tensors, `A${l - 1}`) : X;
    gradients[`dW${l}`] = dot(dZ, transpose(previous));
    if (l === 1) break;
    const dA = dot(transpose(matrixOf(tensors, `W${l}`)), dZ);
    const ZTilde = matrixOf(tensors, `ZTilde${l - 1}`);
    const dZTilde = combine(dA, ZTilde, (d, z) => (z > 0 ? d : 0));
    const back = batchNormBackward(dZTilde, batchNormCacheOf(cache, l - 1));
    Object.assign(gradients, { [`dgamma${l - 1}`]: back.dgamma, [`dbeta${l - 1}`]: back.dbeta });
    dZ = back.dZ;
  }
  return gradients;
}

/**
 * One step of gradient descent; γ and β are learnt like W.
 *
 *     W ← W − α dW      γ ← γ − α dγ      β ← β − α dβ      b_L ← b_L − α db_L
 *
 * Shapes: as {@link backwardPropagationWithBatchNorm}.
 * @throws {RangeError} when a parameter or gradient is missing or their shapes differ.
 * @see lesson 3.5
 */
export function updateParametersWithBatchNorm(
  parameters: Parameters,
  grads: Gradients,
  learningRate: number,
): Parameters {
  const L = depthOf(parameters);
  const updated = { ...parameters };
  for (let l = 1; l <= L; l++) {
    const [W, dW] = [matrixOf(parameters, `W${l}`), matrixOf(grads, `dW${l}`)];
    updated[`W${l}`] = combine(W, dW, (w, dw) => w - learningRate * dw);
    if (l < L) {
      const [gamma, beta] = [vectorOf(parameters, `gamma${l}`), vectorOf(parameters, `beta${l}`)];
      const [dgamma, dbeta] = [vectorOf(grads, `dgamma${l}`), vectorOf(grads, `dbeta${l}`)];
      updated[`gamma${l}`] = moved(gamma, dgamma, learningRate);
      updated[`beta${l}`] = moved(beta, dbeta, learningRate);
    } else {
      const [b, db] = [vectorOf(parameters, `b${l}`), vectorOf(grads, `db${l}`)];
      updated[`b${l}`] = moved(b, db, learningRate);
    }
  }
  return updated;
}

/** v − α dv. @throws {RangeError} when v and dv differ in length. */
function moved(v: Vector, dv: Vector, learningRate: number): Vector {
  if (dv.length !== v.length) throw new RangeError(`${dv.length} derivatives of ${v.length} parameters`);
  return v.map((value, unit) => value - learningRate * at(dv, unit));
}

/**
 * The network at test time: running averages in place of the statistics of a mini-batch.
 *
 *     Z̃_l = γ_l (W_l A_{l−1} − μ_run) / √(σ²_run + ε) + β_l      A_l = relu(Z̃_l)      prediction = [A_L > 0.5]
 *
 * What is said of one example does not depend on the others. Shapes: AL and predictions (1, m), m may be 1.
 * @throws {RangeError} when shapes do not fit, or a parameter or a running average is missing.
 * @see lesson 3.7
 */
export function predictWithBatchNorm(
  X: Matrix,
  parameters: Parameters,
  running: RunningAverages,
  epsilon: number,
): { AL: Matrix; predictions: Matrix } {
  const L = depthOf(parameters);
  let A = X;
  for (let l = 1; l < L; l++) {
    const averages = running[`bn${l}`];
    if (averages === undefined) throw new RangeError(`bn${l} is not in the running averages`);
    const [gamma, beta] = [vectorOf(parameters, `gamma${l}`), vectorOf(parameters, `beta${l}`)];
    const Z = dot(matrixOf(parameters, `W${l}`), A);
    const ZTilde = batchNormAtTestTime(Z, gamma, beta, averages, epsilon);
    A = mapEntries(ZTilde, relu);
  }
  const Z = linearForward(A, matrixOf(parameters, `W${L}`), vectorOf(parameters, `b${L}`));
  const AL = mapEntries(Z, sigmoid);
  const predictions = mapEntries(AL, (a) => (a > 0.5 ? 1 : 0));
  return { AL, predictions };
}
