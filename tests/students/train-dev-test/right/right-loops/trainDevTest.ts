// trainDevTest.ts -- plain loops everywhere
import type { Matrix, Vector } from './library/network.ts';
import {
  biggerNetwork,
  longerTraining,
  moreData,
  otherArchitecture,
  regularization,
} from './library/remedies.ts';

type Rng = () => number;
type Ratios = { train: number; dev: number; test: number };

export function chooseSplitRatios(m: number, withDev: boolean = true): Ratios {
  if (m <= 10000) {
    if (withDev) return { train: 0.6, dev: 0.2, test: 0.2 };
    return { train: 0.7, dev: 0, test: 0.3 };
  }
  let test = 0.01;
  if (m > 1e6) test = 0.0025;
  let dev = 0;
  if (withDev) dev = test;
  return { train: 1 - dev - test, dev, test };
}

export function splitSizes(m: number, ratios: Ratios) {
  const list = [ratios.train, ratios.dev, ratios.test];
  let total = 0;
  for (const ratio of list) {
    if (!(ratio >= 0)) throw new RangeError('a ratio is negative');
    total += ratio;
  }
  if (Math.abs(total - 1) > 1e-9) throw new RangeError(`the ratios add up to ${total}`);
  const sizes: number[] = [];
  const rest: number[] = [];
  let given = 0;
  for (let i = 0; i < 3; i++) {
    sizes[i] = Math.floor(m * list[i]);
    rest[i] = m * list[i] - sizes[i];
    given += sizes[i];
  }
  while (given < m) {
    let best = 0;
    for (let i = 1; i < 3; i++) if (rest[i] > rest[best]) best = i;
    sizes[best]++;
    rest[best] = -1;
    given++;
  }
  for (let i = 0; i < 3; i++) {
    if (list[i] > 0 && sizes[i] === 0) {
      let big = 0;
      for (let j = 1; j < 3; j++) if (sizes[j] > sizes[big]) big = j;
      sizes[big]--;
      sizes[i]++;
    }
  }
  return { train: sizes[0], dev: sizes[1], test: sizes[2] };
}

// inside-out Fisher-Yates
export function randomPermutation(m: number, rng: Rng): Vector {
  const order: Vector = [];
  for (let i = 0; i < m; i++) {
    const j = Math.floor(rng() * (i + 1));
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}

function take(A: Matrix, order: Vector, from: number, to: number): Matrix {
  const out: Matrix = [];
  for (let row = 0; row < A.length; row++) {
    out.push([]);
    for (let i = from; i < to; i++) out[row].push(A[row][order[i]]);
  }
  return out;
}

export function splitDataset(X: Matrix, Y: Matrix, ratios: Ratios, rng: Rng) {
  const m = X[0].length;
  if (Y[0].length !== m) throw new RangeError('X and Y do not have the same number of examples');
  const n = splitSizes(m, ratios);
  const order = randomPermutation(m, rng);
  const a = n.train;
  const b = n.train + n.dev;
  return {
    train: { X: take(X, order, 0, a), Y: take(Y, order, 0, a) },
    dev: { X: take(X, order, a, b), Y: take(Y, order, a, b) },
    test: { X: take(X, order, b, m), Y: take(Y, order, b, m) },
  };
}

export function kFoldIndices(m: number, k: number, rng: Rng) {
  if (!Number.isInteger(k) || k < 2 || k > m) throw new RangeError('k must be from 2 to m');
  const order = randomPermutation(m, rng);
  const folds: { train: Vector; dev: Vector }[] = [];
  for (let f = 0; f < k; f++) {
    const train: Vector = [];
    const dev: Vector = [];
    for (let i = 0; i < m; i++) {
      if (i % k === f) dev.push(order[i]);
      else train.push(order[i]);
    }
    folds.push({ train, dev });
  }
  return folds;
}

export function crossValidationError(
  X: Matrix,
  Y: Matrix,
  k: number,
  trainAndEvaluate: (a: Matrix, b: Matrix, c: Matrix, d: Matrix) => number,
  rng: Rng,
): number {
  let total = 0;
  for (const { train, dev } of kFoldIndices(X[0].length, k, rng)) {
    total += trainAndEvaluate(
      take(X, train, 0, train.length),
      take(Y, train, 0, train.length),
      take(X, dev, 0, dev.length),
      take(Y, dev, 0, dev.length),
    );
  }
  return total / k;
}

export function errorRate(predictions: Matrix, Y: Matrix): number {
  let wrong = 0;
  for (let i = 0; i < Y[0].length; i++) if (predictions[0][i] !== Y[0][i]) wrong++;
  return wrong / Y[0].length;
}

export function diagnoseBiasVariance(
  trainError: number,
  devError: number,
  bayesError: number,
  threshold: number,
) {
  for (const value of [trainError, devError, bayesError, threshold]) {
    if (value < 0 || value > 1) throw new RangeError('shares only, please');
  }
  const biasGap = trainError - bayesError;
  const varianceGap = devError - trainError;
  let diagnosis = 'neither';
  if (biasGap > threshold) diagnosis = 'high bias';
  if (varianceGap > threshold) {
    if (diagnosis === 'high bias') diagnosis = 'both';
    else diagnosis = 'high variance';
  }
  return { biasGap, varianceGap, diagnosis };
}

export function chooseRemedies(diagnosis: string): string[] {
  const remedies: string[] = [];
  if (diagnosis === 'high bias' || diagnosis === 'both')
    remedies.push(biggerNetwork, longerTraining, otherArchitecture);
  if (diagnosis === 'high variance' || diagnosis === 'both') {
    for (const remedy of [moreData, regularization, otherArchitecture]) {
      if (!remedies.includes(remedy)) remedies.push(remedy);
    }
  }
  return remedies;
}
