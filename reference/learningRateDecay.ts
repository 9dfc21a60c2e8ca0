/**
 * Learning-rate decay: the learning rate α as a function of the epoch or of the mini-batch, and a training with it.
 *
 * Units: α is a step per update. Epochs count from 0 (the first pass over the data has α = α₀), except where the
 * formula divides by √epoch: there they count from 1.
 */
import { at, type Vector } from './matrix.ts';

function requirePositive(value: number, name: string): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw new RangeError(`${name} must be a positive number, not ${value}`);
}

function requireCount(value: number, name: string, first: 0 | 1): void {
  if (Number.isInteger(value) && value >= first) return;
  throw new RangeError(`${name} must be a whole number of at least ${first}, not ${value}`);
}

function requireDecayRate(decayRate: number): void {
  if (decayRate >= 0 && Number.isFinite(decayRate)) return;
  throw new RangeError(`decayRate must not be negative, got ${decayRate}: the learning rate would grow`);
}

/** @throws {RangeError} unless 0 < value ≤ 1. */
function requireShrinking(value: number, name: string): void {
  if (value > 0 && value <= 1) return;
  throw new RangeError(`${name} must be above 0 and at most 1, not ${value}`);
}

/**
 * α = α₀ / (1 + decayRate · epochNum), always from α₀ and never from an α that is already decayed.
 * @throws {RangeError} when learningRate0 is not positive, epochNum is not a whole number ≥ 0, or decayRate < 0.
 * @see lesson 2.9; the course's exercise `update_lr`
 */
export function updateLr(learningRate0: number, epochNum: number, decayRate: number): number {
  requirePositive(learningRate0, 'learningRate0');
  requireCount(epochNum, 'epochNum', 0);
  requireDecayRate(decayRate);
  return learningRate0 / (1 + decayRate * epochNum);
}

/**
 * α = α₀ / (1 + decayRate · ⌊epochNum / timeInterval⌋): the same for `timeInterval` epochs, then lower.
 * @throws {RangeError} as {@link updateLr}, and when timeInterval is not a whole number ≥ 1.
 * @see lesson 2.9; the course's exercise `schedule_lr_decay`
 */
export function scheduleLrDecay(
  learningRate0: number,
  epochNum: number,
  decayRate: number,
  timeInterval = 1000,
): number {
  requirePositive(learningRate0, 'learningRate0');
  requireCount(epochNum, 'epochNum', 0);
  requireDecayRate(decayRate);
  requireCount(timeInterval, 'timeInterval', 1);
  return learningRate0 / (1 + decayRate * Math.floor(epochNum / timeInterval));
}

/**
 * α = base^epochNum · α₀, with the lesson's base of 0.95.
 * @throws {RangeError} when learningRate0 is not positive, epochNum is not a whole number ≥ 0, or base is not in (0, 1].
 * @see lesson 2.9
 */
export function exponentialDecay(learningRate0: number, epochNum: number, base = 0.95): number {
  requirePositive(learningRate0, 'learningRate0');
  requireCount(epochNum, 'epochNum', 0);
  requireShrinking(base, 'base');
  return base ** epochNum * learningRate0;
}

/**
 * α = k / √epochNum · α₀. Epochs count from 1: at 0 the formula divides by 0.
 * @throws {RangeError} when learningRate0 or k is not positive, or epochNum is not a whole number ≥ 1.
 * @see lesson 2.9
 */
export function squareRootDecay(learningRate0: number, epochNum: number, k: number): number {
  requirePositive(learningRate0, 'learningRate0');
  requirePositive(k, 'k');
  requireCount(epochNum, 'epochNum', 1);
  return (k / Math.sqrt(epochNum)) * learningRate0;
}

/** `k`, and how many mini-batches one epoch has. */
export type MiniBatchDecay = { k: number; miniBatchesPerEpoch: number };

/**
 * α = k / √t · α₀, where t numbers the mini-batches of the whole training from 1.
 *
 *     t = (epochNum − 1) · miniBatchesPerEpoch + miniBatchNum
 *
 * Both epochNum and miniBatchNum count from 1; miniBatchNum starts again in every epoch, t does not.
 * @throws {RangeError} when learningRate0 or k is not positive, a number is not whole or below 1, or miniBatchNum is
 *   above miniBatchesPerEpoch.
 * @see lesson 2.9
 */
export function squareRootDecayByMiniBatch(
  learningRate0: number,
  epochNum: number,
  miniBatchNum: number,
  { k, miniBatchesPerEpoch }: MiniBatchDecay,
): number {
  requirePositive(learningRate0, 'learningRate0');
  requirePositive(k, 'k');
  requireCount(epochNum, 'epochNum', 1);
  requireCount(miniBatchNum, 'miniBatchNum', 1);
  requireCount(miniBatchesPerEpoch, 'miniBatchesPerEpoch', 1);
  if (miniBatchNum > miniBatchesPerEpoch)
    throw new RangeError(`mini-batch ${miniBatchNum} of an epoch that has ${miniBatchesPerEpoch}`);
  const t = (epochNum - 1) * miniBatchesPerEpoch + miniBatchNum;
  return (k / Math.sqrt(t)) * learningRate0;
}

/**
 * A discrete staircase: α = factor^⌊epochNum / timeInterval⌋ · α₀; with factor ½ the rate halves every
 * `timeInterval` epochs.
 * @throws {RangeError} when learningRate0 is not positive, epochNum is not a whole number ≥ 0, factor is not in (0, 1],
 *   or timeInterval is not a whole number ≥ 1.
 * @see lesson 2.9
 */
export function staircase(
  learningRate0: number,
  epochNum: number,
  factor: number,
  timeInterval: number,
): number {
  requirePositive(learningRate0, 'learningRate0');
  requireCount(epochNum, 'epochNum', 0);
  requireShrinking(factor, 'factor');
  requireCount(timeInterval, 'timeInterval', 1);
  return factor ** Math.floor(epochNum / timeInterval) * learningRate0;
}

/** One row of a table of rates set by hand: from this epoch on, this rate. */
export type RateChange = { fromEpoch: number; learningRate: number };

/**
 * The rate set by hand that holds in epoch `epochNum`: that of the last row with fromEpoch ≤ epochNum. The table is in
 * the order of its epochs and begins with epoch 0.
 * @throws {RangeError} when the table is empty, does not begin with epoch 0, is out of order or holds a rate that is not
 *   positive, or epochNum is not a whole number ≥ 0.
 * @see lesson 2.9
 */
export function manualDecay(table: readonly RateChange[], epochNum: number): number {
  requireCount(epochNum, 'epochNum', 0);
  const [first] = table;
  if (first?.fromEpoch !== 0) throw new RangeError('the table must begin with fromEpoch 0');
  let rate = first.learningRate;
  let previous = -1;
  for (const { fromEpoch, learningRate } of table) {
    requirePositive(learningRate, 'learningRate');
    if (!(fromEpoch > previous))
      throw new RangeError(`epoch ${fromEpoch} stands after ${previous} in the table`);
    if (fromEpoch <= epochNum) rate = learningRate;
    previous = fromEpoch;
  }
  return rate;
}

/**
 * The rates of a whole training, one for each of the epochs 0 … numEpochs − 1: {@link updateLr} of α₀ each time.
 * @throws {RangeError} as {@link updateLr}, and when numEpochs is not a whole number ≥ 1.
 * @see lesson 2.9
 */
export function decaySchedule(learningRate0: number, numEpochs: number, decayRate: number): Vector {
  requireCount(numEpochs, 'numEpochs', 1);
  const rates: Vector = [];
  for (let epoch = 0; epoch < numEpochs; epoch++) rates.push(updateLr(learningRate0, epoch, decayRate));
  return rates;
}

/** A training with mini-batches in a fixed order; decayRate 0 keeps the rate constant. */
export type DecayTraining<Batch> = {
  miniBatches: readonly Batch[];
  learningRate0: number;
  decayRate: number;
  numEpochs: number;
};

/**
 * Mini-batch gradient descent with a rate that decays from epoch to epoch.
 *
 *     for epoch = 0 … numEpochs − 1:   α = α₀ / (1 + decayRate · epoch)
 *         for each mini-batch:         θ ← θ − α · gradient(θ, miniBatch)
 *
 * Shapes: θ is a list of n numbers, and so is each gradient. The answer is the path: θ at the start and after every
 * mini-batch, numEpochs · miniBatches.length + 1 points. Inputs are not changed.
 * @throws {RangeError} as {@link decaySchedule}, when there is no mini-batch, or when a gradient has another length.
 * @see lesson 2.9
 */
export function trainWithDecay<Batch>(
  gradient: (theta: Vector, miniBatch: Batch) => Vector,
  theta: Vector,
  { miniBatches, learningRate0, decayRate, numEpochs }: DecayTraining<Batch>,
): Vector[] {
  requireCount(miniBatches.length, 'the number of mini-batches', 1);
  requireCount(numEpochs, 'numEpochs', 1);
  const path = [[...theta]];
  let current = theta;
  for (let epoch = 0; epoch < numEpochs; epoch++) {
    const learningRate = updateLr(learningRate0, epoch, decayRate);
    for (const miniBatch of miniBatches) {
      const slope = gradient([...current], miniBatch);
      current = current.map((value, i) => value - learningRate * at(slope, i));
      path.push(current);
    }
  }
  return path;
}
