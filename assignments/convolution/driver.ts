/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import { ask, type GradientProbe, type Student } from '../measures/probing.ts';

type Nested = number | readonly Nested[];

type Table = { readonly [name: string]: unknown };

/** All numbers of nested lists in reading order. @throws {Error} when there is anything else in them. */
function numbersOf(value: unknown, what: string): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => numbersOf(item, what));
  throw new Error(`${what} is not made of lists and numbers`);
}

/** The nested lists with one number, counted in reading order, moved by `step`. */
function nudged(theta: Nested, index: number, step: number): Nested {
  let seen = 0;
  const move = (value: Nested): Nested =>
    typeof value === 'number' ? (seen++ === index ? value + step : value) : value.map(move);
  return move(theta);
}

/** Σ C ∘ `output`: a cost whose derivative with respect to the output is C. */
function weighedSum(output: unknown, C: Nested, what: string): number {
  const weights = numbersOf(C, 'C');
  const numbers = numbersOf(output, what);
  if (numbers.length !== weights.length)
    throw new Error(`${what} has ${numbers.length} numbers instead of ${weights.length}`);
  return numbers.reduce((sum, value, index) => sum + value * (weights[index] ?? Number.NaN), 0);
}

type Around = { readonly cost: (at: readonly Nested[]) => number; readonly epsilons: readonly number[] };

/** The gradient together with the cost at θ and around it, one number of the lists in θ moved at a time. */
function probeAround(
  theta: readonly Nested[],
  gradient: number[],
  { cost, epsilons }: Around,
): GradientProbe {
  const count = numbersOf(theta, 'θ').length;
  const costsAt = (step: number) =>
    Array.from({ length: count }, (_, index) => cost(nudged(theta, index, step) as readonly Nested[]));
  return {
    gradient,
    cost: cost(theta),
    plus: epsilons.map((epsilon) => costsAt(epsilon)),
    minus: epsilons.map((epsilon) => costsAt(-epsilon)),
  };
}

/** A convolutional layer and the numbers C of a cost J = Σ C ∘ Z. */
type ConvLayer = {
  readonly APrev: Nested;
  readonly W: Nested;
  readonly b: Nested;
  readonly hparameters: unknown;
  readonly C: Nested;
};

/** Your dAPrev, dW and db beside two-sided differences of J = Σ C ∘ Z with your own forward pass. */
export function probeConvolution(
  student: Student,
  { APrev, W, b, hparameters, C }: ConvLayer,
  epsilons: readonly number[],
): GradientProbe {
  const forward = (at: readonly unknown[]) => ask(student, 'convForward', ...at, hparameters) as Table;
  const theta = [APrev, W, b];
  const back = ask(student, 'convBackward', C, forward(theta)['cache']) as Table;
  const gradient = ['dAPrev', 'dW', 'db'].flatMap((name) => numbersOf(back[name], `convBackward: ${name}`));
  const cost = (at: readonly Nested[]) => weighedSum(forward(at)['Z'], C, 'convForward: Z');
  return probeAround(theta, gradient, { cost, epsilons });
}

/** A pooling layer and the numbers C of a cost J = Σ C ∘ A. */
type PoolLayer = {
  readonly APrev: Nested;
  readonly hparameters: unknown;
  readonly mode: string;
  readonly C: Nested;
};

/** Your dAPrev beside two-sided differences of J = Σ C ∘ A with your own forward pass. */
export function probePooling(
  student: Student,
  { APrev, hparameters, mode, C }: PoolLayer,
  epsilons: readonly number[],
): GradientProbe {
  const forward = (at: readonly unknown[]) => ask(student, 'poolForward', ...at, hparameters, mode) as Table;
  const back = ask(student, 'poolBackward', C, forward([APrev])['cache'], mode);
  const cost = (at: readonly Nested[]) => weighedSum(forward(at)['A'], C, 'poolForward: A');
  return probeAround([APrev], numbersOf(back, 'poolBackward'), { cost, epsilons });
}
