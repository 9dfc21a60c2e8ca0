/**
 * Training a softmax classifier as a framework does it: mini-batches in the order of the examples, and Adam with ε
 * outside the root.
 *
 * Shapes: X (n_x, m), Y (C, m) one-hot, W_l (n_l, n_{l−1}), b_l (n_l). Inputs are not changed.
 */
import { accuracyOfLogits, costAndGradients, costOfLogits, forwardLogits } from './logits.ts';
import { type Matrix, shapeOf } from './matrix.ts';
import { type MiniBatch, requireCount } from './miniBatches.ts';
import { averageIn, initializeAdam, type Moments, moveParameters } from './optimizers.ts';
import type { Gradients, Parameters } from './propagation.ts';

/** Units: learningRate is a step per update, miniBatchSize in examples. */
export type TrainingOptions = { learningRate: number; numEpochs: number; miniBatchSize: number };

/** What training leaves: costs has numEpochs + 1 numbers, accuracy is that of the trained parameters. */
export type TrainedClassifier = { parameters: Parameters; costs: number[]; accuracy: number };

/** The parameters between two updates, Adam's moments and the number of updates so far. */
export type AdamState = { parameters: Parameters; v: Moments; s: Moments; t: number };

/** The defaults of `tf.train.adam` in float32. */
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];

/** Moments of zero, no update counted. */
export function startAdam(parameters: Parameters): AdamState {
  return { parameters, ...initializeAdam(parameters), t: 0 };
}

/**
 * One update of Adam as its authors and TensorFlow have it, ε added to the root; β₁ = 0.9, β₂ = 0.999, ε = 1e-7.
 *
 *     V ← β₁V + (1−β₁)dW      V̂ = V / (1−β₁ᵗ)
 *     S ← β₂S + (1−β₂)dW²     Ŝ = S / (1−β₂ᵗ)
 *     W ← W − α V̂ / (√Ŝ + ε)
 *
 * Units: α (learningRate) is a step per update.
 * @throws {RangeError} when shapes differ.
 * @see lessons 2.8 and 3.11; Kingma and Ba 2015, algorithm 1
 */
export function adamStep(state: AdamState, grads: Gradients, learningRate: number): AdamState {
  const t = state.t + 1;
  const v = averageIn(state.v, grads, (V, dW) => beta1 * V + (1 - beta1) * dW);
  const s = averageIn(state.s, grads, (S, dW) => beta2 * S + (1 - beta2) * dW ** 2);
  const scaled = averageIn(
    v,
    s,
    (V, S) => V / (1 - beta1 ** t) / (Math.sqrt(S / (1 - beta2 ** t)) + epsilon),
  );
  const parameters = moveParameters(state.parameters, scaled, (W, step) => W - learningRate * step);
  return { parameters, v, s, t };
}

/**
 * X and Y cut into pairs of (n_x, k) and (C, k) in the order of the examples, k = miniBatchSize; the last pair holds
 * what is left over.
 * @throws {RangeError} when X and Y differ in examples or miniBatchSize is not a whole number from 1 up.
 * @see lesson 2.1
 */
export function batchesInOrder(X: Matrix, Y: Matrix, miniBatchSize: number): MiniBatch[] {
  requireCount(miniBatchSize, 'miniBatchSize');
  const [[, m], [, labels]] = [shapeOf(X), shapeOf(Y)];
  if (m !== labels) throw new RangeError(`X has ${m} examples and Y ${labels}`);
  const batches: MiniBatch[] = [];
  for (let start = 0; start < m; start += miniBatchSize) {
    const end = Math.min(start + miniBatchSize, m);
    const cut = (A: Matrix): Matrix => A.map((row) => row.slice(start, end));
    batches.push([cut(X), cut(Y)]);
  }
  return batches;
}

/**
 * The classifier trained with Adam: every epoch makes one update for each mini-batch, and the moments go on from
 * epoch to epoch. costs[0] is the cost of the given parameters over all of X and Y, costs[k] that after k epochs.
 * @throws {RangeError} when shapes do not fit or an option is outside its domain.
 * @see lesson 3.11
 */
export function trainClassifier(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  { learningRate, numEpochs, miniBatchSize }: TrainingOptions,
): TrainedClassifier {
  requireCount(numEpochs, 'numEpochs');
  let state = startAdam(parameters);
  const costs = [costOfLogits(forwardLogits(X, parameters), Y)];
  for (let epoch = 1; epoch <= numEpochs; epoch++) {
    for (const [batchX, batchY] of batchesInOrder(X, Y, miniBatchSize)) {
      const { gradients } = costAndGradients(batchX, batchY, state.parameters);
      state = adamStep(state, gradients, learningRate);
    }
    costs.push(costOfLogits(forwardLogits(X, state.parameters), Y));
  }
  const accuracy = accuracyOfLogits(forwardLogits(X, state.parameters), Y);
  return { parameters: state.parameters, costs, accuracy };
}
