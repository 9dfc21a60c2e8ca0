/**
 * Public: what the graders' drivers share. Calls a submission's function, lays parameters out as one list of numbers, and
 * takes the costs that a gradient check needs.
 */
import { countLayers, type Matrix, type Parameters, type Vector } from '../library/network.ts';

/**
 * A submission's function as a driver gets it: it works on copies of its arguments and answers with plain data, however
 * the submission made it. `left` gives the arguments as the last call left them.
 */
export type StudentFunction = {
  (...args: unknown[]): unknown;
  readonly left?: () => readonly unknown[];
};

/** A submission's exports. */
export type Student = Readonly<Record<string, StudentFunction>>;

/** A gradient beside the cost at θ, and at θ ± ε e_i for every ε of the ladder (outer) and every i (inner). */
export type GradientProbe = { gradient: number[]; cost: number; plus: number[][]; minus: number[][] };

/**
 * What the submission's function answers.
 * @throws {Error} when it is not exported or answers nothing.
 */
export function ask(student: Student, name: string, ...args: unknown[]): unknown {
  const fn = student[name];
  if (typeof fn !== 'function') throw new Error(`${name} is not exported`);
  const answer = fn(...args);
  if (answer === undefined || answer === null) throw new Error(`${name} returned nothing`);
  return answer;
}

/** The matrix under `name` in what `source` answered. @throws {Error} when there is none. */
export function matrixIn(table: unknown, name: string, source: string): Matrix {
  const value = (table as Record<string, unknown> | null | undefined)?.[name];
  if (!Array.isArray(value) || !value.every(Array.isArray))
    throw new Error(`${source}: ${name} is not a matrix`);
  return value as Matrix;
}

/** The vector under `name` in what `source` answered. @throws {Error} when there is none. */
export function vectorIn(table: unknown, name: string, source: string): Vector {
  const value = (table as Record<string, unknown> | null | undefined)?.[name];
  if (!Array.isArray(value) || value.some(Array.isArray))
    throw new Error(`${source}: ${name} is not a list of numbers`);
  return value as Vector;
}

/** W1 row by row, b1, W2, b2, … as one list; with the prefix 'd': dW1, db1, … */
export function flatten(table: unknown, layers: number, source: string, prefix: '' | 'd' = ''): number[] {
  const flat: number[] = [];
  for (let l = 1; l <= layers; l++) {
    flat.push(...matrixIn(table, `${prefix}W${l}`, source).flat());
    flat.push(...vectorIn(table, `${prefix}b${l}`, source));
  }
  return flat;
}

/** The gradient together with the cost around θ, one number of θ moved at a time. */
export function gradientProbe(
  gradient: number[],
  cost: (at: Parameters) => number,
  { parameters, epsilons }: { parameters: Parameters; epsilons: readonly number[] },
): GradientProbe {
  const count = flatten(parameters, countLayers(parameters), 'parameters').length;
  const costsAt = (step: number) =>
    Array.from({ length: count }, (_, index) => cost(nudge(parameters, index, step)));
  return {
    gradient,
    cost: cost(parameters),
    plus: epsilons.map((epsilon) => costsAt(epsilon)),
    minus: epsilons.map((epsilon) => costsAt(-epsilon)),
  };
}

/** The parameters with one number, counted as in {@link flatten}, moved by `step`. */
function nudge(parameters: Parameters, index: number, step: number): Parameters {
  let seen = 0;
  const move = (value: number) => (seen++ === index ? value + step : value);
  const nudged: Parameters = {};
  for (let l = 1; l <= countLayers(parameters); l++) {
    nudged[`W${l}`] = (parameters[`W${l}`] as Matrix).map((row) => row.map(move));
    nudged[`b${l}`] = (parameters[`b${l}`] as Vector).map(move);
  }
  return nudged;
}
