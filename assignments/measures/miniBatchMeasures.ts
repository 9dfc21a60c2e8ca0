/**
 * Public: what the grader measures about mini-batches. Which order comes out is random, so no single answer is
 * expected: facts must hold for every order, and over many shuffles every order must be as likely.
 */
import type { Matrix, Vector } from '../library/network.ts';

/** A submission's functions; they work on copies. */
export type Student = Readonly<Record<string, (...args: unknown[]) => unknown>>;
export type Rng = () => number;
export type Table = { readonly [key: string]: unknown };

export function call(student: Student, name: string, args: readonly unknown[]): unknown {
  const fn = student[name];
  if (typeof fn !== 'function') throw new Error(`${name} is not exported`);
  return fn(...args);
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null;
}

function isMatrix(value: unknown): value is Matrix {
  return Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row));
}

type Batch = { readonly X: Matrix; readonly Y: Matrix };

/** X (rows, m) and Y (labelRows, m) in which every entry tells its row and its example; some are 0, some below. */
function markedExamples(m: number, rows: number, labelRows: number): Batch {
  const mark = (count: number, spacing: number) =>
    Array.from({ length: count }, (_, row) =>
      Array.from({ length: m }, (_, example) => spacing * (1000 * row + example - 1)),
    );
  return { X: mark(rows, 1), Y: mark(labelRows, 0.25) };
}

/** Mini-batches as they came back, `[X, Y]` or `{ X, Y }`. */
function batchesOf(answer: unknown): Batch[] {
  if (!Array.isArray(answer)) throw new Error('randomMiniBatches must return a list of [X, Y]');
  return answer.map((batch: unknown) => {
    const pair: Table = Array.isArray(batch) ? { X: batch[0], Y: batch[1] } : isTable(batch) ? batch : {};
    const { X, Y } = pair;
    if (!isMatrix(X) || !isMatrix(Y)) throw new Error('a mini-batch must be [X, Y], two matrices');
    return { X, Y };
  });
}

/** How many columns and rows X and Y have in each mini-batch. */
function shapesOf(batches: readonly Batch[]): Record<string, Vector> {
  const columnsOf = (A: Matrix): number => A[0]?.length ?? 0;
  return {
    columnsOfX: batches.map(({ X }) => columnsOf(X)),
    columnsOfY: batches.map(({ Y }) => columnsOf(Y)),
    rowsOfX: batches.map(({ X }) => X.length),
    rowsOfY: batches.map(({ Y }) => Y.length),
  };
}

/** The columns of a matrix as texts, to compare them whole. */
function columnTexts(A: Matrix): string[] {
  return (A[0] ?? []).map((_, column) => A.map((row) => row[column]).join(' '));
}

/**
 * Facts about one cut of m examples that hold for every shuffle: columns and rows of every batch, whether every example is
 * there exactly once, and whether each Y is still with its X.
 */
export function describeMiniBatches(
  student: Student,
  size: { readonly m: number; readonly rows: number; readonly labelRows: number },
  miniBatchSize: number,
  rng: Rng,
): object {
  const { X, Y } = markedExamples(size.m, size.rows, size.labelRows);
  const batches = batchesOf(call(student, 'randomMiniBatches', [X, Y, miniBatchSize, rng]));
  const seen = batches.flatMap((batch) => columnTexts(batch.X));
  const labels = batches.flatMap((batch) => columnTexts(batch.Y));
  const wanted = columnTexts(X);
  const labelOf = new Map(columnTexts(Y).map((label, example) => [wanted[example], label]));
  return {
    ...shapesOf(batches),
    everyExampleOnce: [...seen].sort().join() === [...wanted].sort().join(),
    labelsStayWithExamples: seen.every((example, index) => labelOf.get(example) === labels[index]),
  };
}

/** The examples in the order in which the mini-batches hold them; X has one row. */
function orderOf(answer: unknown): Vector {
  const order: Vector = [];
  for (const { X } of batchesOf(answer)) for (const example of X[0] ?? []) order.push(example);
  return order;
}

/**
 * Over many shuffles of m ≤ 30 examples, cut into mini-batches: what {@link measureOrders} measures about the order in
 * which the batches hold them.
 */
export function measureShuffle(
  student: Student,
  m: number,
  miniBatchSize: number,
  draws: number,
  rng: Rng,
): object {
  const examples = Array.from({ length: m }, (_, example) => example);
  return measureOrders(m, draws, () => {
    return orderOf(call(student, 'randomMiniBatches', [[examples], [examples], miniBatchSize, rng]));
  });
}

/**
 * Over many orders of m ≤ 30 examples: how far the shares of orders in which each example lands in each place lie
 * from 1/m, as one distance (`places`), and by how much the share in which one example directly follows another strays
 * from 1/m at most (`followers`); all of them are 1/m when every order is as likely. `stays`: the share of examples
 * that keep their place, 1/m as well; `firstStays` and `lastStays`: that of the first and of the last. `once` is 1 when
 * every order used every example exactly once, else 0.
 */
export function measureOrders(m: number, draws: number, drawOrder: () => Vector): object {
  const places = new Array<number>(m * m).fill(0);
  const followers = new Array<number>(m * m).fill(0);
  const count = (counts: number[], row: number | undefined, column: number | undefined) => {
    const cell = m * Number(row) + Number(column);
    counts[cell] = (counts[cell] ?? 0) + 1;
  };
  let once = 1;
  for (let draw = 0; draw < draws; draw++) {
    const order = drawOrder();
    let used = 0;
    for (let place = 0; place < m; place++) {
      count(places, order[place], place);
      if (place > 0) count(followers, order[place - 1], order[place]);
      used |= 1 << Number(order[place]);
    }
    if (order.length !== m || used !== 2 ** m - 1) once = 0;
  }
  return { ...straysOf(places, followers, m, draws), once };
}

/** How far counts in `draws` orders of m examples stray from those of orders that are all as likely. */
function straysOf(places: Vector, followers: Vector, m: number, draws: number): object {
  const stray = (times: number) => Math.abs(times / draws - 1 / m);
  const pairs = followers.filter((_, cell) => cell % (m + 1) !== 0);
  const share = (place: number) => (places[place * (m + 1)] ?? 0) / draws;
  const stays = Array.from({ length: m }, (_, place) => share(place)).reduce((sum, s) => sum + s, 0) / m;
  const distance = Math.sqrt(places.reduce((sum, times) => sum + stray(times) ** 2, 0));
  const strays = { places: distance, followers: Math.max(...pairs.map(stray)) };
  return { ...strays, stays, firstStays: share(0), lastStays: share(m - 1) };
}
