/**
 * What the grader runs around your functions: it calls them many times and measures what comes back. It holds no
 * answers.
 */

import type { Matrix, Parameters, Vector } from '../library/network.ts';
import { call, isTable, type Rng, type Student, type Table } from '../measures/miniBatchMeasures.ts';

export { describeMiniBatches, measureShuffle } from '../measures/miniBatchMeasures.ts';

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
    const next = step(parameters, grads, moments, t);
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

type Training = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly parameters: Parameters;
  readonly columnsOfW1?: 'ascending by their sums';
};

/** The parameters with the columns of W1 in ascending order of their sums; what has no such W1 stays itself. */
function withColumnsInOrder(parameters: unknown): unknown {
  const W1 = isTable(parameters) ? parameters['W1'] : undefined;
  if (!isTable(parameters) || !isNumericMatrix(W1)) return parameters;
  const sumOf = (column: number): number => W1.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  const order = (W1[0] ?? []).map((_, column) => column).sort((a, b) => sumOf(a) - sumOf(b));
  return { ...parameters, W1: W1.map((row) => order.map((column) => row[column])) };
}

/** Whether it is a matrix of numbers whose rows are equally long. */
function isNumericMatrix(value: unknown): value is Matrix {
  const isRow = (row: unknown): row is Vector =>
    Array.isArray(row) && row.every((entry) => typeof entry === 'number');
  return Array.isArray(value) && value.every((row) => isRow(row) && row.length === value[0].length);
}

/** Whether your `trainModel` draws numbers from rng in its first epoch, and new ones in those after it. */
export function watchShuffles(
  student: Student,
  training: Training,
  options: { readonly epochs: number },
  rng: Rng,
): object {
  const numbersDrawn = (epochs: number): number => {
    let drawn = 0;
    const counting: Rng = () => {
      drawn += 1;
      return rng();
    };
    const { X, Y, parameters } = training;
    call(student, 'trainModel', [X, Y, parameters, { ...options, epochs }, counting]);
    return drawn;
  };
  const inFirst = numbersDrawn(1);
  const inLater = numbersDrawn(options.epochs) - inFirst;
  const say = (count: number): string => (count > 0 ? 'some' : 'none');
  return { numbersFromRngInTheFirstEpoch: say(inFirst), numbersFromRngInLaterEpochs: say(inLater) };
}

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
    const { X, Y, parameters } = training;
    const answer = call(student, 'trainModel', [X, Y, parameters, { ...options, epochs }, rng]);
    if (isTable(answer)) return answer;
    throw new Error('trainModel must return { parameters, costs }');
  };
  const pointOn = (parameters: unknown): unknown[] =>
    flatten(training.columnsOfW1 === undefined ? parameters : withColumnsInOrder(parameters));
  const points = [pointOn(training.parameters)];
  let costs: unknown;
  for (let epochs = 1; epochs <= options.epochs; epochs++) {
    const answer = train(epochs);
    points.push(pointOn(answer['parameters']));
    costs = answer['costs'];
  }
  if (!Array.isArray(costs)) throw new Error('trainModel must return costs, a list of numbers');
  return { cost: costs.map(shorten), parameters: points };
}
