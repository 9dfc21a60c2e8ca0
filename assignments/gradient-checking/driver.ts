/** Calls around your functions: what the checks measure that one call alone cannot show. */
import { computeCost, forwardPropagation, type Matrix, type Parameters } from '../library/network.ts';

type Student = Readonly<Record<string, (...args: unknown[]) => unknown>>;

function call(student: Student, fn: string, ...args: unknown[]): unknown {
  const chosen = student[fn];
  if (chosen === undefined) throw new Error(`${fn} is not exported`);
  return chosen(...args);
}

const layersOf = (parameters: Parameters): number[] =>
  Object.keys(parameters)
    .filter((name) => /^W\d+$/.test(name))
    .map((_, index) => index + 1);

/** The value as a list when it is one; typed arrays are lists, too. */
function listOf(value: unknown): unknown[] | undefined {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  return Array.isArray(value) ? value : undefined;
}

/** The numbers of dW1, db1, dW2, db2, … that your backwardPropagationN gives, each in the shape of its parameter. */
export function backwardGradients(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
): { [name: string]: number[] } {
  const { cache } = forwardPropagation(X, parameters);
  const table = call(student, 'backwardPropagationN', X, Y, cache) as { [name: string]: unknown } | null;
  const names = layersOf(parameters).flatMap((layer) => [`W${layer}`, `b${layer}`]);
  const entries = names.map((name) => {
    const found = table?.[`d${name}`];
    if (found === undefined) throw new Error(`backwardPropagationN must return an object with d${name}`);
    return [`d${name}`, numbersLike(found, parameters[name], `d${name}`)] as const;
  });
  return Object.fromEntries(entries);
}

/** The numbers of `value` when it has the shape of `like`. */
function numbersLike(value: unknown, like: unknown, name: string): number[] {
  if (Array.isArray(like)) {
    const list = listOf(value);
    if (list?.length === like.length)
      return like.flatMap((part, index) => numbersLike(list[index], part, name));
  } else if (typeof value === 'number') return [value];
  throw new Error(`backwardPropagationN: ${name} does not have the shape of ${name.slice(1)}`);
}

/** The parameters with `by` added to θ_index. */
function moved(parameters: Parameters, index: number, by: number): Parameters {
  let position = -1;
  const move = (value: number): number => {
    position += 1;
    return position === index ? value + by : value;
  };
  const next: Parameters = {};
  for (const layer of layersOf(parameters)) {
    next[`W${layer}`] = (parameters[`W${layer}`] as Matrix).map((row) => row.map(move));
    next[`b${layer}`] = (parameters[`b${layer}`] as number[]).map(move);
  }
  return next;
}

const costAt = (X: Matrix, Y: Matrix, parameters: Parameters): number =>
  computeCost(forwardPropagation(X, parameters).AL, Y);

/** Your backwardPropagationN as one vector, and the cost at θ and at θ ± ε e_i for every ε and every i. */
export function backwardProbe(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  epsilons: number[],
): unknown {
  const gradient = Object.values(backwardGradients(student, X, Y, parameters)).flat();
  const costs = (sign: number): number[][] =>
    epsilons.map((epsilon) =>
      gradient.map((_, index) => costAt(X, Y, moved(parameters, index, sign * epsilon))),
    );
  return { gradient, cost: costAt(X, Y, parameters), plus: costs(1), minus: costs(-1) };
}

/**
 * Parameters → vector → parameters, and vector → parameters → vector, with your two functions. The vector is
 * doubled on the way, so twice the parameters and twice the vector come back.
 */
export function roundTrip(student: Student, parameters: Parameters, theta: number[]): unknown {
  const toVector = (table: unknown): unknown => call(student, 'dictionaryToVector', table);
  const toParameters = (vector: unknown): unknown => call(student, 'vectorToDictionary', vector, parameters);
  return {
    parameters: toParameters(doubled(toVector(parameters))),
    theta: toVector(toParameters(doubled(theta))),
  };
}

const doubled = (vector: unknown): unknown => listOf(vector)?.map((value) => 2 * Number(value)) ?? vector;

/** Your cost and your derivative of the one-dimensional exercise at one point. */
export function costAndSlope(student: Student, x: number, theta: number): unknown {
  return {
    J: call(student, 'forwardPropagation', x, theta),
    dtheta: call(student, 'backwardPropagation', x, theta),
  };
}

/**
 * The place your worstComponent names. A bias has no column: one that is named beside it is an entry more than asked for,
 * and does no harm. A column that is undefined or null counts as left out.
 */
export function namedComponent(student: Student, ...args: unknown[]): unknown {
  const answer = call(student, 'worstComponent', ...args);
  if (typeof answer !== 'object' || answer === null) return answer;
  const { parameter, layer, row, column } = answer as Record<string, unknown>;
  const isBias = String(parameter).startsWith('b');
  return { parameter, layer, row, column: isBias ? 'none' : (column ?? 'none') };
}

/**
 * Your gradientCheckWithDropout at keepProb = 1, and what it does below 1: it may refuse with a RangeError or
 * take keepProb = 1 instead.
 */
export function dropoutCaveat(
  student: Student,
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  keepProb: number,
  rng: () => number,
  epsilon: number,
): unknown {
  const check = (p: number): unknown =>
    call(student, 'gradientCheckWithDropout', parameters, X, Y, p, rng, epsilon);
  const withoutDropout = check(1);
  return { withoutDropout, belowOne: caveatKept(() => check(keepProb), withoutDropout) };
}

const kept = 'refused, or checked with keepProb = 1';

function caveatKept(checkBelowOne: () => unknown, withoutDropout: unknown): string {
  try {
    return whatWasChecked(checkBelowOne(), withoutDropout);
  } catch (error) {
    return error instanceof RangeError ? kept : 'threw another error than a RangeError';
  }
}

/** A gradient within 1e-8 of the one without dropout is that one: masks move it by far more. */
function whatWasChecked(answer: unknown, withoutDropout: unknown): string {
  const [a, b] = [answer, withoutDropout].map((check) =>
    listOf((check as { gradApprox?: unknown } | undefined)?.gradApprox),
  );
  if (a === undefined || a.length !== b?.length) return 'did not check every parameter';
  if (a.every((value, index) => Math.abs(Number(value) - Number(b[index])) <= 1e-8)) return kept;
  const { difference } = answer as { difference: unknown };
  return Number(difference) <= 1e-5 ? 'checked one thinned network' : 'checked with dropout on';
}
