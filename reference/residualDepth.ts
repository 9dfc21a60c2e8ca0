/**
 * Plain against residual networks of the same depth and the same weights: how far a gradient gets, and what is learnt.
 *
 * A network is L layers of one width n, L even; layers 2k − 1 and 2k are block k. With `skip` every block is a residual
 * block with identity shortcut, without it the same two layers without shortcut.
 *
 * Shapes: X, Y and all activations (n, m), W_l (n, n), b_l n numbers. Inputs are not changed.
 */
import { at, combine, type Matrix, shapeOf, sumOf, type Vector } from './matrix.ts';
import { depthOf, type Gradients, matrixOf, type Parameters, vectorOf } from './propagation.ts';
import {
  add,
  type BlockCache,
  type BlockGradients,
  type BlockParameters,
  blockBackward,
  reluOf,
  twoLayers,
} from './residual.ts';

/** One number for each depth 2, 4, …, L. */
export type ByDepth = { plain: Vector; residual: Vector };

export type DepthTraining = { learningRate: number; numIterations: number };

/** The number of blocks. @throws {RangeError} when there is no layer or the last block lacks its second one. */
function blocksOf(parameters: Parameters): number {
  const depth = depthOf(parameters);
  if (depth > 0 && depth % 2 === 0) return depth / 2;
  throw new RangeError(`a network of blocks needs 2, 4, 6, … layers, got ${depth}`);
}

/** W and b of layer l, counted from 1. */
function layerOf(parameters: Parameters, l: number): { W: Matrix; b: Vector } {
  return { W: matrixOf(parameters, `W${l}`), b: vectorOf(parameters, `b${l}`) };
}

/** W and b of block k, counted from 1, as W1, b1, W2, b2. */
function blockOf(parameters: Parameters, k: number): BlockParameters {
  const [first, second] = [layerOf(parameters, 2 * k - 1), layerOf(parameters, 2 * k)];
  return { W1: first.W, b1: first.b, W2: second.W, b2: second.b };
}

/**
 * All blocks in a row: AL and the cache of every block, the first block first.
 *
 *     with skip:     A^[l+2] = relu(Z^[l+2] + A^[l])
 *     without skip:  A^[l+2] = relu(Z^[l+2])
 *
 * @throws {RangeError} when the number of layers is odd or 0, or shapes do not fit.
 * @see lesson 2.3 of the case studies; He et al. 2015, figure 3
 */
export function deepForward(
  X: Matrix,
  parameters: Parameters,
  skip: boolean,
): { AL: Matrix; caches: BlockCache[] } {
  const blocks = blocksOf(parameters);
  const caches: BlockCache[] = [];
  let AL = X;
  for (let k = 1; k <= blocks; k++) {
    const layers = twoLayers(AL, blockOf(parameters, k));
    const { Z2 } = layers;
    const A2 = reluOf(skip ? add(Z2, AL) : Z2);
    caches.push({ ...layers, A2 });
    AL = A2;
  }
  return { AL, caches };
}

/**
 * Back through all blocks, from the last to the first: the dX of a block is the dA of the block before it.
 *
 *     with skip:     dX = W1ᵀ dZ1 + dZ2 in every block
 *     without skip:  dX = W1ᵀ dZ1
 *
 * Answers dW1, db1, …, dWL, dbL and dX, the gradient at the network's input. dAL and dX carry no 1/m.
 * @throws {RangeError} when there is no cache or shapes do not fit.
 * @see lesson 2.3 of the case studies
 */
export function deepBackward(
  dAL: Matrix,
  caches: readonly BlockCache[],
  skip: boolean,
): Gradients & { dX: Matrix } {
  if (caches.length === 0) throw new RangeError('deepBackward: caches is empty');
  const gradients: Gradients = {};
  let dX = dAL;
  for (const [index, cache] of [...caches.entries()].reverse()) {
    const block = blockBackward(dX, cache, skip);
    Object.assign(gradients, numbered(block, index + 1));
    dX = block.dX;
  }
  return { ...gradients, dX };
}

/** The gradients of block k by the numbers of its layers, 2k − 1 and 2k. */
function numbered({ dW1, db1, dW2, db2 }: BlockGradients, k: number): Gradients {
  const [first, second] = [2 * k - 1, 2 * k];
  return { [`dW${first}`]: dW1, [`db${first}`]: db1, [`dW${second}`]: dW2, [`db${second}`]: db2 };
}

/** ‖A‖ = √(Σ a²). */
const norm = (A: Matrix): number => Math.sqrt(sumOf(A, (value) => value ** 2));

/** W1, b1, …, W_d, b_d of a deeper network. */
function firstLayers(parameters: Parameters, d: number): Parameters {
  const network: Parameters = {};
  for (let l = 1; l <= d; l++) {
    const { W, b } = layerOf(parameters, l);
    Object.assign(network, { [`W${l}`]: W, [`b${l}`]: b });
  }
  return network;
}

/** `measure` of the first 2, 4, …, L layers, without and with skip connections. */
function byDepth(parameters: Parameters, measure: (network: Parameters, skip: boolean) => number): ByDepth {
  const networks = Array.from({ length: blocksOf(parameters) }, (_, k) =>
    firstLayers(parameters, 2 * (k + 1)),
  );
  return {
    plain: networks.map((network) => measure(network, false)),
    residual: networks.map((network) => measure(network, true)),
  };
}

/**
 * How much of a gradient reaches the input, for networks of the first 2, 4, …, L layers.
 *
 *     ‖dX‖ = √(Σ dX²), with the same dAL at the end of every network
 *
 * @throws {RangeError} when the number of layers is odd or 0, or shapes do not fit.
 * @see lessons 1.10, and 2.3 of the case studies
 */
export function gradientNormsByDepth(X: Matrix, dAL: Matrix, parameters: Parameters): ByDepth {
  return byDepth(parameters, (network, skip) => {
    const { caches } = deepForward(X, network, skip);
    return norm(deepBackward(dAL, caches, skip).dX);
  });
}

/**
 * The squared error J = (1/2m) Σ (AL − Y)², summed over units and examples.
 * @throws {RangeError} when shapes differ.
 */
export function squaredError(AL: Matrix, Y: Matrix): number {
  const [, m] = shapeOf(Y);
  return sumOf(combine(AL, Y, (a, y) => (a - y) ** 2)) / (2 * m);
}

/**
 * Gradient descent over all examples on the squared error; dAL = AL − Y.
 *
 *     θ ← θ − α dθ        J = (1/2m) Σ (AL − Y)²
 *
 * Units: α is a step per update. costs has numIterations + 1 numbers: costs[0] for the given parameters, costs[k] after
 * k updates.
 * @throws {RangeError} when numIterations is not a whole number, 0 or more, or as {@link deepForward} does.
 * @see lesson 2.3 of the case studies
 */
export function trainDeepNetwork(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  { skip, learningRate, numIterations }: DepthTraining & { skip: boolean },
): { parameters: Parameters; costs: Vector } {
  if (!Number.isInteger(numIterations) || numIterations < 0)
    throw new RangeError(`numIterations must be a whole number, 0 or more, got ${numIterations}`);
  let trained = firstLayers(parameters, 2 * blocksOf(parameters));
  const costs: number[] = [];
  for (let iteration = 0; iteration <= numIterations; iteration++) {
    const { AL, caches } = deepForward(X, trained, skip);
    costs.push(squaredError(AL, Y));
    if (iteration === numIterations) break;
    const dAL = combine(AL, Y, (a, y) => a - y);
    trained = descend(trained, deepBackward(dAL, caches, skip), learningRate);
  }
  return { parameters: trained, costs };
}

/** θ − α dθ for every W and b. */
function descend(parameters: Parameters, gradients: Gradients, learningRate: number): Parameters {
  const next: Parameters = {};
  for (let l = 1; l <= depthOf(parameters); l++) {
    const { W, b } = layerOf(parameters, l);
    const [dW, db] = [matrixOf(gradients, `dW${l}`), vectorOf(gradients, `db${l}`)];
    next[`W${l}`] = combine(W, dW, (w, dw) => w - learningRate * dw);
    next[`b${l}`] = b.map((value, unit) => value - learningRate * at(db, unit));
  }
  return next;
}

/**
 * The training error by depth: the last cost of training the first 2, 4, …, L layers, each network from the given
 * parameters.
 *
 * @throws {RangeError} as {@link trainDeepNetwork} does.
 * @see lesson 2.3 of the case studies; He et al. 2015, figure 1
 */
export function trainingCostsByDepth(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  training: DepthTraining,
): ByDepth {
  return byDepth(parameters, (network, skip) => {
    const { costs } = trainDeepNetwork(X, Y, network, { ...training, skip });
    return at(costs, training.numIterations);
  });
}
