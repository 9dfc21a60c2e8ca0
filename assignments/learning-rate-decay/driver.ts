/** Public: the surfaces and loops that the grader puts around your functions. It holds no expected answer. */
import type { Vector } from '../library/network.ts';
import { ask, type Student } from '../measures/probing.ts';

/** Numbers in reports and fixtures are cut to eight decimals and ten digits; tolerances are wider than that. */
function shorten(value: number): number {
  return Number((Math.round(value * 1e8) / 1e8).toPrecision(10));
}

/** A path as it came back. @throws {Error} when it is not a list of points of `size` numbers. */
function pathFrom(answer: unknown, size: number, name: string): Vector[] {
  const isPoint = (point: unknown): boolean =>
    Array.isArray(point) && point.length === size && point.every((value) => typeof value === 'number');
  if (Array.isArray(answer) && answer.every(isPoint)) return answer as Vector[];
  throw new Error(`${name} must return a list of points of ${size} numbers each`);
}

/** A path with the cost at each of its points. */
function trajectory(path: readonly Vector[], cost: (theta: Vector) => number): object {
  return { cost: path.map((point) => shorten(cost(point))), parameters: path.map((p) => p.map(shorten)) };
}

// ---------------------------------------------------------------- training with decay

type MiniBatch = { readonly x: Vector; readonly y: Vector };
type Training = { readonly miniBatches: readonly MiniBatch[]; readonly [option: string]: unknown };

/** What the numbers of θ = (w, b, c) are multiplied with for one x, as many as θ has: w x + b + c x². */
const featuresOf = (x: number, theta: Vector): Vector => [x, 1, x * x].slice(0, theta.length);

/** (1/k) Σ f(ŷ − y, x) over the k examples of a mini-batch. */
function mean({ x, y }: MiniBatch, theta: Vector, f: (miss: number, x: number) => number): number {
  const terms = x.map((value, i) => {
    const guess = featuresOf(value, theta).reduce((sum, part, k) => sum + part * (theta[k] ?? 0), 0);
    return f(guess - (y[i] ?? Number.NaN), value);
  });
  return terms.reduce((sum, term) => sum + term, 0) / x.length;
}

/** The gradient of J = (1/2k) Σ (ŷ − y)² with respect to θ. */
const lineGradient = (theta: Vector, batch: MiniBatch): Vector =>
  theta.map((_, k) => mean(batch, theta, (miss, x) => miss * (featuresOf(x, theta)[k] ?? 0)));

/** Your training of ŷ = w x, w x + b or w x + b + c x²: θ after every mini-batch, and the cost over all examples. */
export function followTraining(student: Student, theta: Vector, training: Training): object {
  const answer = ask(student, 'trainWithDecay', lineGradient, theta, training);
  const { miniBatches } = training;
  const all = { x: miniBatches.flatMap(({ x }) => x), y: miniBatches.flatMap(({ y }) => y) };
  return trajectory(pathFrom(answer, theta.length, 'trainWithDecay'), (at) =>
    mean(all, at, (miss) => (miss * miss) / 2),
  );
}

// ---------------------------------------------------------------- leaving a saddle

/**
 * f = ½ across (x − x₀)² − ½ along (y − y₀)² + ¼ rise (y − y₀)⁴: the ridge is y = y₀, the saddle (x₀, y₀). Where θ has more
 * numbers than x and y, f rises half as steeply along them as across; where it has x alone, there is no y.
 */
type Saddle = Readonly<Record<'across' | 'along' | 'rise', number>> & { readonly center: Vector };

const from = ({ center }: Saddle, theta: Vector): Vector => theta.map((value, i) => value - (center[i] ?? 0));

function heightOf(saddle: Saddle, theta: Vector): number {
  const [x = 0, y = 0, ...others] = from(saddle, theta);
  const height = (saddle.across * x * x) / 2 - (saddle.along * y * y) / 2 + (saddle.rise * y ** 4) / 4;
  return others.reduce((sum, z) => sum + (saddle.across * z * z) / 4, height);
}

const slopeOf = (saddle: Saddle, theta: Vector): Vector =>
  theta.map((value, i) => {
    const z = value - (saddle.center[i] ?? 0);
    if (i === 0) return saddle.across * z;
    return i === 1 ? -saddle.along * z + saddle.rise * z ** 3 : (saddle.across / 2) * z;
  });

type PathName = 'gradientDescentPath' | 'momentumPath' | 'adamPath';

function pathOver(
  student: Student,
  name: PathName,
  saddle: Saddle,
  walk: { start: Vector; options: object },
) {
  const answer = ask(student, name, (at: Vector) => slopeOf(saddle, at), walk.start, walk.options);
  return pathFrom(answer, walk.start.length, name);
}

/** The path of one of your optimizers over a saddle. */
export function walkOverSaddle(
  student: Student,
  name: PathName,
  saddle: Saddle,
  start: Vector,
  options: object,
): object {
  return trajectory(pathOver(student, name, saddle, { start, options }), (at) => heightOf(saddle, at));
}

/** How many steps each of your optimizers needs to leave the saddle, from beside the ridge and from exactly on it. */
export function raceFromSaddle(
  student: Student,
  saddle: Saddle,
  starts: { readonly besideTheRidge: Vector; readonly onTheRidge: Vector },
  race: { readonly radius: number } & Readonly<Record<PathName, object>>,
): object {
  const steps = (name: PathName, start: Vector): unknown => {
    const path = pathOver(student, name, saddle, { start, options: race[name] });
    return ask(student, 'stepsToLeave', path, saddle.center, race.radius);
  };
  const all = (start: Vector): object => ({
    gradientDescent: steps('gradientDescentPath', start),
    momentum: steps('momentumPath', start),
    adam: steps('adamPath', start),
  });
  return { besideTheRidge: all(starts.besideTheRidge), onTheRidge: all(starts.onTheRidge) };
}
