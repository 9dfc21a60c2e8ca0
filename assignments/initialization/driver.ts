/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import type { Matrix, Vector } from '../library/network.ts';
import { ask, matrixIn, type Student, vectorIn } from '../measures/probing.ts';
import {
  measureWeights,
  normalBelow,
  shareBeyond,
  transposedShare,
  type WeightDraw,
} from '../measures/weightMeasures.ts';

type Rng = () => number;

/** How many of the first random numbers are made 0, one after the other. */
const zeroPlaces = 6;

/** The one large matrix of normal numbers in which the far tails are counted, from so many deviations on. */
const [manyRows, manyColumns, farTail, farthestTail] = [200, 200, 2.5, 3.1];

/** Small matrices, even and odd, and small and deep networks, of which only shapes and biases are looked at. */
const smallMatrices: readonly Vector[] = [
  [1, 1],
  [2, 1],
  [1, 2],
  [3, 3],
  [4, 2],
];
const smallNetworks: readonly Vector[] = [
  [1, 1],
  [3, 1],
  [5, 3, 3, 2],
  [2, 1, 3, 2, 1, 3, 1, 2, 3, 1, 2, 3, 2],
];

/**
 * Mean, deviation, distribution and independence of your standard normal numbers over many draws; whether they stay
 * finite (`zeroIsFine`) when one of the random numbers is exactly 0; the share of draws that take numbers from the
 * generator they are given (`ownRng`); and, of one large matrix, the share of the numbers in the `farTails` and in the
 * `farthestTails` (at most what normal numbers have: only too few say something), unless numbers repeat.
 */
export function measureNormals(
  student: Student,
  rows: number,
  columns: number,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const drawOf = (height: number, width: number, from: Rng): Matrix =>
    matrixIn({ randn: ask(student, 'randn', height, width, from) }, 'randn', 'randn');
  const draw = (from: Rng) => drawOf(rows, columns, from);
  const { of, ownRng } = ownGenerators(rng);
  const answers = Array.from({ length: draws }, (): WeightDraw => ({ W: [draw(of())], b: [] }));
  const { zeroBiases, layersAlike, ...measured } = measureWeights(answers, [columns, rows]);
  const isFine = (place: number) => draw(zeroAt(place, rng)).flat().every(Number.isFinite);
  const places = Array.from({ length: zeroPlaces }, (_, place) => place);
  const numbers = drawOf(manyRows, manyColumns, quick(rng)).flat();
  const isMeasured = !Number.isNaN(measured['scale1']);
  const beyond = (limit: number) => (isMeasured ? shareBeyond(numbers, limit) : 2 * normalBelow(-limit));
  const small = smallMatrices.map(
    ([width = 1, height = 1]): Answered => ({
      layersDims: [width, height],
      answer: { W: [drawOf(height, width, rng)], b: [] },
    }),
  );
  return {
    ...withSmall(measured, small),
    transposedShapes: transposedShare(answers, [columns, rows]),
    farTails: beyond(farTail),
    farthestTails: Math.min(beyond(farthestTail), 2 * normalBelow(-farthestTail)),
    ownRng: ownRng(),
    zeroIsFine: places.every(isFine) ? 1 : 0,
  };
}

/** One answer and the layer sizes that it is for. */
type Answered = { readonly layersDims: Vector; readonly answer: WeightDraw };

/** The measures with shapes and biases that are right only where they are right in all small answers, too. */
function withSmall(measured: Record<string, number>, small: readonly Answered[]): Record<string, number> {
  const shares = small.map(({ layersDims, answer }) => measureWeights([answer], layersDims));
  const least = ['weightShapes', 'zeroBiases'].flatMap((id) =>
    measured[id] === undefined
      ? []
      : [[id, Math.min(measured[id], ...shares.map((share) => share[id] ?? 1))]],
  );
  return { ...measured, ...Object.fromEntries(least) };
}

/** One new generator after the other, all of one stream begun from `rng`; and the share of them that were asked so far. */
function ownGenerators(rng: Rng): { of: () => Rng; ownRng: () => number } {
  const asked: boolean[] = [];
  const next = quick(rng);
  const of = () => {
    const index = asked.push(false) - 1;
    return () => {
      asked[index] = true;
      return next();
    };
  };
  return { of, ownRng: () => asked.filter(Boolean).length / asked.length };
}

/** Uniform numbers in [0, 1), begun from `rng`, for where many are needed: mulberry32. */
function quick(rng: Rng): Rng {
  let state = Math.floor(rng() * 2 ** 32);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A generator whose number at `place` is 0. */
function zeroAt(place: number, rng: Rng): Rng {
  let count = 0;
  return () => (count++ === place ? 0 : rng());
}

/**
 * Shapes (`transposedShapes`: the share of W that are (n_{l−1}, n_l)), biases, mean, deviation, distribution and independence of your initial weights over many draws; and the
 * share of draws that take numbers from the generator they are given (`ownRng`).
 */
export function measureInitialization(
  student: Student,
  name: string,
  layersDims: Vector,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const { of, ownRng } = ownGenerators(rng);
  const answers = Array.from({ length: draws }, () => weightsFrom(student, name, { layersDims, rng: of() }));
  const small = smallNetworks.map(
    (sizes): Answered => ({
      layersDims: sizes,
      answer: weightsFrom(student, name, { layersDims: sizes, rng: quick(rng) }),
    }),
  );
  const transposedShapes = transposedShare(answers, layersDims);
  return { ...withSmall(measureWeights(answers, layersDims), small), transposedShapes, ownRng: ownRng() };
}

/** What one call of an initialization answers. */
function weightsFrom(
  student: Student,
  name: string,
  { layersDims, rng }: { layersDims: Vector; rng: Rng },
): WeightDraw {
  const parameters = ask(student, name, layersDims, rng);
  const layers = layersDims.slice(1).map((_, index) => index + 1);
  return {
    W: layers.map((l) => matrixIn(parameters, `W${l}`, name)),
    b: layers.map((l) => biasesIn(parameters, l, { name, units: layersDims[l] ?? 0 })),
  };
}

/** b of a layer, one number for each unit. @throws {Error} when it is anything else: no measure of values makes sense then. */
function biasesIn(table: unknown, l: number, { name, units }: { name: string; units: number }): Vector {
  const b = vectorIn(table, `b${l}`, name);
  if (b.length === units && b.every((value) => typeof value === 'number')) return b;
  throw new Error(`${name}: b${l} is not a list of ${units} numbers`);
}

/** Your zeros, and whether every row is a list of its own: a change to a shared one would change several units. */
export function inspectZeros(student: Student, layersDims: Vector): { parameters: unknown; rows: string } {
  const parameters = ask(student, 'initializeParametersZeros', layersDims);
  const isShared = Object.values(parameters as Record<string, unknown>).some(sharesRows);
  return { parameters, rows: isShared ? 'one row several times' : 'each on its own' };
}

/** Whether two rows of the matrix are one and the same list. */
function sharesRows(matrix: unknown): boolean {
  if (!Array.isArray(matrix)) return false;
  const rows = matrix.filter((row) => Array.isArray(row));
  return new Set(rows).size < rows.length;
}
