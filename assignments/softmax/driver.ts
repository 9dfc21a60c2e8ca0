/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import { countLayers, linear, type Matrix, type Parameters, type Vector } from '../library/network.ts';
import {
  ask,
  flatten,
  type GradientProbe,
  gradientProbe,
  matrixIn,
  type Student,
} from '../measures/probing.ts';

/**
 * Your dZ beside two-sided differences of your cost of your softmax, entry by entry of Z (row by row). dZ belongs to
 * each example's loss and the cost is their mean, so dZ is divided by m here.
 */
export function probeLogits(student: Student, Z: Matrix, Y: Matrix, epsilons: Vector): GradientProbe {
  const [rows, m] = [Z.length, Z[0]?.length ?? 0];
  const dZ = matrixIn(
    { dZ: ask(student, 'softmaxBackward', ask(student, 'softmax', Z), Y) },
    'dZ',
    'softmaxBackward',
  );
  const costAt = (index: number, step: number) => {
    const moved = Z.map((row, i) => row.map((z, j) => (i * m + j === index ? z + step : z)));
    return ask(student, 'computeCost', ask(student, 'softmax', moved), Y) as number;
  };
  const costsAt = (step: number) => Array.from({ length: rows * m }, (_, index) => costAt(index, step));
  return {
    gradient: dZ.flat().map((value) => value / m),
    cost: costAt(-1, 0),
    plus: epsilons.map((epsilon) => costsAt(epsilon)),
    minus: epsilons.map((epsilon) => costsAt(-epsilon)),
  };
}

/** Your backward pass beside two-sided differences of your cost of your forward pass. */
export function probeNetwork(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  epsilons: Vector,
): GradientProbe {
  const forward = (at: Parameters) =>
    ask(student, 'forwardPropagation', X, at) as { AL: unknown; cache: unknown };
  const gradients = ask(student, 'backwardPropagation', X, Y, forward(parameters).cache);
  const gradient = flatten(gradients, countLayers(parameters), 'backwardPropagation', 'd');
  const cost = (at: Parameters) => ask(student, 'computeCost', forward(at).AL, Y) as number;
  return gradientProbe(gradient, cost, { parameters, epsilons });
}

/**
 * The course of your training: its costs, and the parameters after 0, 1, 2, … updates, which come from one shorter
 * training for each.
 */
export function followTraining(
  student: Student,
  { X, Y, parameters }: { X: Matrix; Y: Matrix; parameters: Parameters },
  learningRate: number,
  numIterations: number,
): { cost: number[]; parameters: number[][] } {
  const name = 'trainSoftmaxModel';
  const train = (updates: number) =>
    ask(student, name, X, Y, parameters, learningRate, updates) as { parameters: unknown; costs: unknown };
  const layers = countLayers(parameters);
  const points = [flatten(parameters, layers, name).map(shorten)];
  let costs: unknown;
  for (let updates = 1; updates <= numIterations; updates++) {
    const answer = train(updates);
    points.push(flatten(answer.parameters, layers, name).map(shorten));
    costs = answer.costs;
  }
  if (!Array.isArray(costs)) throw new Error(`${name} must return costs, a list of numbers`);
  return { cost: costs.map(shorten), parameters: points };
}

/** Nine decimals, more than the comparison looks at; what is no finite number stays as it is. */
const shorten = (value: unknown): number =>
  (Number.isFinite(value) ? Number((value as number).toFixed(9)) : value) as number;

/**
 * What your two-class layer says about X: the probability of its first class for each example. Layers that differ by
 * a vector added to both rows give the same probabilities and count the same.
 */
export function probabilitiesOfFirstClass(student: Student, W: Matrix, b: Vector, X: Matrix): Vector {
  const name = 'logisticToSoftmax';
  const layer = ask(student, name, W, b) as { W: Matrix; b: Vector };
  const rows = matrixIn(layer, 'W', name);
  const isRow = (row: Vector) => row.length === W[0]?.length && row.every((w) => typeof w === 'number');
  if (rows.length !== 2 || layer.b?.length !== 2 || !rows.every(isRow))
    throw new Error(`${name} must return W and b of two classes`);
  const [first = [], second = []] = linear(X, rows, layer.b);
  return first.map((z, i) => 1 / (1 + Math.exp((second[i] ?? Number.NaN) - z)));
}
