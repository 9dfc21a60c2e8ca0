/**
 * What the grader runs around your functions. Which example lands where is random, so no single answer is expected:
 * facts must hold for every shuffle, and over many shuffles every example must be as likely everywhere. It holds no
 * answers.
 */

import type { Matrix, Vector } from '../library/network.ts';
import { call, isTable, measureOrders, type Rng, type Student } from '../measures/miniBatchMeasures.ts';

export { describeRefusals } from '../measures/refusals.ts';

const partNames = ['train', 'dev', 'test'] as const;
type Parts<T> = Record<(typeof partNames)[number], T>;
type Part = { readonly X: Matrix; readonly Y: Matrix };
type Fold = { readonly train: Vector; readonly dev: Vector };

function isMatrix(value: unknown): value is Matrix {
  return Array.isArray(value) && value.every((row) => Array.isArray(row));
}

/** A part as it came back; `undefined`, `null` or a part without rows is empty. */
function partOf(value: unknown, name: string): Part {
  if (value === undefined || value === null) return { X: [], Y: [] };
  const { X, Y } = isTable(value) ? value : {};
  if (isMatrix(X) && isMatrix(Y)) return { X, Y };
  throw new Error(`splitDataset: ${name} must be { X, Y }, two matrices`);
}

function splitOf(answer: unknown): Parts<Part> {
  if (!isTable(answer) || Array.isArray(answer))
    throw new Error('splitDataset must return { train, dev, test }');
  const { train, dev, test } = answer;
  return { train: partOf(train, 'train'), dev: partOf(dev, 'dev'), test: partOf(test, 'test') };
}

function isVector(value: unknown): value is Vector {
  return Array.isArray(value) && value.every((index) => typeof index === 'number');
}

function foldsOf(answer: unknown): Fold[] {
  if (!Array.isArray(answer)) throw new Error('kFoldIndices must return a list of { train, dev }');
  return answer.map((fold: unknown) => {
    const { train, dev } = isTable(fold) ? fold : {};
    if (isVector(train) && isVector(dev)) return { train, dev };
    throw new Error('kFoldIndices: a fold must be { train, dev }, two lists of numbers');
  });
}

/** The columns of a matrix as texts, to compare them whole. */
function columnTexts(A: Matrix): string[] {
  return (A[0] ?? []).map((_, column) => A.map((row) => row[column]).join(' '));
}

const columnsOf = (A: Matrix): number => A[0]?.length ?? 0;

/** A matrix without columns has no rows, however many empty lists it holds. */
const rowsOf = (A: Matrix): number => (columnsOf(A) === 0 ? 0 : A.length);

function inEach(split: Parts<Part>, measure: (part: Part) => number): Parts<number> {
  return { train: measure(split.train), dev: measure(split.dev), test: measure(split.test) };
}

/** How many rows and columns X and Y have in each part. */
function shapesOf(split: Parts<Part>): Record<string, Parts<number>> {
  return {
    columnsOfX: inEach(split, ({ X }) => columnsOf(X)),
    columnsOfY: inEach(split, ({ Y }) => columnsOf(Y)),
    rowsOfX: inEach(split, ({ X }) => rowsOf(X)),
    rowsOfY: inEach(split, ({ Y }) => rowsOf(Y)),
  };
}

/** Rows in which every entry tells its row and its example, numbered up (step 1) or down (step −1) from 0. */
function marked(m: number, rows: number, step: 1 | -1): Matrix {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: m }, (_entry, example) => 1000 * row + step * example),
  );
}

function countShared(some: readonly string[], others: readonly string[]): number {
  return new Set(some.filter((example) => others.includes(example))).size;
}

/**
 * Facts about one split of m examples that hold for every shuffle: the shape of every part, how many examples are in
 * no part, twice in one part, or in two parts, and whether each Y is still with its X.
 */
export function describeSplit(
  student: Student,
  size: { readonly m: number; readonly rows: number; readonly labelRows: number },
  ratios: Parts<number>,
  rng: Rng,
): object {
  const [X, Y] = [marked(size.m, size.rows, 1), marked(size.m, size.labelRows, -1)];
  const split = splitOf(call(student, 'splitDataset', [X, Y, ratios, rng]));
  const parts = partNames.map((name) => split[name]);
  const [train = [], dev = [], test = []] = parts.map((part) => columnTexts(part.X));
  const labels = parts.flatMap((part) => columnTexts(part.Y));
  const wanted = columnTexts(X);
  const labelOf = new Map(columnTexts(Y).map((label, example) => [wanted[example], label]));
  const seen = [...train, ...dev, ...test];
  return {
    ...shapesOf(split),
    examplesInNoPart: wanted.filter((example) => !seen.includes(example)).length,
    examplesTwiceInOnePart: [train, dev, test].reduce(
      (sum, part) => sum + part.length - new Set(part).size,
      0,
    ),
    examplesInTrainAndDev: countShared(train, dev),
    examplesInTrainAndTest: countShared(train, test),
    examplesInDevAndTest: countShared(dev, test),
    labelsStayWithExamples: seen.every((example, index) => labelOf.get(example) === labels[index]),
  };
}

const ascending = (values: Vector): Vector => [...values].sort((one, other) => one - other);

/**
 * Facts about k folds of m examples that hold for every shuffle: how many there are, the sizes of dev and of train from
 * small to large, how many examples are in dev of no fold or of several, and in how many folds train is not exactly
 * what dev leaves.
 */
export function describeFolds(student: Student, m: number, k: number, rng: Rng): object {
  const folds = foldsOf(call(student, 'kFoldIndices', [m, k, rng]));
  const evaluated = folds.flatMap(({ dev }) => dev);
  const times = Array.from({ length: m }, (_, example) => evaluated.filter((e) => e === example).length);
  const isRest = ({ train, dev }: Fold) => {
    const rest = times.flatMap((_, example) => (dev.includes(example) ? [] : [example]));
    return ascending(train).join() === rest.join();
  };
  return {
    folds: folds.length,
    devSizes: ascending(folds.map(({ dev }) => dev.length)),
    trainSizes: ascending(folds.map(({ train }) => train.length)),
    neverInDev: times.filter((count) => count === 0).length,
    oftenInDev: times.filter((count) => count > 1).length,
    notAnExample: evaluated.filter((e) => !(Number.isInteger(e) && e >= 0 && e < m)).length,
    trainIsNotTheRest: folds.filter((fold) => !isRest(fold)).length,
  };
}

/** Few examples, and so many that their numbers have one digit or two. */
const otherCounts = [1, 2, 12];

/**
 * What {@link measureOrders} measures over many permutations of m ≤ 30 examples. `once` is 1 only if a permutation of
 * 1, of 2 and of 12 examples, too, holds each exactly once.
 */
export function measurePermutations(student: Student, m: number, draws: number, rng: Rng): object {
  const orderOf = (count: number): Vector => {
    const order = call(student, 'randomPermutation', [count, rng]);
    if (!isVector(order) || order.length !== count)
      throw new Error('randomPermutation(m, rng) must return a list of m numbers');
    return order;
  };
  const measured = measureOrders(m, draws, () => orderOf(m));
  const isWhole = (count: number) =>
    ascending(orderOf(count)).join() === Array.from({ length: count }, (_, example) => example).join();
  return otherCounts.every(isWhole) ? measured : { ...measured, once: 0 };
}

/** How often each of m examples was met, and each two of them together. */
class Meetings {
  readonly #m: number;
  readonly #counts: Vector;
  constructor(m: number) {
    this.#m = m;
    this.#counts = new Array<number>(m * m).fill(0);
  }
  add(group: Vector): void {
    for (const one of group)
      for (const other of group) {
        const cell = one * this.#m + other;
        this.#counts[cell] = (this.#counts[cell] ?? 0) + 1;
      }
  }
  /** Of `draws`, the share in which example `one` was met, with `other` if given. */
  share(draws: number, one: number, other = one): number {
    return (this.#counts[one * this.#m + other] ?? 0) / draws;
  }
  /** The greatest deviation of an example's share from `expected`. */
  stray(draws: number, expected: number): number {
    const examples = Array.from({ length: this.#m }, (_, example) => example);
    return Math.max(...examples.map((example) => Math.abs(this.share(draws, example) - expected)));
  }
  /** The greatest deviation of the share of two examples from `expected`. */
  pairStray(draws: number, expected: number): number {
    let greatest = 0;
    for (let one = 0; one < this.#m; one++)
      for (let other = 0; other < one; other++)
        greatest = Math.max(greatest, Math.abs(this.share(draws, one, other) - expected));
    return greatest;
  }
}

/**
 * Over many splits of the same examples (one row of numbers in X, all different): by how much the share of splits in
 * which an example is in train, dev, test strays from the size of that part over m at most (`train`, `dev`, `test`),
 * and the share in which two examples are in train together from sizes of fair splits (`together`). `firstInTrain` is
 * the share in which the first example is in train, `rightSizes` that in which all parts have the sizes given.
 */
export function measureSplits(
  student: Student,
  data: Part & { readonly ratios: Parts<number>; readonly sizes: Parts<number> },
  draws: number,
  rng: Rng,
): object {
  const [examples = []] = data.X;
  const m = examples.length;
  const met = { train: new Meetings(m), dev: new Meetings(m), test: new Meetings(m) };
  let rightSizes = 0;
  for (let draw = 0; draw < draws; draw++) {
    const split = splitOf(call(student, 'splitDataset', [data.X, data.Y, data.ratios, rng]));
    for (const name of partNames)
      met[name].add((split[name].X[0] ?? []).map((value) => examples.indexOf(value)));
    if (partNames.every((name) => (split[name].X[0]?.length ?? 0) === data.sizes[name])) rightSizes += 1;
  }
  const { train, dev, test } = data.sizes;
  return {
    train: met.train.stray(draws, train / m),
    dev: met.dev.stray(draws, dev / m),
    test: met.test.stray(draws, test / m),
    together: met.train.pairStray(draws, (train * (train - 1)) / (m * (m - 1))),
    firstInTrain: met.train.share(draws, 0),
    rightSizes: rightSizes / draws,
  };
}

/**
 * Over many divisions of m examples into k folds of m/k each: by how much the share in which two examples are in dev
 * together strays from (m/k − 1)/(m − 1) at most.
 */
export function measureFolds(student: Student, m: number, k: number, draws: number, rng: Rng): object {
  const met = new Meetings(m);
  for (let draw = 0; draw < draws; draw++)
    for (const { dev } of foldsOf(call(student, 'kFoldIndices', [m, k, rng]))) met.add(dev);
  return { together: met.pairStray(draws, (m / k - 1) / (m - 1)) };
}
