/** Bias and variance: what the errors on train and dev say about a model, and what to try next. */
import { entry, type Matrix, requireSameShape, shapeOf } from './matrix.ts';

export type Diagnosis = 'high bias' | 'high variance' | 'both' | 'neither';

export type BiasVariance = {
  readonly biasGap: number;
  readonly varianceGap: number;
  readonly diagnosis: Diagnosis;
};

/** What to try against high bias, in the order of the lesson. */
const remediesForBias = ['bigger network', 'longer training', 'other architecture'];
/** What to try against high variance, in the order of the lesson. */
const remediesForVariance = ['more data', 'regularization', 'other architecture'];

/**
 * The share of examples predicted wrongly.
 *
 *     error = (1/m) Σ_i [ŷ⁽ⁱ⁾ ≠ y⁽ⁱ⁾]
 *
 * Shapes: predictions and Y are (1, m), numbers of classes. From 0 to 1, without a unit.
 * @throws {RangeError} when shapes differ or there is no example.
 * @see lesson 1.2
 */
export function errorRate(predictions: Matrix, Y: Matrix): number {
  requireSameShape(predictions, Y, 'errorRate');
  const [rows, m] = shapeOf(Y);
  if (rows !== 1 || m === 0) throw new RangeError(`labels must be (1, m) with m ≥ 1, not (${rows}, ${m})`);
  let wrong = 0;
  for (let i = 0; i < m; i++) {
    const [yHat, y] = [entry(predictions, 0, i), entry(Y, 0, i)];
    if (yHat !== y) wrong += 1;
  }
  return wrong / m;
}

/** @throws {RangeError} when an error is not from 0 to 1, as one given in per cent is. */
function requireShare(value: number, name: string): void {
  if (value >= 0 && value <= 1) return;
  throw new RangeError(`${name} must be from 0 to 1 (15 % is 0.15), not ${value}`);
}

/**
 * Whether a model suffers from bias, variance, both or neither.
 *
 *     biasGap = trainError − bayesError        varianceGap = devError − trainError
 *
 * A gap is high when it is larger than the threshold; one equal to it, or below 0, is not.
 * Units: errors, gaps and threshold are shares from 0 to 1 (gaps from −1).
 * @throws {RangeError} when an error or the threshold is not from 0 to 1.
 * @see lesson 1.2; bayesError is the error of the best possible classifier.
 */
export function diagnoseBiasVariance(
  trainError: number,
  devError: number,
  bayesError: number,
  threshold: number,
): BiasVariance {
  for (const [name, value] of Object.entries({ trainError, devError, bayesError, threshold }))
    requireShare(value, name);
  const biasGap = trainError - bayesError;
  const varianceGap = devError - trainError;
  return { biasGap, varianceGap, diagnosis: nameDiagnosis(biasGap > threshold, varianceGap > threshold) };
}

/** The diagnosis for high or low bias and variance. */
export function nameDiagnosis(isBiasHigh: boolean, isVarianceHigh: boolean): Diagnosis {
  if (isBiasHigh) return isVarianceHigh ? 'both' : 'high bias';
  return isVarianceHigh ? 'high variance' : 'neither';
}

/**
 * What to try next, in order: against bias a bigger network, longer training, another architecture; against variance
 * more data, regularization, another architecture. With both, bias comes first, and nothing is named twice.
 * @throws {RangeError} when the diagnosis is none of the four.
 * @see lesson 1.3
 */
export function chooseRemedies(diagnosis: Diagnosis): string[] {
  switch (diagnosis) {
    case 'high bias':
      return [...remediesForBias];
    case 'high variance':
      return [...remediesForVariance];
    case 'both':
      return [...new Set([...remediesForBias, ...remediesForVariance])];
    case 'neither':
      return [];
    default:
      throw new RangeError(`no diagnosis is called "${diagnosis}"`);
  }
}
