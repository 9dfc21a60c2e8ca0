import { argmax, columns, range, refuseUnless, sum, width } from './columns';
import type { Matrix } from './library/network';
import * as remedies from './library/remedies';

type Rng = () => number;
const names = ['train', 'dev', 'test'] as const;
type Parts<T> = Record<(typeof names)[number], T>;
const parts = <T>([train, dev, test]: T[]): Parts<T> => ({ train, dev, test });
const listOf = <T>(table: Parts<T>): T[] => names.map((name) => table[name]);

const table: { upTo: number; withDev: number[]; without: number[] }[] = [
  { upTo: 10_000, withDev: [0.6, 0.2, 0.2], without: [0.7, 0, 0.3] },
  { upTo: 1_000_000, withDev: [0.98, 0.01, 0.01], without: [0.99, 0, 0.01] },
  { upTo: Infinity, withDev: [0.995, 0.0025, 0.0025], without: [0.9975, 0, 0.0025] },
];

export const chooseSplitRatios = (m: number, withDev = true) => {
  const row = table.find(({ upTo }) => m <= upTo)!;
  return parts(withDev ? row.withDev : row.without);
};

const add = (sizes: number[], at: number, by: number) => sizes.map((size, i) => (i === at ? size + by : size));

const fillEmpty = (sizes: number[], at: number): number[] => add(add(sizes, argmax(sizes), -1), at, 1);

export const splitSizes = (m: number, ratios: Parts<number>) => {
  const shares = listOf(ratios);
  refuseUnless(shares.every((r) => r >= 0) && Math.abs(sum(shares) - 1) <= 1e-9, 'no shares of a whole');
  const floors = shares.map((r) => Math.floor(r * m));
  const ranked = range(3).sort((a, b) => shares[b] * m - floors[b] - (shares[a] * m - floors[a]));
  const filled = ranked.slice(0, m - sum(floors)).reduce((sizes, i) => add(sizes, i, 1), floors);
  return parts(range(3).reduce((s, i) => (shares[i] > 0 && s[i] === 0 ? fillEmpty(s, i) : s), filled));
};

export const randomPermutation = (m: number, rng: Rng): number[] =>
  range(m)
    .map((i) => ({ i, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);

export const splitDataset = (X: Matrix, Y: Matrix, ratios: Parts<number>, rng: Rng) => {
  refuseUnless(width(X) === width(Y), `${width(X)} examples, ${width(Y)} labels`);
  const sizes = listOf(splitSizes(width(X), ratios));
  const order = randomPermutation(width(X), rng);
  const starts = range(4).map((i) => sum(sizes.slice(0, i)));
  return parts(
    range(3)
      .map((i) => order.slice(starts[i], starts[i + 1]))
      .map((chosen) => ({ X: columns(X, chosen), Y: columns(Y, chosen) })),
  );
};

export const kFoldIndices = (m: number, k: number, rng: Rng) => {
  refuseUnless(Number.isInteger(k) && k >= 2 && k <= m, `k = ${k} with m = ${m}`);
  const order = randomPermutation(m, rng);
  const cuts = range(k + 1).map((f) => Math.floor((f * m) / k));
  return range(k).map((f) => ({
    train: order.filter((_, i) => i < cuts[f] || i >= cuts[f + 1]),
    dev: order.slice(cuts[f], cuts[f + 1]),
  }));
};

export const crossValidationError = (
  X: Matrix,
  Y: Matrix,
  k: number,
  trainAndEvaluate: (...sets: Matrix[]) => number,
  rng: Rng,
): number => {
  const errors = kFoldIndices(width(X), k, rng).map(({ train, dev }) =>
    trainAndEvaluate(...[train, dev].flatMap((chosen) => [columns(X, chosen), columns(Y, chosen)])),
  );
  return sum(errors.map((error) => error / k));
};

export const errorRate = ([predictions]: Matrix, [labels]: Matrix): number =>
  predictions.filter((yHat, i) => yHat !== labels[i]).length / labels.length;

const names4 = [
  ['neither', 'high variance'],
  ['high bias', 'both'],
];

export const diagnoseBiasVariance = (...shares: [number, number, number, number]) => {
  refuseUnless(
    shares.every((share) => 0 <= share && share <= 1),
    `not all from 0 to 1: ${shares}`,
  );
  const [trainError, devError, bayesError, threshold] = shares;
  const [biasGap, varianceGap] = [trainError - bayesError, devError - trainError];
  return { biasGap, varianceGap, diagnosis: names4[Number(biasGap > threshold)][Number(varianceGap > threshold)] };
};

const againstBias = [remedies.biggerNetwork, remedies.longerTraining, remedies.otherArchitecture];
const againstVariance = [remedies.moreData, remedies.regularization, remedies.otherArchitecture];

export const chooseRemedies = (diagnosis: string): string[] =>
  ({
    'high bias': againstBias,
    'high variance': againstVariance,
    both: [...new Set([...againstBias, ...againstVariance])],
    neither: [],
  })[diagnosis]!;
