/** Public: the loops that the grader puts around your functions. It holds no expected answer. */

import type { Matrix, Parameters, Vector } from '../library/network.ts';
import { ask, flatten, type GradientProbe, matrixIn, type Student, vectorIn } from '../measures/probing.ts';

type Theta = { readonly [name: string]: Matrix | Vector };

/**
 * Σ C ∘ A over units and examples, divided by m: a cost whose gradient at A is C, the 1/m left out. Of its twelve digits
 * a difference of 1e-3 leaves nine.
 */
function costOf(C: Matrix, A: Matrix): number {
  const products = A.flatMap((row, i) => row.map((a, j) => a * (C[i]?.[j] ?? Number.NaN)));
  return shorten(products.reduce((sum, product) => sum + product, 0) / (C[0]?.length ?? 0), 12);
}

/** θ with one number, counted in reading order, moved by `step`. */
function nudged(theta: Theta, index: number, step: number): Theta {
  let seen = 0;
  const move = (value: number) => (seen++ === index ? value + step : value);
  const entries = Object.entries(theta).map(([name, value]) => [
    name,
    value.map((row: Vector | number) => (Array.isArray(row) ? row.map(move) : move(row))),
  ]);
  return Object.fromEntries(entries);
}

type Around = { readonly cost: (at: Theta) => number; readonly epsilons: Vector };

/** The gradient beside the cost at θ and around it, one number of θ moved at a time. */
function probeAround(theta: Theta, gradient: number[], { cost, epsilons }: Around): GradientProbe {
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

/** dX divided by m, to be the slope of a cost that is an average, and the gradients of the parameters as they are. */
function gradientOf(answer: unknown, theta: Theta, source: string): number[] {
  const [firstRow] = theta['X'] as Matrix;
  const m = firstRow?.length ?? 0;
  return Object.entries(theta).flatMap(([name, value]) => {
    if (!Array.isArray(value[0])) return vectorIn(answer, `d${name}`, source);
    const numbers = matrixIn(answer, `d${name}`, source).flat();
    return name === 'X' ? numbers.map((number) => number / m) : numbers;
  });
}

/**
 * Your gradients of a block beside two-sided differences of J = (1/m) Σ C ∘ A2 with your own forward pass: your
 * projectionBlock where the parameters have Ws, else your residualBlock.
 */
export function probeBlock(
  student: Student,
  X: Matrix,
  parameters: Theta,
  C: Matrix,
  epsilons: Vector,
): GradientProbe {
  const name = parameters['Ws'] === undefined ? 'residualBlock' : 'projectionBlock';
  const theta = { X, ...parameters };
  const forward = ({ X: input, ...weights }: Theta) =>
    ask(student, name, input, weights) as { cache: unknown };
  const answer = ask(student, 'residualBlockBackward', C, forward(theta).cache);
  const cost = (at: Theta) => costOf(C, matrixIn(forward(at), 'A2', name));
  return probeAround(theta, gradientOf(answer, theta, 'residualBlockBackward'), { cost, epsilons });
}

/** Your gradients of a whole network beside two-sided differences of J = (1/m) Σ C ∘ AL with your own forward pass. */
export function probeDeepNetwork(
  student: Student,
  { X, parameters, C }: { X: Matrix; parameters: Parameters; C: Matrix },
  skip: boolean,
  epsilons: Vector,
): GradientProbe {
  const theta = { X, ...parameters };
  const forward = ({ X: input, ...weights }: Theta) =>
    ask(student, 'deepForward', input, weights, skip) as { caches: unknown };
  const answer = ask(student, 'deepBackward', C, forward(theta).caches, skip);
  const cost = (at: Theta) => costOf(C, matrixIn(forward(at), 'AL', 'deepForward'));
  return probeAround(theta, gradientOf(answer, theta, 'deepBackward'), { cost, epsilons });
}

/**
 * The course of your training: its costs, and the parameters after 0, 1, 2, … updates, each from a training of its own.
 * @throws {Error} when there are no costs.
 */
export function followTraining(
  student: Student,
  { X, Y, parameters }: { X: Matrix; Y: Matrix; parameters: Parameters },
  training: { skip: boolean; learningRate: number; numIterations: number },
): { cost: number[]; parameters: number[][] } {
  const name = 'trainDeepNetwork';
  const layers = Object.keys(parameters).length / 2;
  const points: number[][] = [];
  let costs: unknown;
  for (let numIterations = 0; numIterations <= training.numIterations; numIterations++) {
    const answer = ask(student, name, X, Y, parameters, { ...training, numIterations }) as {
      parameters: unknown;
      costs: unknown;
    };
    points.push(shortened(flatten(answer.parameters, layers, name)));
    costs = answer.costs;
  }
  if (!Array.isArray(costs)) throw new Error(`${name} must return costs, a list of numbers`);
  return { cost: shortened(costs), parameters: points };
}

/** So many digits, more than the comparison looks at; what is no finite number stays as it is. */
const shorten = (value: unknown, digits: number): number =>
  (Number.isFinite(value) ? Number((value as number).toPrecision(digits)) : value) as number;

const shortened = (values: readonly unknown[]): number[] => values.map((value) => shorten(value, 9));
