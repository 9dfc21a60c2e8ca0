/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import { computeCost, countLayers, type Matrix, type Parameters, type Vector } from '../library/network.ts';
import { ask, type GradientProbe, matrixIn, type Student, vectorIn } from '../measures/probing.ts';

type Table = { readonly [name: string]: unknown };

/** The object under `name` in what `source` answered. @throws {Error} when there is none. */
function tableIn(answer: unknown, name: string, source: string): Table {
  const value = (answer as Table)[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${source}: ${name} is not an object`);
  return value as Table;
}

/** Rounding is not a difference: 0 for anything as small. */
function withoutRounding(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : value;
}

function difference(A: Matrix, B: Matrix): Matrix {
  return A.map((row, i) => row.map((value, j) => withoutRounding(value - (B[i]?.[j] ?? Number.NaN))));
}

/** Your Z̃ from your forward pass. */
function normalized(student: Student, ...args: readonly unknown[]): Matrix {
  return matrixIn(ask(student, 'batchNormForward', ...args), 'ZTilde', 'batchNormForward');
}

// ------------------------------------------------------------------ one layer

/** How far your Z̃ is from Z (`changeOfZ`) when γ and β come from your identityParameters: 0 when they fit. */
export function restoreZ(student: Student, Z: Matrix, epsilon: number): { changeOfZ: Matrix } {
  const ones = Z.map(() => 1);
  const zeros = Z.map(() => 0);
  const cache = tableIn(
    ask(student, 'batchNormForward', Z, ones, zeros, epsilon),
    'cache',
    'batchNormForward',
  );
  const identity = ask(student, 'identityParameters', cache['mu'], cache['sigmaSquared'], epsilon);
  const gamma = vectorIn(identity, 'gamma', 'identityParameters');
  const beta = vectorIn(identity, 'beta', 'identityParameters');
  return { changeOfZ: difference(normalized(student, Z, gamma, beta, epsilon), Z) };
}

/** One layer and the numbers C of a cost J = Σ C ∘ Z̃, of which C is the derivative. */
type Layer = { readonly Z: Matrix; readonly gamma: Vector; readonly beta: Vector; readonly C: Matrix };

function backwardOf(student: Student, { Z, gamma, beta, C }: Layer, epsilon: number): unknown {
  const { cache } = ask(student, 'batchNormForward', Z, gamma, beta, epsilon) as Table;
  return ask(student, 'batchNormBackward', C, cache);
}

/**
 * What a b added to Z does: how far it moves your Z̃, and its gradient, which is the sum of each row of your dZ.
 * Both are 0, since subtracting μ cancels b.
 */
export function addBias(student: Student, layer: Layer, b: Vector, epsilon: number): object {
  const { Z, gamma, beta } = layer;
  const moved = Z.map((row, unit) => row.map((z) => z + (b[unit] ?? Number.NaN)));
  const before = normalized(student, Z, gamma, beta, epsilon);
  const after = normalized(student, moved, gamma, beta, epsilon);
  const back = backwardOf(student, { ...layer, Z: moved }, epsilon);
  const dZ = matrixIn(back, 'dZ', 'batchNormBackward');
  return {
    change: difference(after, before),
    db: dZ.map((row) => withoutRounding(row.reduce((sum, value) => sum + value, 0))),
  };
}

/** Your dZ, dγ, dβ beside two-sided differences of J = Σ C ∘ Z̃ with your own forward pass. */
export function probeBatchNorm(
  student: Student,
  layer: Layer,
  epsilon: number,
  epsilons: Vector,
): GradientProbe {
  const back = backwardOf(student, layer, epsilon);
  const gradient = [
    ...matrixIn(back, 'dZ', 'batchNormBackward').flat(),
    ...vectorIn(back, 'dgamma', 'batchNormBackward'),
    ...vectorIn(back, 'dbeta', 'batchNormBackward'),
  ];
  const { Z, gamma, beta, C } = layer;
  const cost = (at: Parameters): number => {
    const ZTilde = normalized(student, at['Z'], at['gamma'], at['beta'], epsilon);
    const products = ZTilde.flatMap((row, i) => row.map((z, j) => z * (C[i]?.[j] ?? Number.NaN)));
    return products.reduce((sum, product) => sum + product, 0);
  };
  return probeAround({ Z, gamma, beta }, gradient, { cost, epsilons });
}

// ------------------------------------------------------------------ gradients of named tables

type Around = { readonly cost: (at: Parameters) => number; readonly epsilons: Vector };

/** The gradient together with the cost at θ and around it, one number of the table θ moved at a time. */
function probeAround(theta: Parameters, gradient: number[], { cost, epsilons }: Around): GradientProbe {
  const count = Object.values(theta).flat(2).length;
  const costsAt = (step: number) =>
    Array.from({ length: count }, (_, index) => cost(nudged(theta, index, step)));
  return {
    gradient,
    cost: cost(theta),
    plus: epsilons.map((epsilon) => costsAt(epsilon)),
    minus: epsilons.map((epsilon) => costsAt(-epsilon)),
  };
}

/** The table with one number, counted in reading order, moved by `step`. */
function nudged(theta: Parameters, index: number, step: number): Parameters {
  let seen = 0;
  const move = (value: number) => (seen++ === index ? value + step : value);
  const entries = Object.entries(theta).map(([name, value]) => [
    name,
    value.map((row: Vector | number) => (Array.isArray(row) ? row.map(move) : move(row))),
  ]);
  return Object.fromEntries(entries);
}

// ------------------------------------------------------------------ the network

/** The names of a network's parameters in order: W1, gamma1, beta1, …, WL, bL. */
function namesOf(parameters: Parameters): string[] {
  const depth = countLayers(parameters);
  return Array.from({ length: depth }, (_, index) => {
    const l = index + 1;
    return l < depth ? [`W${l}`, `gamma${l}`, `beta${l}`] : [`W${l}`, `b${l}`];
  }).flat();
}

/** What `source` answered, as one list in the order of `names`. */
function flatten(answer: unknown, names: readonly string[], source: string): number[] {
  const isMatrix = (name: string) => /^d?W\d+$/.test(name);
  return names.flatMap((name) =>
    isMatrix(name) ? matrixIn(answer, name, source).flat() : vectorIn(answer, name, source),
  );
}

/** What your initializeBatchNorm answers, and the names in it that such a network has not. */
export function describeInitialization(student: Student, parameters: Parameters): object {
  const answer = ask(student, 'initializeBatchNorm', parameters) as object;
  const wanted = namesOf(parameters);
  const tooMany = Object.keys(answer).filter((name) => !wanted.includes(name));
  return { entriesTooMany: tooMany.sort().join(', ') || 'none', parameters: answer };
}

type Pass = { readonly AL: Matrix; readonly cache: unknown };

function forward(student: Student, X: Matrix, parameters: Parameters, epsilon: number): Pass {
  const name = 'forwardPropagationWithBatchNorm';
  const answer = ask(student, name, X, parameters, epsilon);
  return { AL: matrixIn(answer, 'AL', name), cache: tableIn(answer, 'cache', name) };
}

type Training = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: Parameters };

/** Your gradients beside two-sided differences of the cost of your own forward pass. */
export function probeNetwork(
  student: Student,
  { X, Y, parameters }: Training,
  epsilon: number,
  epsilons: Vector,
): GradientProbe {
  const name = 'backwardPropagationWithBatchNorm';
  const names = namesOf(parameters);
  const gradients = ask(student, name, X, Y, forward(student, X, parameters, epsilon).cache);
  const theta = Object.fromEntries(names.map((key) => [key, parameters[key] ?? []]));
  const cost = (at: Parameters) => computeCost(forward(student, X, at, epsilon).AL, Y);
  const derivatives = names.map((key) => `d${key}`);
  return probeAround(theta, flatten(gradients, derivatives, name), { cost, epsilons });
}

/** Ten digits of a number; tolerances are wider. */
function shorten(value: number): number {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
}

/** Gradient descent with your functions: the cost and all parameters before and after each step. */
export function trainWithBatchNorm(
  student: Student,
  { X, Y, parameters }: Training,
  epsilon: number,
  learningRate: number,
  steps: number,
): { cost: number[]; parameters: number[][] } {
  const name = 'updateParametersWithBatchNorm';
  const names = namesOf(parameters);
  const record: { cost: number[]; parameters: number[][] } = { cost: [], parameters: [] };
  let current = parameters;
  for (let step = 0; step <= steps; step++) {
    const { AL, cache } = forward(student, X, current, epsilon);
    record.cost.push(shorten(computeCost(AL, Y)));
    record.parameters.push(flatten(current, names, name).map(shorten));
    if (step === steps) break;
    const grads = ask(student, 'backwardPropagationWithBatchNorm', X, Y, cache);
    current = ask(student, name, current, grads, learningRate) as Parameters;
  }
  return record;
}

// ------------------------------------------------------------------ running averages

/** Your running averages after all mini-batches, from 0, with the statistics of your own forward pass. */
export function averageOverMiniBatches(
  student: Student,
  miniBatches: readonly Matrix[],
  { gamma, beta }: { readonly gamma: Vector; readonly beta: Vector },
  momentum: number,
  epsilon: number,
): unknown {
  let running: unknown = { mu: gamma.map(() => 0), sigmaSquared: gamma.map(() => 0) };
  for (const Z of miniBatches) {
    const { cache } = ask(student, 'batchNormForward', Z, gamma, beta, epsilon) as Table;
    running = ask(student, 'updateRunningAverages', running, cache, momentum);
  }
  return running;
}
