/**
 * What the grader runs around your functions: it calls them many times and measures what comes back. It holds no
 * answers. It hands you copies, so that a function that changes its inputs spoils only its own copy.
 */
import type { Matrix, Parameters, Vector } from '../library/network.ts';

type Student = Readonly<Record<string, (...args: unknown[]) => unknown>>;
type Rng = () => number;
type Table = { readonly [key: string]: unknown };

function call(student: Student, name: string, args: readonly unknown[]): unknown {
  const fn = student[name];
  if (typeof fn !== 'function') throw new Error(`${name} is not exported`);
  return fn(...args);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null;
}

function isMatrix(value: unknown): value is Matrix {
  return Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row));
}

/** A copy of arrays and objects of numbers, however deep. */
function copy<T>(value: T): T;
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item));
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}

/** Numbers in reports and fixtures are cut to six decimals and eight digits; tolerances are wider than that. */
function shorten(value: unknown): unknown {
  return typeof value === 'number' ? Number((Math.round(value * 1e6) / 1e6).toPrecision(8)) : value;
}

/** W1, b1, W2, … of `parameters` as one row of numbers: matrices row by row, then the b. */
function flatten(parameters: unknown): unknown[] {
  if (!isTable(parameters)) throw new Error('the parameters that came back are not { W1, b1, … }');
  const row: unknown[] = [];
  for (let layer = 1; parameters[`W${layer}`] !== undefined; layer++) {
    row.push(...[parameters[`W${layer}`], parameters[`b${layer}`]].flat(2));
  }
  return row.map(shorten);
}

// ---------------------------------------------------------------- mini-batches

type Batch = { readonly X: Matrix; readonly Y: Matrix };

/** X (rows, m) and Y (labelRows, m) in which every entry tells its row and its example. */
function markedExamples(m: number, rows: number, labelRows: number): Batch {
  const mark = (count: number, from: number) =>
    Array.from({ length: count }, (_, row) =>
      Array.from({ length: m }, (_, example) => from + 1000 * row + example),
    );
  return { X: mark(rows, 0), Y: mark(labelRows, 1_000_000) };
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

function shapeOf(A: Matrix): [number, number] {
  return [A.length, A[0]?.length ?? 0];
}

/** The columns of a matrix as texts, to compare them whole. */
function columnTexts(A: Matrix): string[] {
  return (A[0] ?? []).map((_, column) => A.map((row) => row[column]).join(' '));
}

/**
 * Facts about one cut of m examples that hold for every shuffle: the shape of every batch, whether every example is
 * there exactly once, whether each Y is still with its X, and whether X and Y were left as they were.
 */
export function describeMiniBatches(
  student: Student,
  size: { readonly m: number; readonly rows: number; readonly labelRows: number },
  miniBatchSize: number,
  rng: Rng,
): object {
  const { X, Y } = markedExamples(size.m, size.rows, size.labelRows);
  const given = copy({ X, Y });
  const batches = batchesOf(call(student, 'randomMiniBatches', [given.X, given.Y, miniBatchSize, rng]));
  const seen = batches.flatMap((batch) => columnTexts(batch.X));
  const labels = batches.flatMap((batch) => columnTexts(batch.Y));
  const wanted = columnTexts(X);
  const labelOf = new Map(columnTexts(Y).map((label, example) => [wanted[example], label]));
  return {
    shapesOfX: batches.map((batch) => shapeOf(batch.X)),
    shapesOfY: batches.map((batch) => shapeOf(batch.Y)),
    everyExampleOnce: [...seen].sort().join() === [...wanted].sort().join(),
    labelsStayWithExamples: seen.every((example, index) => labelOf.get(example) === labels[index]),
    inputsUnchanged: JSON.stringify(given) === JSON.stringify({ X, Y }),
  };
}

/** The examples in the order in which the mini-batches hold them; X has one row. */
function orderOf(answer: unknown): Vector {
  const order: Vector = [];
  for (const { X } of batchesOf(answer)) for (const example of X[0] ?? []) order.push(example);
  return order;
}

/**
 * Over many shuffles of m ≤ 30 examples: how far the shares of shuffles in which each example lands in each place lie
 * from 1/m, as one distance (`places`), and by how much the share in which one example directly follows another strays
 * from 1/m at most (`followers`); all of them are 1/m when every order is as likely. `stays`: the share of examples that keep their place, 1/m as well; `firstStays` and `lastStays`
 * that of the first and of the last. `once` is 1 when every shuffle used every example exactly once, else 0.
 */
export function measureShuffle(
  student: Student,
  m: number,
  miniBatchSize: number,
  draws: number,
  rng: Rng,
): object {
  const places = new Array<number>(m * m).fill(0);
  const followers = new Array<number>(m * m).fill(0);
  const count = (counts: number[], row: number | undefined, column: number | undefined) => {
    const cell = m * Number(row) + Number(column);
    counts[cell] = (counts[cell] ?? 0) + 1;
  };
  const examples = Array.from({ length: m }, (_, example) => example);
  let once = 1;
  for (let draw = 0; draw < draws; draw++) {
    const given = [[examples.slice()], [examples.slice()], miniBatchSize, rng];
    const order = orderOf(call(student, 'randomMiniBatches', given));
    let used = 0;
    for (let place = 0; place < m; place++) {
      count(places, order[place], place);
      if (place > 0) count(followers, order[place - 1], order[place]);
      used |= 1 << Number(order[place]);
    }
    if (order.length !== m || used !== 2 ** m - 1) once = 0;
  }
  const stray = (times: number) => Math.abs(times / draws - 1 / m);
  const pairs = followers.filter((_, cell) => cell % (m + 1) !== 0);
  const share = (place: number) => (places[place * (m + 1)] ?? 0) / draws;
  const stays = examples.reduce((sum, place) => sum + share(place), 0) / m;
  const distance = Math.sqrt(places.reduce((sum, times) => sum + stray(times) ** 2, 0));
  const strays = { places: distance, followers: Math.max(...pairs.map(stray)) };
  return { ...strays, stays, firstStays: share(0), lastStays: share(m - 1), once };
}

// ---------------------------------------------------------------- trajectories

/** J(w, b) = ½ a (w − w*)² + ½ c (b − b*)² + d (w − w*)(b − b*): a long narrow valley with its bottom at (w*, b*). */
type Valley = Readonly<Record<'curvatureW' | 'curvatureB' | 'coupling' | 'bottomW' | 'bottomB', number>>;

/** How a trajectory is walked; β₁, β₂ and ε where the optimizer has them. */
type Walk = {
  readonly start: { readonly w: number; readonly b: number };
} & Readonly<Record<'steps' | 'learningRate' | 'beta' | 'beta1' | 'beta2' | 'epsilon', number>>;

type Moments = { readonly v: unknown; readonly s: unknown };
type Step = (parameters: unknown, grads: unknown, moments: Moments, t: number) => Table;

/** The two numbers of `{ W1: [[w]], b1: [b] }`. */
function pointOf(parameters: unknown): [number, number] {
  const [w, b] = isTable(parameters) ? [parameters['W1'], parameters['b1']].flat(2) : [];
  if (typeof w === 'number' && typeof b === 'number') return [w, b];
  throw new Error('the updated parameters must be { W1, b1 } with the shapes they had');
}

function costAt(valley: Valley, [w, b]: [number, number]): number {
  const [x, y] = [w - valley.bottomW, b - valley.bottomB];
  return 0.5 * valley.curvatureW * x * x + 0.5 * valley.curvatureB * y * y + valley.coupling * x * y;
}

function gradientAt(valley: Valley, [w, b]: [number, number]): { dW1: Matrix; db1: Vector } {
  const [x, y] = [w - valley.bottomW, b - valley.bottomB];
  return {
    dW1: [[valley.curvatureW * x + valley.coupling * y]],
    db1: [valley.curvatureB * y + valley.coupling * x],
  };
}

function updated(student: Student, name: string, args: readonly unknown[]): Table {
  const answer = call(student, name, args);
  if (isTable(answer) && isTable(answer['parameters'])) return answer;
  throw new Error(`${name} must return an object with parameters and its moments`);
}

/** One step of the student's update function for each optimizer. */
const stepsOf = (student: Student, { learningRate, beta, beta1, beta2, epsilon }: Walk) => ({
  gd: (parameters: unknown, grads: unknown) => ({
    parameters: call(student, 'updateParametersWithGd', [parameters, grads, learningRate]),
  }),
  momentum: (parameters: unknown, grads: unknown, { v }: Moments) =>
    updated(student, 'updateParametersWithMomentum', [parameters, grads, v, beta, learningRate]),
  rmsprop: (parameters: unknown, grads: unknown, { s }: Moments) =>
    updated(student, 'updateParametersWithRmsprop', [parameters, grads, s, beta, learningRate, epsilon]),
  adam: (parameters: unknown, grads: unknown, { v, s }: Moments, t: number) => {
    const rates = [t, learningRate, beta1, beta2, epsilon];
    return updated(student, 'updateParametersWithAdam', [parameters, grads, v, s, ...rates]);
  },
});

/**
 * A walk through the valley with the student's update function and moments of zero to begin with; t = 1, 2, …
 * Cost and (w, b) at the start and after each step.
 */
export function walkWithOptimizer(
  student: Student,
  optimizer: 'gd' | 'momentum' | 'rmsprop' | 'adam',
  valley: Valley,
  walk: Walk,
): object {
  const step: Step = stepsOf(student, walk)[optimizer];
  let parameters: unknown = { W1: [[walk.start.w]], b1: [walk.start.b] };
  let moments: Moments = { v: { dW1: [[0]], db1: [0] }, s: { dW1: [[0]], db1: [0] } };
  const points = [pointOf(parameters)];
  for (let t = 1; t <= walk.steps; t++) {
    const grads = gradientAt(valley, pointOf(parameters));
    const next = step(copy(parameters), grads, copy(moments), t);
    parameters = next['parameters'];
    moments = { v: next['v'], s: next['s'] };
    points.push(pointOf(parameters));
  }
  return {
    cost: points.map((point) => shorten(costAt(valley, point))),
    parameters: points.map((point) => point.map(shorten)),
  };
}

// ---------------------------------------------------------------- training

type Training = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: Parameters };

/**
 * The course of `trainModel`: its costs over all epochs, and the parameters after each epoch, which come from one
 * shorter training for each epoch.
 */
export function followTraining(
  student: Student,
  training: Training,
  options: { readonly epochs: number },
  rng: Rng,
): object {
  const train = (epochs: number): Table => {
    const { X, Y, parameters } = copy(training);
    const answer = call(student, 'trainModel', [X, Y, parameters, { ...options, epochs }, rng]);
    if (isTable(answer)) return answer;
    throw new Error('trainModel must return { parameters, costs }');
  };
  const points = [flatten(training.parameters)];
  let costs: unknown;
  for (let epochs = 1; epochs <= options.epochs; epochs++) {
    const answer = train(epochs);
    points.push(flatten(answer['parameters']));
    costs = answer['costs'];
  }
  if (!Array.isArray(costs)) throw new Error('trainModel must return costs, a list of numbers');
  return { cost: costs.map(shorten), parameters: points };
}
