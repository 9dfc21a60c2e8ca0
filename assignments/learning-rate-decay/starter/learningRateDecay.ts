/**
 * Assignment: learning-rate decay and saddle points (lessons 2.9–2.10). Write every function; the handout has formulas
 * and examples.
 *
 * α is a step per update. Epochs count from 0, except under a square root: there they count from 1. θ (theta) is a list
 * of n numbers, a path a list of such points with the start first. Do not change what you are given.
 */

export type Vector = number[];
export type Matrix = number[][];

/** A cost as a function of all its parameters, and its gradient. */
export type Cost = (theta: Vector) => number;
export type GradientOf = (theta: Vector) => Vector;

/** From this epoch on, this rate. */
export type RateChange = { fromEpoch: number; learningRate: number };

/** Examples of one mini-batch: inputs and labels, equally many. Your code only hands it on to `gradient`. */
export type MiniBatch = { x: Vector; y: Vector };

export type PointKind = 'minimum' | 'maximum' | 'saddle' | 'plateau' | 'not critical';

/** α₀ / (1 + decayRate · epochNum) */
export function updateLr(learningRate0: number, epochNum: number, decayRate: number): number {
  throw new Error('not written yet: updateLr');
}

/** α₀ / (1 + decayRate · ⌊epochNum / timeInterval⌋) */
export function scheduleLrDecay(
  learningRate0: number,
  epochNum: number,
  decayRate: number,
  timeInterval: number = 1000,
): number {
  throw new Error('not written yet: scheduleLrDecay');
}

/** base^epochNum · α₀ */
export function exponentialDecay(learningRate0: number, epochNum: number, base: number = 0.95): number {
  throw new Error('not written yet: exponentialDecay');
}

/** k / √epochNum · α₀; epochs count from 1 here. */
export function squareRootDecay(learningRate0: number, epochNum: number, k: number): number {
  throw new Error('not written yet: squareRootDecay');
}

/**
 * k / √t · α₀, where t numbers the mini-batches of the whole training from 1. epochNum and miniBatchNum count from 1,
 * and miniBatchNum starts again in every epoch.
 */
export function squareRootDecayByMiniBatch(
  learningRate0: number,
  epochNum: number,
  miniBatchNum: number,
  { k, miniBatchesPerEpoch }: { k: number; miniBatchesPerEpoch: number },
): number {
  throw new Error('not written yet: squareRootDecayByMiniBatch');
}

/** factor^⌊epochNum / timeInterval⌋ · α₀ */
export function staircase(
  learningRate0: number,
  epochNum: number,
  factor: number,
  timeInterval: number,
): number {
  throw new Error('not written yet: staircase');
}

/** The rate of the last row with fromEpoch ≤ epochNum. The table is in order and begins with epoch 0. */
export function manualDecay(table: RateChange[], epochNum: number): number {
  throw new Error('not written yet: manualDecay');
}

/** The rates of updateLr for the epochs 0 … numEpochs − 1: a list of numEpochs numbers. */
export function decaySchedule(learningRate0: number, numEpochs: number, decayRate: number): Vector {
  throw new Error('not written yet: decaySchedule');
}

/**
 * Mini-batch gradient descent, θ ← θ − α · gradient(θ, miniBatch), mini-batches in the given order, numEpochs times;
 * α = updateLr(α₀, epoch, decayRate) with epochs 0, 1, … Returns θ at the start and after every mini-batch.
 */
export function trainWithDecay(
  gradient: (theta: Vector, miniBatch: MiniBatch) => Vector,
  theta: Vector,
  {
    miniBatches,
    learningRate0,
    decayRate,
    numEpochs,
  }: { miniBatches: MiniBatch[]; learningRate0: number; decayRate: number; numEpochs: number },
): Vector[] {
  throw new Error('not written yet: trainWithDecay');
}

/** g_i = (f(θ + ε e_i) − f(θ − ε e_i)) / 2ε; n numbers. */
export function numericalGradient(f: Cost, theta: Vector, epsilon: number): Vector {
  throw new Error('not written yet: numericalGradient');
}

/** H_ij = (f(θ+εe_i+εe_j) − f(θ+εe_i−εe_j) − f(θ−εe_i+εe_j) + f(θ−εe_i−εe_j)) / 4ε²; (n, n). */
export function numericalHessian(f: Cost, theta: Vector, epsilon: number): Matrix {
  throw new Error('not written yet: numericalHessian');
}

/** The two eigenvalues of a symmetric (2, 2) matrix, the smaller first. */
export function symmetricEigenvalues(H: Matrix): Vector {
  throw new Error('not written yet: symmetricEigenvalues');
}

/** What a point is, from its gradient and the eigenvalues of its Hessian; n numbers each, 0 up to ±tolerance. */
export function kindOfPoint(gradient: Vector, eigenvalues: Vector, tolerance: number): PointKind {
  throw new Error('not written yet: kindOfPoint');
}

/** What θ (two numbers) is on the surface f, by differences with ε. */
export function classifyCriticalPoint(f: Cost, theta: Vector, epsilon: number, tolerance: number): PointKind {
  throw new Error('not written yet: classifyCriticalPoint');
}

/** θ ← θ − α ∇f(θ), numSteps times: numSteps + 1 points. */
export function gradientDescentPath(
  gradient: GradientOf,
  theta: Vector,
  { learningRate, numSteps }: { learningRate: number; numSteps: number },
): Vector[] {
  throw new Error('not written yet: gradientDescentPath');
}

/** V ← βV + (1−β)∇f(θ), θ ← θ − αV, numSteps times from V = 0: numSteps + 1 points. */
export function momentumPath(
  gradient: GradientOf,
  theta: Vector,
  { learningRate, beta, numSteps }: { learningRate: number; beta: number; numSteps: number },
): Vector[] {
  throw new Error('not written yet: momentumPath');
}

/** Adam with both corrections, t = 1, 2, …, and ε inside the root, numSteps times: numSteps + 1 points. */
export function adamPath(
  gradient: GradientOf,
  theta: Vector,
  {
    learningRate,
    beta1,
    beta2,
    epsilon,
    numSteps,
  }: { learningRate: number; beta1: number; beta2: number; epsilon: number; numSteps: number },
): Vector[] {
  throw new Error('not written yet: adamPath');
}

/** The number of steps until a path is first farther than radius from center; Infinity when it never is. */
export function stepsToLeave(path: Vector[], center: Vector, radius: number): number {
  throw new Error('not written yet: stepsToLeave');
}
