/** Functions that the checks hand to your crossValidationError as `trainAndEvaluate`. */
import type { Matrix } from '../library/network.ts';

const labelsOf = (Y: Matrix): number[] => Y.flat();
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** “Training” takes the mean label; the error is the mean squared distance of the dev labels from it. */
export function meanLabelError(_trainX: Matrix, trainY: Matrix, _devX: Matrix, devY: Matrix): number {
  const mean = meanOf(labelsOf(trainY));
  return meanOf(labelsOf(devY).map((y) => (y - mean) ** 2));
}

/** Every dev example gets the label of the nearest train example; the error is the share of wrong labels. */
export function nearestNeighbourError(trainX: Matrix, trainY: Matrix, devX: Matrix, devY: Matrix): number {
  const wrong = labelsOf(devY).map((y, i) => (labelsOf(trainY)[nearest(trainX, devX, i)] === y ? 0 : 1));
  return meanOf(wrong);
}

/** The column of trainX that is nearest to column i of devX. */
function nearest(trainX: Matrix, devX: Matrix, i: number): number {
  const distances = (trainX[0] ?? []).map((_, j) =>
    trainX.reduce((sum, row, feature) => sum + ((row[j] ?? 0) - (devX[feature]?.[i] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** Not an error at all: dev examples for each train example. It tells folds of different size apart. */
export function devPerTrain(trainX: Matrix, _trainY: Matrix, devX: Matrix, _devY: Matrix): number {
  return (devX[0]?.length ?? 0) / (trainX[0]?.length ?? 0);
}
