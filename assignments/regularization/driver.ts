/** Public: the loops that the grader puts around your functions. It holds no expected answer. */

import {
  backwardPropagation,
  computeCost,
  countLayers,
  forwardPropagation,
  linear,
  type Matrix,
  type Parameters,
  relu,
  sigmoid,
  type Vector,
} from '../library/network.ts';
import { drawPasses, frequenciesOf, relationsOf } from '../measures/dropoutMeasures.ts';
import { ask, flatten, type GradientProbe, gradientProbe, type Student } from '../measures/probing.ts';

type Rng = () => number;
type Image = number[][][];

// ------------------------------------------------------------------ gradients

/** Your L2 gradient beside two-sided differences of your L2 cost. */
export function probeL2Gradient(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  lambd: number,
  epsilons: Vector,
): GradientProbe {
  const names = ['computeCostWithRegularization', 'backwardPropagationWithRegularization'] as const;
  return penalizedProbe(student, names, { X, Y, parameters, lambd, epsilons });
}

/** Your L1 gradient beside two-sided differences of your L1 cost. */
export function probeL1Gradient(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  lambd: number,
  epsilons: Vector,
): GradientProbe {
  const names = ['computeCostWithL1Regularization', 'backwardPropagationWithL1Regularization'] as const;
  return penalizedProbe(student, names, { X, Y, parameters, lambd, epsilons });
}

type PenalizedCase = { X: Matrix; Y: Matrix; parameters: Parameters; lambd: number; epsilons: Vector };

function penalizedProbe(
  student: Student,
  [costName, backwardName]: readonly [string, string],
  { X, Y, parameters, lambd, epsilons }: PenalizedCase,
): GradientProbe {
  const gradients = ask(student, backwardName, X, Y, forwardPropagation(X, parameters).cache, lambd);
  const cost = (at: Parameters) =>
    ask(student, costName, forwardPropagation(X, at).AL, Y, at, lambd) as number;
  const gradient = flatten(gradients, countLayers(parameters), backwardName, 'd');
  return gradientProbe(gradient, cost, { parameters, epsilons });
}

/** Your dropout gradient beside two-sided differences of the cost, both through the same fixed masks. */
export function probeDropoutGradient(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  masks: Parameters,
  keepProb: Vector,
  epsilons: Vector,
): GradientProbe {
  const name = 'backwardPropagationWithDropout';
  const pass = (at: Parameters) => forwardThroughMasks(X, at, { masks, keepProb });
  const gradients = ask(student, name, X, Y, pass(parameters), keepProb);
  const cost = (at: Parameters) => computeCost(pass(at)['A3'] as Matrix, Y);
  const gradient = flatten(gradients, countLayers(parameters), name, 'd');
  return gradientProbe(gradient, cost, { parameters, epsilons });
}

/** The cache of a forward pass whose masks D1, D2 are given. */
function forwardThroughMasks(
  X: Matrix,
  parameters: Parameters,
  { masks, keepProb }: { masks: Parameters; keepProb: Vector },
): Parameters {
  const cache: Parameters = { ...parameters, ...masks };
  let A = X;
  for (let l = 1; l <= countLayers(parameters); l++) {
    const D = masks[`D${l}`] as Matrix | undefined;
    const activate = (z: number, i: number, j: number) =>
      D ? (relu(z) * (D[i]?.[j] ?? 1)) / (keepProb[l - 1] ?? 1) : sigmoid(z);
    const Z = linear(A, parameters[`W${l}`] as Matrix, parameters[`b${l}`] as Vector);
    A = Z.map((row, i) => row.map((z, j) => activate(z, i, j)));
    cache[`Z${l}`] = Z;
    cache[`A${l}`] = A;
  }
  return cache;
}

// ------------------------------------------------------------------ training

/** Gradient descent with your weight-decay update: the cost and all parameters before and after each step. */
export function trainWithWeightDecay(
  student: Student,
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  learningRate: number,
  lambd: number,
  steps: number,
): { cost: number[]; parameters: number[][] } {
  const name = 'updateParametersWithWeightDecay';
  const record: { cost: number[]; parameters: number[][] } = { cost: [], parameters: [] };
  let current = parameters;
  for (let step = 0; step <= steps; step++) {
    const { AL, cache } = forwardPropagation(X, current);
    record.cost.push(computeCost(AL, Y));
    record.parameters.push(flatten(current, countLayers(parameters), name));
    if (step === steps) break;
    const grads = backwardPropagation(X, Y, cache);
    current = ask(student, name, current, grads, learningRate, lambd, Y[0]?.length) as Parameters;
  }
  return record;
}

// ------------------------------------------------------------------ the same answer every time

type Repeated = { calls: 'all alike' | 'not alike'; answer?: unknown };

/** Your backward pass, asked several times with the same masks: whether it answers alike, and what. */
export function repeatDropoutBackward(
  student: Student,
  X: Matrix,
  Y: Matrix,
  cache: Parameters,
  keepProb: Vector,
): Repeated {
  return repeat(() => ask(student, 'backwardPropagationWithDropout', X, Y, cache, keepProb));
}

/** Your prediction, asked several times about the same examples: whether it answers alike, and what. */
export function repeatPredict(
  student: Student,
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
  rng: Rng,
): Repeated {
  return repeat(() => ask(student, 'predict', X, parameters, keepProb, rng));
}

function repeat(answer: () => unknown): Repeated {
  const first = answer();
  const others = [answer(), answer(), answer(), answer(), answer(), answer(), answer()];
  const isAlike = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return isAlike ? { calls: 'all alike', answer: first } : { calls: 'not alike' };
}

// ------------------------------------------------------------------ dropout, over many draws

/** Which relations between Z, D, A and ŷ your forward pass with dropout keeps, as shares of all entries. */
export function relateDropout(
  student: Student,
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const asked = { X, parameters, keepProb, rng };
  return relationsOf(drawPasses(student, asked, draws), asked);
}

/** Frequencies and means over many forward passes with dropout. */
export function measureDropout(
  student: Student,
  X: Matrix,
  parameters: Parameters,
  keepProb: Vector,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const asked = { X, parameters, keepProb, rng };
  return frequenciesOf(drawPasses(student, asked, draws), asked);
}

// ------------------------------------------------------------------ crops, over many draws

/**
 * Where your random crops lie: how often each top row and each left column comes up, how often the two are the
 * same number, whether all crops are windows of the image, and whether a crop of its full size is the image, also
 * of images of one row and of one column. No two pixels of the image are alike.
 */
export function measureCrops(
  student: Student,
  image: Image,
  height: number,
  width: number,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const places = windowsOf(image, height, width);
  const tops = new Array<number>(image.length - height + 1).fill(0);
  const lefts = new Array<number>((image[0]?.length ?? 0) - width + 1).fill(0);
  let windows = 0;
  let diagonal = 0;
  for (let draw = 0; draw < draws; draw++) {
    const place = places.get(JSON.stringify(ask(student, 'randomCrop', image, height, width, rng)));
    if (place === undefined) continue;
    windows += 1;
    tops[place.top] = (tops[place.top] ?? 0) + 1;
    lefts[place.left] = (lefts[place.left] ?? 0) + 1;
    diagonal += place.top === place.left ? 1 : 0;
  }
  const shares: Record<string, number> = { diagonal: diagonal / draws };
  for (const [top, count] of tops.entries()) shares[`top${top}`] = count / draws;
  for (const [left, count] of lefts.entries()) shares[`left${left}`] = count / draws;
  const isWhole = [image, image.slice(0, 1), image.map((row) => row.slice(0, 1))].every((whole) =>
    isCroppedWhole(whole, student, rng),
  );
  return { ...shares, allWindows: windows === draws ? 1 : 0, whole: isWhole ? 1 : 0 };
}

/** Whether every crop as large as the image is the image. */
function isCroppedWhole(image: Image, student: Student, rng: Rng): boolean {
  const crop = () => ask(student, 'randomCrop', image, image.length, image[0]?.length, rng);
  return Array.from({ length: 20 }, crop).every((found) => JSON.stringify(found) === JSON.stringify(image));
}

/** Every window of the image of this height and width, written out, with the place where it is cut. */
function windowsOf(image: Image, height: number, width: number): Map<string, { top: number; left: number }> {
  const windows = new Map<string, { top: number; left: number }>();
  for (let top = 0; top + height <= image.length; top++) {
    for (let left = 0; left + width <= (image[top]?.length ?? 0); left++) {
      const window = image.slice(top, top + height).map((row) => row.slice(left, left + width));
      windows.set(JSON.stringify(window), { top, left });
    }
  }
  return windows;
}
