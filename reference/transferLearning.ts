/**
 * Transfer learning: a network that was trained on another task gets a new softmax head, its first layers are
 * frozen, and the rest is trained on the few examples at hand.
 *
 * The network is [LINEAR → RELU] × (L−1) → LINEAR → SOFTMAX. Shapes: X (n_x, m), Y (C, m) one-hot, W_l (n_l, n_{l−1}),
 * b_l (n_l), Z_l and A_l (n_l, m), n_L = C. `frozenLayers` = k freezes layers 1 … k: 0 trains everything, L − 1 only
 * the head. Inputs are not changed.
 */
import { randn } from './initialization.ts';
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
  vectorOf,
} from './propagation.ts';
import { computeCost, softmax } from './softmax.ts';
import { costOf, forwardPropagation } from './softmaxNetwork.ts';

/** The softmax layer on top: W (C, n), b C numbers. */
export type Head = { W: Matrix; b: Vector };

/** From how many examples down the data count as few, and from how many up as many. */
export type DataSizes = { few: number; many: number };

/**
 * The network with a new, untrained head for `classes` classes on the layers that it has learnt.
 *
 *     W_L ← √(1 / n_{L−1}) · randn(classes, n_{L−1})        b_L ← 0        W_l, b_l stay for l < L
 *
 * `rng` gives uniform numbers in [0, 1). Nothing of the old head is left.
 * @throws {RangeError} when there is no layer or classes is not a whole number from 2.
 * @see lesson 2.9 of the case studies; the deviation is that of lesson 1.11
 */
export function replaceHead(parameters: Parameters, classes: number, rng: () => number): Parameters {
  const L = requireLayers(parameters, 'replaceHead');
  if (!(Number.isInteger(classes) && classes >= 2))
    throw new RangeError(`replaceHead: classes must be a whole number from 2, got ${classes}`);
  const old = matrixOf(parameters, `W${L}`);
  const [, inputs] = shapeOf(old);
  const network = copyOf(parameters);
  network[`W${L}`] = mapEntries(randn(classes, inputs, rng), (z) => Math.sqrt(1 / inputs) * z);
  network[`b${L}`] = new Array<number>(classes).fill(0);
  return network;
}

/**
 * What the frozen layers make of X: the activations of layer k = frozenLayers, (n_k, m); X itself when k = 0.
 *
 *     A_0 = X        A_l = relu(W_l A_{l−1} + b_l)   for l = 1 … k
 *
 * @throws {RangeError} when k is not a whole number from 0 to L − 1 or shapes do not fit.
 * @see lesson 2.9 of the case studies, where they are saved to disk
 */
export function extractFeatures(X: Matrix, parameters: Parameters, frozenLayers: number): Matrix {
  requireFrozenLayers(frozenLayers, depthOf(parameters));
  let A = X.map((row) => [...row]);
  for (let l = 1; l <= frozenLayers; l++) {
    const Z = linearForward(A, matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`));
    A = mapEntries(Z, relu);
  }
  return A;
}

/**
 * Gradient descent on the head alone, a softmax regression on saved features, over all examples at once. costs[0] is
 * the cost of the given head, costs[k] that after k updates.
 *
 *     Ŷ = softmax(W F + b)    dW = (1/m) (Ŷ − Y) Fᵀ    db = (1/m) Σ (Ŷ − Y)    W ← W − α dW    b ← b − α db
 *
 * Shapes: features F (n, m), Y (C, m), head W (C, n), b (C). Units: α (learningRate) is a step per update.
 * @throws {RangeError} when shapes do not fit or iterations is not a whole number from 0.
 * @see lesson 2.9 of the case studies
 */
export function trainHead(
  features: Matrix,
  Y: Matrix,
  head: Head,
  learningRate: number,
  iterations: number,
): { head: Head; costs: number[] } {
  requireIterations(iterations);
  const [, m] = shapeOf(features);
  let [W, b] = [mapEntries(head.W, (weight) => weight), [...head.b]];
  const predict = () => softmax(linearForward(features, W, b));
  const costs = [computeCost(predict(), Y)];
  for (let k = 1; k <= iterations; k++) {
    const dZ = combine(predict(), Y, (yHat, y) => yHat - y);
    const dW = mapEntries(dot(dZ, transpose(features)), (sum) => sum / m);
    const db = rowSums(dZ).map((sum) => sum / m);
    W = combine(W, dW, (weight, slope) => weight - learningRate * slope);
    b = b.map((bias, c) => bias - learningRate * at(db, c));
    costs.push(computeCost(predict(), Y));
  }
  return { head: { W, b }, costs };
}

/**
 * dW_l and db_l of the trained layers l = L … k + 1, k = frozenLayers, and of no other: the way back ends where the
 * frozen layers begin.
 *
 *     dZ_L = A_L − Y        dZ_l = W_{l+1}ᵀ dZ_{l+1} ∘ [Z_l > 0]   for l > k
 *     dW_l = (1/m) dZ_l A_{l−1}ᵀ     db_l = (1/m) row sums of dZ_l,   A_0 = X
 *
 * `cache` holds Z, A, W and b of every layer by name, as the forward pass gives them.
 * @throws {RangeError} when k is not a whole number from 0 to L − 1 or shapes do not fit.
 * @see lesson 2.9 of the case studies; lesson 3.9
 */
export function backwardPropagationWithFrozenLayers(
  X: Matrix,
  Y: Matrix,
  cache: Cache,
  frozenLayers: number,
): Gradients {
  const L = depthOf(cache);
  requireFrozenLayers(frozenLayers, L);
  const [, m] = shapeOf(X);
  const gradients: Gradients = {};
  const AL = matrixOf(cache, `A${L}`);
  let dZ = combine(AL, Y, (yHat, y) => yHat - y);
  for (let l = L; l > frozenLayers; l--) {
    if (l < L) {
      const dA = dot(transpose(matrixOf(cache, `W${l + 1}`)), dZ);
      dZ = combine(dA, matrixOf(cache, `Z${l}`), (slope, z) => (z > 0 ? slope : 0));
    }
    const previous = l === 1 ? X : matrixOf(cache, `A${l - 1}`);
    gradients[`dW${l}`] = mapEntries(dot(dZ, transpose(previous)), (sum) => sum / m);
    gradients[`db${l}`] = rowSums(dZ).map((sum) => sum / m);
  }
  return gradients;
}

/**
 * Gradient descent over all examples at once on layers k + 1 … L, k = frozenLayers; layers 1 … k keep their bits.
 * costs[0] is the cost of the given parameters, costs[i] that after i updates.
 *
 *     θ_l ← θ_l − α ∂J/∂θ_l   for l > k, all gradients of an iteration taken before any parameter moves
 *
 * Units: α (learningRate) is a step per update.
 * @throws {RangeError} when k is not a whole number from 0 to L − 1, iterations not one from 0, or shapes do not fit.
 * @see lesson 2.9 of the case studies; Yosinski et al. 2014
 */
export function fineTune(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  frozenLayers: number,
  learningRate: number,
  iterations: number,
): { parameters: Parameters; costs: number[] } {
  requireIterations(iterations);
  const L = requireLayers(parameters, 'fineTune');
  requireFrozenLayers(frozenLayers, L);
  const current = copyOf(parameters);
  const costs = [costOf(X, Y, current)];
  for (let i = 1; i <= iterations; i++) {
    const { cache } = forwardPropagation(X, current);
    const gradients = backwardPropagationWithFrozenLayers(X, Y, cache, frozenLayers);
    for (let l = frozenLayers + 1; l <= L; l++) {
      const step = (theta: number, slope: number) => theta - learningRate * slope;
      const db = vectorOf(gradients, `db${l}`);
      current[`W${l}`] = combine(matrixOf(current, `W${l}`), matrixOf(gradients, `dW${l}`), step);
      current[`b${l}`] = vectorOf(current, `b${l}`).map((bias, unit) => step(bias, at(db, unit)));
    }
    costs.push(costOf(X, Y, current));
  }
  return { parameters: current, costs };
}

/**
 * How many of a network's first layers to freeze for m examples of one's own. The lecture's advice, which names no
 * numbers, made a rule: with few data all but the head, with many none, in between the fewer the more data there are.
 *
 *     k = L − 1                                    for m ≤ few
 *     k = ⌊(L − 1) (many − m) / (many − few)⌋      for few < m < many
 *     k = 0                                        for m ≥ many
 *
 * Units: m, few and many count examples; layers is L, the head included.
 * @throws {RangeError} when m or layers is not a whole number from 1, or few is not below many.
 * @see lesson 2.9 of the case studies
 */
export function chooseFrozenLayers(m: number, layers: number, { few, many }: DataSizes): number {
  if (!(Number.isInteger(m) && m >= 1 && Number.isInteger(layers) && layers >= 1))
    throw new RangeError(`m and layers must be whole numbers from 1, got ${m} and ${layers}`);
  if (!(few < many)) throw new RangeError(`few must be less than many, got ${few} and ${many}`);
  if (m <= few) return layers - 1;
  if (m >= many) return 0;
  return Math.floor(((layers - 1) * (many - m)) / (many - few));
}

/** @throws {RangeError} when there is no W1. */
function requireLayers(parameters: Parameters, name: string): number {
  const L = depthOf(parameters);
  if (L === 0) throw new RangeError(`${name}: the parameters hold no W1`);
  return L;
}

function requireIterations(iterations: number): void {
  if (Number.isInteger(iterations) && iterations >= 0) return;
  throw new RangeError(`iterations must be a whole number from 0, got ${iterations}`);
}

function requireFrozenLayers(frozenLayers: number, L: number): void {
  if (Number.isInteger(frozenLayers) && frozenLayers >= 0 && frozenLayers < L) return;
  throw new RangeError(`frozenLayers must be a whole number from 0 to ${L - 1}, got ${frozenLayers}`);
}

/** New lists with the same numbers. */
function copyOf(parameters: Parameters): Parameters {
  const copy: Parameters = {};
  for (let l = 1; l <= depthOf(parameters); l++) {
    copy[`W${l}`] = mapEntries(matrixOf(parameters, `W${l}`), (weight) => weight);
    copy[`b${l}`] = [...vectorOf(parameters, `b${l}`)];
  }
  return copy;
}
