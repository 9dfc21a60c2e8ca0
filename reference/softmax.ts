/**
 * The softmax output layer: activation, labels, loss, cost, gradient, and its two-class case.
 *
 * Shapes: Z, Ŷ and Y (C, m), one column for each example and one row for each class; classes count from 0.
 * Logarithms are natural. Inputs are not changed.
 */
import { at, combine, entry, type Matrix, rowOf, shapeOf, transpose, type Vector, zeros } from './matrix.ts';

/** A layer of one or two units: W (units, n), b one number for each unit. */
export type OutputLayer = { W: Matrix; b: Vector };

/** The smallest ŷ of which a loss takes the logarithm. */
const smallestProbability = 1e-15;

/**
 * Softmax of every column, computed from z − max z so that e is never raised to a positive number.
 *
 *     t_i = e^{z_i}        ŷ_i = t_i / Σ_{j=1}^{C} t_j
 *
 * Shapes: Z and the result (C, m); every column of the result sums to 1.
 * @throws {RangeError} when Z has no class.
 * @see lesson 3.8
 */
export function softmax(Z: Matrix): Matrix {
  requireClasses(Z, 'softmax');
  const columns = transpose(Z).map((z) => {
    const largest = Math.max(...z);
    const t = z.map((value) => Math.exp(value - largest));
    const sum = t.reduce((total, value) => total + value, 0);
    return t.map((value) => value / sum);
  });
  return transpose(columns);
}

/**
 * 1 at the largest entry of every column and 0 elsewhere; of equal largest entries the first.
 * Shapes: Z and the result (C, m).
 * @throws {RangeError} when Z has no class.
 * @see lesson 3.8
 */
export function hardmax(Z: Matrix): Matrix {
  requireClasses(Z, 'hardmax');
  const [C, m] = shapeOf(Z);
  const marks = zeros(C, m);
  for (let i = 0; i < m; i++) {
    let largest = 0;
    for (let c = 1; c < C; c++) {
      if (entry(Z, c, i) > entry(Z, largest, i)) largest = c;
    }
    rowOf(marks, largest)[i] = 1;
  }
  return marks;
}

/**
 * The class with the largest entry of each column, of equal ones the first; (C, m) gives m whole numbers.
 * @throws {RangeError} when A has no class.
 */
export function largestClasses(A: Matrix): Vector {
  requireClasses(A, 'largestClasses');
  return transpose(A).map((column) => column.indexOf(Math.max(...column)));
}

/**
 * Labels as columns: Y[c][i] is 1 when example i is of class c, else 0.
 * Shapes: labels m whole numbers from 0 to C − 1, the result (C, m).
 * @throws {RangeError} when C is not a whole number of at least 1 or a label is no class.
 * @see lesson 3.9
 */
export function oneHotMatrix(labels: Vector, C: number): Matrix {
  if (!(Number.isInteger(C) && C >= 1)) throw new RangeError(`C must be a whole number from 1, got ${C}`);
  for (const label of labels) {
    if (!(Number.isInteger(label) && label >= 0 && label < C))
      throw new RangeError(`labels must be whole numbers from 0 to ${C - 1}, got ${label}`);
  }
  const Y = zeros(C, labels.length);
  for (const [i, label] of labels.entries()) rowOf(Y, label)[i] = 1;
  return Y;
}

/**
 * The loss of one example, finite at ŷ = 0 by taking at least 1e-15 for ŷ.
 *
 *     ℒ(ŷ, y) = −Σ_{j=1}^{C} y_j log ŷ_j
 *
 * Shapes: yHat and y C numbers; y one-hot.
 * @throws {RangeError} when yHat and y differ in length.
 * @see lesson 3.9
 */
export function computeLoss(yHat: Vector, y: Vector): number {
  if (yHat.length !== y.length)
    throw new RangeError(`computeLoss: ${yHat.length} probabilities and ${y.length} labels`);
  let loss = 0;
  for (let j = 0; j < y.length; j++) {
    const p = Math.max(at(yHat, j), smallestProbability);
    loss -= at(y, j) * Math.log(p);
  }
  return loss;
}

/**
 * The cost, the mean of the examples' losses: J = (1/m) Σ_i ℒ(ŷ⁽ⁱ⁾, y⁽ⁱ⁾).
 * Shapes: AL and Y (C, m).
 * @throws {RangeError} when there is no example or shapes differ.
 * @see lesson 3.9
 */
export function computeCost(AL: Matrix, Y: Matrix): number {
  const [predicted, labelled] = [transpose(AL), transpose(Y)];
  const m = labelled.length;
  if (m === 0 || predicted.length !== m)
    throw new RangeError(`computeCost: ${predicted.length} predictions for ${m} examples`);
  let sum = 0;
  for (let i = 0; i < m; i++) sum += computeLoss(rowOf(predicted, i), rowOf(labelled, i));
  return sum / m;
}

/**
 * The derivative of each example's loss with respect to its Z: dZ = Ŷ − Y. The 1/m of the cost is not in it;
 * dW and db bring it.
 * Shapes: AL, Y and dZ (C, m).
 * @throws {RangeError} when shapes differ.
 * @see lesson 3.9
 */
export function softmaxBackward(AL: Matrix, Y: Matrix): Matrix {
  return combine(AL, Y, (yHat, y) => yHat - y);
}

/**
 * The share of examples whose prediction is their label, between 0 and 1. Shapes: m whole numbers each.
 * @throws {RangeError} when there is no example or lengths differ.
 * @see lesson 3.9
 */
export function computeAccuracy(predictions: Vector, labels: Vector): number {
  const m = labels.length;
  if (m === 0 || predictions.length !== m)
    throw new RangeError(`computeAccuracy: ${predictions.length} predictions for ${m} labels`);
  let right = 0;
  for (let i = 0; i < m; i++) {
    const [yHat, y] = [predictions[i], labels[i]];
    if (yHat === y) right++;
  }
  return right / m;
}

/**
 * Softmax with two classes as logistic regression for the first of them.
 *
 *     ŷ_1 = e^{z_1} / (e^{z_1} + e^{z_2}) = σ(z_1 − z_2)        w = w_1 − w_2        b = b_1 − b_2
 *
 * Shapes: W (2, n), b (2); the result W (1, n), b (1).
 * @throws {RangeError} when there are not two classes.
 * @see lesson 3.8
 */
export function softmaxToLogistic(W: Matrix, b: Vector): OutputLayer {
  const [w1, w2] = W;
  if (W.length !== 2 || b.length !== 2 || !w1 || !w2)
    throw new RangeError(`softmaxToLogistic: two classes are needed, got ${W.length}`);
  return { W: [w1.map((weight, k) => weight - at(w2, k))], b: [at(b, 0) - at(b, 1)] };
}

/**
 * Logistic regression as softmax with two classes, the first being the one it gives the probability of. The
 * second class gets weights of 0; any vector added to both rows would change no probability.
 * Shapes: W (1, n), b (1); the result W (2, n), b (2).
 * @throws {RangeError} when there is not one unit.
 * @see lesson 3.8
 */
export function logisticToSoftmax(W: Matrix, b: Vector): OutputLayer {
  const [w] = W;
  if (W.length !== 1 || b.length !== 1 || !w)
    throw new RangeError(`logisticToSoftmax: one unit is needed, got ${W.length}`);
  return { W: [[...w], w.map(() => 0)], b: [at(b, 0), 0] };
}

/** @throws {RangeError} when A has no row or no column. */
function requireClasses(A: Matrix, name: string): void {
  const [classes, m] = shapeOf(A);
  if (classes === 0 || m === 0) throw new RangeError(`${name}: the matrix is (${classes}, ${m})`);
}
