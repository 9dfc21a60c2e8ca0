/** Public: what the grader puts around your functions. It holds no expected answer. */
import type { Matrix, Parameters, Vector } from '../library/matrix.ts';

/** A submission's exports; whatever they answer is checked before use. */
type Student = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** A gradient beside the cost at θ, and at θ ± ε e_i for every ε of the ladder (outer) and every i (inner). */
type GradientProbe = { gradient: Vector; cost: number; plus: number[][]; minus: number[][] };

function ask(student: Student, name: string, ...args: unknown[]): unknown {
  const fn = student[name];
  if (typeof fn !== 'function') throw new Error(`${name} is not exported`);
  return fn(...args);
}

/** What stands under `name` in what `source` answered. */
function part(answer: unknown, name: string, source: string): unknown {
  const found =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined;
  if (found === undefined) throw new Error(`${source} must return an object with ${name}`);
  return found;
}

/** The value when it is a list of numbers; typed arrays are lists, too. */
function numbersOf(value: unknown): Vector | undefined {
  const list = ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>) : value;
  return Array.isArray(list) && list.every((item) => typeof item === 'number') ? list : undefined;
}

/** Whose answer numbers are read from, and what has the shape that they must have. */
type Shaped<T> = { source: string; like: T };

/** The numbers of a matrix, row by row. */
function matrixNumbers(answer: unknown, name: string, { source, like }: Shaped<Matrix>): Vector {
  const found = part(answer, name, source);
  const rows = Array.isArray(found) ? found.map(numbersOf) : [undefined];
  if (!rows.every((row) => row !== undefined)) throw new Error(`${source}: ${name} is not a matrix`);
  const [height, width] = [like.length, like[0]?.length ?? 0];
  if (rows.length === height && rows.every((row) => row.length === width)) return rows.flat();
  const widths = [...new Set(rows.map((row) => row.length))].join(' or ');
  throw new Error(`${source}: ${name} must be (${height}, ${width}), not (${rows.length}, ${widths})`);
}

/** A list of numbers; as long as `like` when that is given. */
function vectorNumbers(answer: unknown, name: string, { source, like }: Shaped<Vector | undefined>): Vector {
  const found = numbersOf(part(answer, name, source));
  if (found === undefined) throw new Error(`${source}: ${name} is not a list of numbers`);
  if (like === undefined || found.length === like.length) return found;
  throw new Error(`${source}: ${name} must have ${like.length} numbers, not ${found.length}`);
}

/** W1 row by row, b1, W2, … as one list; with the prefix 'd': dW1, db1, … `like` has their shapes. */
function flatten(answer: unknown, like: Parameters, source: string, prefix: '' | 'd' = ''): Vector {
  const numbers: number[] = [];
  for (let l = 1; like[`W${l}`] !== undefined; l++) {
    const [W, b] = [like[`W${l}`] as Matrix, like[`b${l}`] as Vector];
    numbers.push(...matrixNumbers(answer, `${prefix}W${l}`, { source, like: W }));
    numbers.push(...vectorNumbers(answer, `${prefix}b${l}`, { source, like: b }));
  }
  return numbers;
}

/** `data` with its number at `index`, counted from left to right, moved by `step`. */
function nudge<T>(data: T, index: number, step: number): T {
  let seen = 0;
  const move = (value: unknown): unknown => {
    if (typeof value === 'number') return seen++ === index ? value + step : value;
    if (Array.isArray(value)) return value.map(move);
    return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, move(item)]));
  };
  return move(data) as T;
}

type Probing<T> = { theta: T; gradient: Vector; cost: (theta: T) => number; epsilons: Vector };

/** The gradient beside the costs around `theta`, one of its numbers moved at a time. */
function probe<T>({ theta, gradient, cost, epsilons }: Probing<T>): GradientProbe {
  const costsAt = (step: number) => gradient.map((_, index) => cost(nudge(theta, index, step)));
  return {
    gradient,
    cost: cost(theta),
    plus: epsilons.map((epsilon) => costsAt(epsilon)),
    minus: epsilons.map((epsilon) => costsAt(-epsilon)),
  };
}

// ------------------------------------------------------------------ the cost at the edges

/** How large your cost is, in words: where you clip ŷ is up to you. */
export function sizeOfCost(student: Student, AL: Matrix, Y: Matrix): string {
  const cost = ask(student, 'computeCost', AL, Y);
  if (typeof cost !== 'number') return 'no number';
  if (!Number.isFinite(cost)) return `${cost}`;
  if (Math.abs(cost) <= 5e-7) return 'about 0: below 0.0000005';
  if (cost < 0) return 'negative';
  return cost > 5 ? 'finite and large: above 5' : 'neither about 0 nor large: from 0.0000005 to 5';
}

// ------------------------------------------------------------------ gradient checks

/** APrev, W and b of one layer. */
type LayerInputs = { APrev: Matrix; W: Matrix; b: Vector };

/**
 * Your dAPrev, dW and db of one layer beside two-sided differences of J = (1/m) Σ dA ∘ A, A from your layer
 * forward. dA is then m times the slope of J, so dAPrev is divided by m to be the slope of J, too.
 */
export function probeLayer(
  student: Student,
  dA: Matrix,
  inputs: LayerInputs,
  activation: string,
  epsilons: Vector,
): GradientProbe {
  const [forward, backward] = ['linearActivationForward', 'linearActivationBackward'];
  const m = dA[0]?.length ?? 0;
  const pass = ({ APrev, W, b }: LayerInputs) => ask(student, forward, APrev, W, b, activation);
  const weights = dA.flat();
  const cost = (at: LayerInputs) =>
    matrixNumbers(pass(at), 'A', { source: forward, like: dA }).reduce(
      (sum, a, i) => sum + a * (weights[i] ?? Number.NaN),
      0,
    ) / m;
  const answer = ask(student, backward, dA, part(pass(inputs), 'cache', forward), activation);
  const gradient = [
    ...matrixNumbers(answer, 'dAPrev', { source: backward, like: inputs.APrev }).map((value) => value / m),
    ...matrixNumbers(answer, 'dW', { source: backward, like: inputs.W }),
    ...vectorNumbers(answer, 'db', { source: backward, like: inputs.b }),
  ];
  return probe({ theta: inputs, gradient, cost, epsilons });
}

/** Your gradient of the whole network beside two-sided differences of your own cost. */
export function probeModel(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  epsilons: Vector,
): GradientProbe {
  const [forward, backward] = ['lModelForward', 'lModelBackward'];
  const predict = (at: Parameters) => part(ask(student, forward, X, at), 'AL', forward);
  const cost = (at: Parameters) => ask(student, 'computeCost', predict(at), Y) as number;
  const passed = ask(student, forward, X, parameters);
  const caches = part(passed, 'caches', forward);
  const grads = ask(student, backward, part(passed, 'AL', forward), Y, caches);
  const gradient = flatten(grads, parameters, backward, 'd');
  return probe({ theta: parameters, gradient, cost, epsilons });
}

// ------------------------------------------------------------------ training

const model = 'lLayerModel';

/** How many costs there are is compared, not required. */
const costList = { source: model, like: undefined };

/** Nine decimals, which is a hundred times finer than what is compared. */
const shorten = (value: number): number => Math.round(value * 1e9) / 1e9;

/** Your costs, and your parameters after 0, 1, 2, … iterations from the same start. */
export function followTraining(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  numIterations: number,
): { cost: Vector; parameters: number[][] } {
  const train = (iterations: number) => ask(student, model, X, Y, parameters, learningRate, iterations);
  const after = (k: number) => flatten(part(train(k), 'parameters', model), parameters, model).map(shorten);
  return {
    cost: vectorNumbers(train(numIterations), 'costs', costList).map(shorten),
    parameters: Array.from({ length: numIterations + 1 }, (_, k) => after(k)),
  };
}

/** How many costs you return beside the first, how many of them are not below the one before, and where you end. */
export function watchCosts(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  numIterations: number,
): Record<string, unknown> {
  const trained = ask(student, model, X, Y, parameters, learningRate, numIterations);
  const costs = vectorNumbers(trained, 'costs', costList);
  const notBelow = costs.filter((cost, k) => k > 0 && !(cost < (costs[k - 1] ?? Number.NaN)));
  const found = part(trained, 'parameters', model);
  flatten(found, parameters, model);
  return {
    iterations: costs.length - 1,
    costsNotBelowTheOneBefore: notBelow.length,
    firstCost: costs[0],
    lastCost: costs.at(-1),
    parameters: found,
  };
}
