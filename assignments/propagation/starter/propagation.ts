/**
 * Forward and backward propagation: write the fifteen functions below. The handout (README.md) explains each.
 *
 * Matrices are `number[][]`, rows first: one row for each unit (or feature), one column for each of m examples.
 * Inputs are never changed. `dot` and `transpose` are given: import them from the library beside the types.
 */
import type { Matrix, Parameters, Vector } from './library/matrix.ts';

/** The name of an activation function. */
export type Activation = 'sigmoid' | 'tanh' | 'relu';

/** What the linear part of a layer had as input. */
export type LinearCache = { APrev: Matrix; W: Matrix; b: Vector };

/** What the backward step of a layer needs. */
export type LayerCache = LinearCache & { Z: Matrix };

/** The gradients of one layer: dAPrev in the shape of APrev, dW in the shape of W, db in the shape of b. */
export type LinearGradients = { dAPrev: Matrix; dW: Matrix; db: Vector };

/** σ(z) = 1 / (1 + e^{−z}) of one number, for any z. */
export function sigmoid(z: number): number {
  throw new Error('not written yet: sigmoid');
}

/** (e^z − e^{−z}) / (e^z + e^{−z}) of one number, for any z. */
export function tanh(z: number): number {
  throw new Error('not written yet: tanh');
}

/** max(0, z) of one number. */
export function relu(z: number): number {
  throw new Error('not written yet: relu');
}

/** dZ = dA ∘ σ′(Z); dA, Z and dZ are (n, m). */
export function sigmoidBackward(dA: Matrix, Z: Matrix): Matrix {
  throw new Error('not written yet: sigmoidBackward');
}

/** dZ = dA ∘ tanh′(Z); dA, Z and dZ are (n, m). */
export function tanhBackward(dA: Matrix, Z: Matrix): Matrix {
  throw new Error('not written yet: tanhBackward');
}

/** dZ = dA ∘ relu′(Z), with relu′(0) = 0; dA, Z and dZ are (n, m). */
export function reluBackward(dA: Matrix, Z: Matrix): Matrix {
  throw new Error('not written yet: reluBackward');
}

/** Z = W A + b, with A (inputs, m), W (units, inputs), b a list with one number for each unit; Z is (units, m). */
export function linearForward(A: Matrix, W: Matrix, b: Vector): Matrix {
  throw new Error('not written yet: linearForward');
}

/** One layer: Z = W APrev + b and A = g(Z), with g named by `activation`. */
export function linearActivationForward(
  APrev: Matrix,
  W: Matrix,
  b: Vector,
  activation: Activation,
): { A: Matrix; cache: LayerCache } {
  throw new Error('not written yet: linearActivationForward');
}

/** Layers 1 to L − 1 with relu, layer L with sigmoid; `caches` holds one cache for each layer, the first layer first. */
export function lModelForward(X: Matrix, parameters: Parameters): { AL: Matrix; caches: LayerCache[] } {
  throw new Error('not written yet: lModelForward');
}

/** −(1/m) Σ (y log ŷ + (1 − y) log(1 − ŷ)), finite where ŷ is exactly 0 or 1; AL and Y are (1, m). */
export function computeCost(AL: Matrix, Y: Matrix): number {
  throw new Error('not written yet: computeCost');
}

/** dAPrev, dW and db from dZ and { APrev, W, b }. */
export function linearBackward(dZ: Matrix, cache: LinearCache): LinearGradients {
  throw new Error('not written yet: linearBackward');
}

/** One layer back: from dA to dZ through the activation, then dAPrev, dW and db. */
export function linearActivationBackward(
  dA: Matrix,
  cache: LayerCache,
  activation: Activation,
): LinearGradients {
  throw new Error('not written yet: linearActivationBackward');
}

/** { dW1, db1, …, dWL, dbL } of the cross-entropy, starting from dZ_L = A_L − Y. */
export function lModelBackward(AL: Matrix, Y: Matrix, caches: LayerCache[]): Parameters {
  throw new Error('not written yet: lModelBackward');
}

/** { W1, b1, … } after W ← W − α dW, b ← b − α db in every layer, with α = learningRate. */
export function updateParameters(
  parameters: Parameters,
  grads: Parameters,
  learningRate: number,
): Parameters {
  throw new Error('not written yet: updateParameters');
}

/**
 * Trains from the given parameters. `costs` has numIterations + 1 numbers: the cost at the start, and the cost
 * after each step.
 */
export function lLayerModel(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  numIterations: number,
): { parameters: Parameters; costs: number[] } {
  throw new Error('not written yet: lLayerModel');
}
