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

/** (1/k) Σ f(w x + b − y, x) over the k examples of a mini-batch. */
function mean({ x, y }: MiniBatch, [w = 0, b = 0]: Vector, f: (miss: number, x: number) => number): number {
  const terms = x.map((value, i) => f(w * value + b - (y[i] ?? Number.NaN), value));
  return terms.reduce((sum, term) => sum + term, 0) / x.length;
}

/** The gradient of J = (1/2k) Σ (w x + b − y)² with respect to θ = (w, b). */
const lineGradient = (theta: Vector, batch: MiniBatch): Vector => [
  mean(batch, theta, (miss, x) => miss * x),
  mean(batch, theta, (miss) => miss),
];

/** Your training of a straight line w x + b: (w, b) after every mini-batch, and the cost over all examples. */
export function followTraining(student: Student, theta: Vector, training: Training): object {
  const answer = ask(student, 'trainWithDecay', lineGradient, theta, training);
  const { miniBatches } = training;
  const all = { x: miniBatches.flatMap(({ x }) => x), y: miniBatches.flatMap(({ y }) => y) };
  return trajectory(pathFrom(answer, 2, 'trainWithDecay'), (at) =>
    mean(all, at, (miss) => (miss * miss) / 2),
  );
}

// ---------------------------------------------------------------- leaving a saddle

/** f = ½ across (x − x₀)² − ½ along (y − y₀)² + ¼ rise (y − y₀)⁴: the ridge is y = y₀, the saddle (x₀, y₀). */
type Saddle = Readonly<Record<'across' | 'along' | 'rise', number>> & { readonly center: Vector };

const from = ({ center: [x0 = 0, y0 = 0] }: Saddle, [x = 0, y = 0]: Vector): [number, number] => [
  x - x0,
  y - y0,
];

function heightOf(saddle: Saddle, theta: Vector): number {
  const [x, y] = from(saddle, theta);
  return (saddle.across * x * x) / 2 - (saddle.along * y * y) / 2 + (saddle.rise * y ** 4) / 4;
}

function slopeOf(saddle: Saddle, theta: Vector): Vector {
  const [x, y] = from(saddle, theta);
  return [saddle.across * x, -saddle.along * y + saddle.rise * y ** 3];
}

type PathName = 'gradientDescentPath' | 'momentumPath' | 'adamPath';

function pathOver(
  student: Student,
  name: PathName,
  saddle: Saddle,
  walk: { start: Vector; options: object },
) {
  const answer = ask(student, name, (at: Vector) => slopeOf(saddle, at), walk.start, walk.options);
  return pathFrom(answer, 2, name);
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
