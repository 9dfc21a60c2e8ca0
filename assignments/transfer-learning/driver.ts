/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import { type Image, measurePlaces, measureShifts } from '../library/imageMeasures.ts';
import { compareBits, keepsAllButHead, layersUpTo } from '../library/layerBits.ts';
import { countLayers, type Matrix, type Parameters, type Vector } from '../library/network.ts';
import {
  ask,
  copyOf,
  flatten,
  type GradientProbe,
  gradientProbe,
  matrixIn,
  type Student,
  vectorIn,
} from '../library/probing.ts';
import { computeCost, forwardPropagation } from '../library/softmaxNetwork.ts';
import { measureWeights, type WeightDraw } from '../library/weightMeasures.ts';

type Rng = () => number;
type Head = { W: Matrix; b: Vector };
type Trained = { head: Head; costs: unknown };
type Tuned = { parameters: Parameters; costs: unknown };
type Trajectory = { cost: number[]; parameters: number[][] };

/** A training set and a network whose first layers are frozen. */
type Task = { X: Matrix; Y: Matrix; parameters: Parameters; frozenLayers: number };

/**
 * Shape, mean, deviation, distribution and independence of the new head's weights over many draws; `kept`, the share of
 * draws in which every other layer is bit for bit the given one; `inherited`, the share of weights that stand in the
 * old head, too.
 */
export function measureHead(
  student: Student,
  parameters: Parameters,
  classes: number,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const L = countLayers(parameters);
  const old = parameters[`W${L}`] as Matrix;
  const answers = Array.from(
    { length: draws },
    () => ask(student, 'replaceHead', parameters, classes, rng) as Parameters,
  );
  const heads = answers.map((answer): WeightDraw => {
    const W = matrixIn(answer, `W${L}`, 'replaceHead');
    return { W: [W], b: [vectorIn(answer, `b${L}`, 'replaceHead')] };
  });
  const weights = heads.flatMap(({ W }) => W.flat(2));
  const known = new Set(old.flat());
  return {
    ...measureWeights(heads, [old[0]?.length ?? 0, classes]),
    kept: answers.filter((answer) => keepsAllButHead(answer, parameters)).length / draws,
    inherited: weights.filter((weight) => known.has(weight)).length / weights.length,
  };
}

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

/** Nine decimals, more than the comparison looks at; what is no finite number stays as it is. */
const shorten = (value: unknown): number =>
  (Number.isFinite(value) ? Number((value as number).toFixed(9)) : value) as number;

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
): Record<'once' | 'eachTime', { W: unknown; b: unknown; costs: unknown }> {
  const L = countLayers(parameters);
  const features = ask(student, 'extractFeatures', X, parameters, L - 1);
  const head = { W: parameters[`W${L}`], b: parameters[`b${L}`] };
  const once = ask(student, 'trainHead', features, Y, head, learningRate, iterations) as Trained;
  const whole = askFineTune(student, { X, Y, parameters, frozenLayers: L - 1 }, [learningRate, iterations]);
  const { [`W${L}`]: W, [`b${L}`]: b } = whole.parameters;
  return {
    once: { W: once.head?.W, b: once.head?.b, costs: once.costs },
    eachTime: { W, b, costs: whole.costs },
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
    cost: Array.isArray(costs) ? costs.at(-1) : costs,
  };
}

/** Your gradients of the trained layers; and whether there are any of the frozen ones, zeros aside. */
export function inspectGradients(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  frozenLayers: number,
): { trained: Record<string, unknown>; frozenLayers: string } {
  const gradients = askGradients(student, { X, Y, parameters, frozenLayers });
  const names = (l: number) => [`dW${l}`, `db${l}`];
  const layers = layersUpTo(countLayers(parameters));
  const trained = layers.filter((l) => l > frozenLayers).flatMap(names);
  const frozen = layers
    .filter((l) => l <= frozenLayers)
    .flatMap((l) => names(l).map((name) => gradients[name]));
  return {
    trained: Object.fromEntries(trained.map((name) => [name, gradients[name] ?? 'none'])),
    frozenLayers: frozen.every(isNothing) ? 'no gradient' : 'have a gradient',
  };
}

function isNothing(gradient: unknown): boolean {
  if (gradient === undefined || gradient === null) return true;
  return Array.isArray(gradient) ? gradient.flat().every((value) => value === 0) : false;
}

function askGradients(
  student: Student,
  { X, Y, parameters, frozenLayers }: Task,
): Record<string, Matrix | Vector> {
  const { cache } = forwardPropagation(X, parameters);
  const name = 'backwardPropagationWithFrozenLayers';
  return ask(student, name, X, Y, copyOf(cache), frozenLayers) as Record<string, Matrix | Vector>;
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
  const source = 'backwardPropagationWithFrozenLayers';
  const gradient = trained.flatMap((l) => [
    ...matrixIn(gradients, `dW${l}`, source).flat(),
    ...vectorIn(gradients, `db${l}`, source),
  ]);
  const cost = (top: Parameters) => {
    const whole = { ...parameters, ...renumbered(top, frozenLayers) };
    return computeCost(forwardPropagation(X, whole).AL, Y);
  };
  return gradientProbe(gradient, cost, { parameters: renumbered(parameters, -frozenLayers), epsilons });
}

/** The layers with their numbers moved by `step`; those that would be numbered below 1 are left out. */
function renumbered(parameters: Parameters, step: number): Parameters {
  const moved: Parameters = {};
  for (const l of layersUpTo(countLayers(parameters)).filter((layer) => layer + step >= 1)) {
    moved[`W${l + step}`] = parameters[`W${l}`] ?? [];
    moved[`b${l + step}`] = parameters[`b${l}`] ?? [];
  }
  return moved;
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
): Record<string, number> {
  const crop = (...size: (number | undefined)[]) => ask(student, 'randomCrop', image, ...size, rng);
  const crops = Array.from({ length: draws }, () => crop(height, width));
  const whole = Array.from({ length: 20 }, () => crop(image.length, image[0]?.length));
  const isWhole = whole.every((full) => JSON.stringify(full) === JSON.stringify(image));
  return { ...measurePlaces(crops, image, { height, width }), whole: isWhole ? 1 : 0 };
}

/** How far your pictures' colours move, and whether all pixels of a picture move alike and stay within [0, 255]. */
export function measureColorShifts(
  student: Student,
  image: Image,
  maxShift: number,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const shift = () => ask(student, 'randomColorShift', image, maxShift, rng);
  return measureShifts(Array.from({ length: draws }, shift), image, maxShift);
}
