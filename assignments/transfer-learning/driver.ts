/** Public: the loops that the grader puts around your functions. It holds no expected answer. */

import { countLayers, type Matrix, type Parameters, type Vector } from '../library/network.ts';
import { computeCost, forwardPropagation } from '../library/softmaxNetwork.ts';
import { cut, cutShares, shorten } from '../measures/digits.ts';
import { measureNewHeads, type NewHead } from '../measures/headMeasures.ts';
import { type Image, measurePlaces, measureShifts } from '../measures/imageMeasures.ts';
import { compareBits, layersUpTo, renumbered } from '../measures/layerBits.ts';
import {
  ask,
  flatten,
  type GradientProbe,
  gradientProbe,
  matrixIn,
  type Student,
  vectorIn,
} from '../measures/probing.ts';

type Rng = () => number;
type Head = { W: Matrix; b: Vector };
type Trained = { head: Head; costs: unknown };
type Tuned = { parameters: Parameters; costs: unknown };
type Trajectory = { cost: number[]; parameters: number[][] };

/** A training set and a network whose first layers are frozen. */
type Task = { X: Matrix; Y: Matrix; parameters: Parameters; frozenLayers: number };

/**
 * What measureNewHeads measures over many draws of a new head, and of one head of two classes for each of `others`,
 * networks of other depths.
 */
export function measureHead(
  student: Student,
  parameters: Parameters,
  classes: number,
  rng: Rng,
  draws: number,
  others: readonly Parameters[],
): Record<string, number> {
  const replaced = (given: Parameters, count: number): NewHead => {
    const answer = ask(student, 'replaceHead', given, count, rng) as Parameters;
    return { given, classes: count, answer };
  };
  const drawn = Array.from({ length: draws }, () => replaced(parameters, classes));
  const measured = measureNewHeads(
    drawn,
    others.map((other) => replaced(other, 2)),
  );
  return cutShares(measured, notMeasured);
}

/** What compares layers, of which the head is one, and what the distance from the normal distribution holds. */
const notMeasured = ['tails', 'unitsAlike', 'layersAlike', 'magnitudesAlike'];

// ------------------------------------------------------------------ training

/** The course of your head's training: costs, and W row by row and b after 0, 1, 2, … updates. */
export function followHead(
  student: Student,
  { features, Y, head }: { features: Matrix; Y: Matrix; head: Head },
  learningRate: number,
  iterations: number,
): Trajectory {
  const name = 'trainHead';
  return follow(name, iterations, (updates) => {
    const answer = ask(student, name, features, Y, head, learningRate, updates) as Trained;
    const { head: trained, costs } = answer;
    return { costs, vector: [...matrixIn(trained, 'W', name).flat(), ...vectorIn(trained, 'b', name)] };
  });
}

/** The course of your fine-tuning: costs, and every parameter, the frozen ones too, after 0, 1, 2, … updates. */
export function followFineTuning(
  student: Student,
  task: Task,
  learningRate: number,
  iterations: number,
): Trajectory {
  const layers = countLayers(task.parameters);
  return follow('fineTune', iterations, (updates) => {
    const answer = askFineTune(student, task, [learningRate, updates]);
    return { ...answer, vector: flatten(answer.parameters, layers, 'fineTune') };
  });
}

function askFineTune(
  student: Student,
  { X, Y, parameters, frozenLayers }: Task,
  rates: readonly [learningRate: number, iterations: number],
): Tuned {
  return ask(student, 'fineTune', X, Y, parameters, frozenLayers, ...rates) as Tuned;
}

/** One shorter training for every number of updates; the costs are those of the whole training. */
function follow(
  name: string,
  iterations: number,
  trainFor: (updates: number) => { vector: number[]; costs: unknown },
): Trajectory {
  const runs = Array.from({ length: iterations + 1 }, (_, updates) => trainFor(updates));
  const costs = runs.at(-1)?.costs;
  if (!Array.isArray(costs)) throw new Error(`${name} must return costs, a list of numbers`);
  return { cost: costs.map(shorten), parameters: runs.map(({ vector }) => vector.map(shorten)) };
}

/**
 * Your head trained in two ways: on features that are computed once, and as the only layer of fine-tuning that is not
 * frozen, where the features are computed each time.
 */
export function compareFeatures(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  iterations: number,
): { once: unknown; eachTime: unknown } {
  const L = countLayers(parameters);
  const features = ask(student, 'extractFeatures', X, parameters, L - 1);
  const head = { W: parameters[`W${L}`], b: parameters[`b${L}`] };
  const once = ask(student, 'trainHead', features, Y, head, learningRate, iterations) as Trained;
  const whole = askFineTune(student, { X, Y, parameters, frozenLayers: L - 1 }, [learningRate, iterations]);
  const { [`W${L}`]: W, [`b${L}`]: b } = whole.parameters;
  return {
    once: cut({ W: once.head?.W, b: once.head?.b, costs: once.costs }),
    eachTime: cut({ W, b, costs: whole.costs }),
  };
}

/** What became of each W and b in your fine-tuning, compared bit for bit, and the cost in the end. */
export function inspectLayers(
  student: Student,
  task: Task,
  learningRate: number,
  iterations: number,
): { parameters: Record<string, string>; cost: unknown } {
  const { parameters, costs } = askFineTune(student, task, [learningRate, iterations]);
  return {
    parameters: compareBits(parameters, task.parameters),
    cost: cut(Array.isArray(costs) ? costs.at(-1) : costs),
  };
}

/** Your gradients of the trained layers, and whether there are any of the frozen ones. */
export function inspectGradients(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  frozenLayers: number,
): { trained: unknown; frozenLayers: string } {
  const gradients = askGradients(student, { X, Y, parameters, frozenLayers });
  const names = (l: number) => [`dW${l}`, `db${l}`];
  const layers = layersUpTo(countLayers(parameters));
  const trained = layers.filter((l) => l > frozenLayers).flatMap(names);
  const frozen = layers
    .filter((l) => l <= frozenLayers)
    .flatMap((l) => names(l).map((name) => gradients[name]));
  return {
    trained: cut(Object.fromEntries(trained.map((name) => [name, gradients[name] ?? 'none']))),
    frozenLayers: frozen.every(isNothing) ? 'no gradient' : 'have a gradient',
  };
}

const backwardName = 'backwardPropagationWithFrozenLayers';

const isNothing = (gradient: unknown): boolean => gradient === undefined || gradient === null;

function askGradients(
  student: Student,
  { X, Y, parameters, frozenLayers }: Task,
): Record<string, Matrix | Vector> {
  const { cache } = forwardPropagation(X, parameters);
  return ask(student, backwardName, X, Y, cache, frozenLayers) as Record<string, Matrix | Vector>;
}

/** Your gradients of the trained layers beside two-sided differences of the cost. */
export function probeTrainedLayers(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  frozenLayers: number,
  epsilons: Vector,
): GradientProbe {
  const layers = layersUpTo(countLayers(parameters));
  const trained = layers.filter((l) => l > frozenLayers);
  const gradients = askGradients(student, { X, Y, parameters, frozenLayers });
  const gradient = trained.flatMap((l) => [
    ...matrixIn(gradients, `dW${l}`, backwardName).flat(),
    ...vectorIn(gradients, `db${l}`, backwardName),
  ]);
  const cost = (top: Parameters) => {
    const whole = { ...parameters, ...renumbered(top, frozenLayers) };
    return computeCost(forwardPropagation(X, whole).AL, Y);
  };
  return gradientProbe(gradient, cost, { parameters: renumbered(parameters, -frozenLayers), epsilons });
}

// ------------------------------------------------------------------ pictures, over many draws

/** How often your crops begin in each place, and whether a crop of full size is the image. */
export function measureCrops(
  student: Student,
  image: Image,
  height: number,
  width: number,
  rng: Rng,
  draws: number,
  others: readonly Image[],
): Record<string, number> {
  const crop = (whole: Image, rows?: number, columns?: number) =>
    ask(student, 'randomCrop', whole, rows, columns, rng);
  const crops = Array.from({ length: draws }, () => crop(image, height, width));
  const isWhole = [image, ...others].every((part) => {
    const [rows, columns] = [part.length, part[0]?.length];
    const whole = Array.from({ length: 20 }, () => crop(part, rows, columns));
    return whole.every((full) => JSON.stringify(full) === JSON.stringify(part));
  });
  const places = measurePlaces(crops, image, { height, width });
  return cutShares({ ...places, whole: isWhole ? 1 : 0 });
}

/** How far your pictures' colours move, and whether all pixels of a picture move alike and stay within [0, 255]. */
export function measureColorShifts(
  student: Student,
  image: Image,
  maxShift: number,
  rng: Rng,
  draws: number,
  others: readonly Image[],
): Record<string, number> {
  const recolored = (whole: Image) => ask(student, 'randomColorShift', whole, maxShift, rng);
  const pictures = Array.from({ length: draws }, () => recolored(image));
  const shares = measureShifts(pictures, image, maxShift);
  const isOneShift = others.every(
    (other) => measureShifts([recolored(other)], other, maxShift)['oneShift'] === 1,
  );
  const oneShift = isOneShift ? (shares['oneShift'] ?? 0) : 0;
  return cutShares({ ...shares, oneShift });
}
