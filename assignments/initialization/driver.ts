/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import type { Matrix, Vector } from '../library/network.ts';
import { ask, copyOf, matrixIn, type Student, vectorIn } from '../library/probing.ts';
import { measureWeights, type WeightDraw } from '../library/weightMeasures.ts';

type Rng = () => number;

/** How many of the first random numbers are made 0, one after the other. */
const zeroPlaces = 6;

/**
 * Mean, deviation, distribution and independence of your standard normal numbers over many draws; and whether
 * they stay finite (`zeroIsFine`) when one of the random numbers is exactly 0.
 */
export function measureNormals(
  student: Student,
  rows: number,
  columns: number,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const draw = (from: Rng): Matrix =>
    matrixIn({ randn: ask(student, 'randn', rows, columns, from) }, 'randn', 'randn');
  const answers = Array.from({ length: draws }, (): WeightDraw => ({ W: [draw(rng)], b: [] }));
  const { zeroBiases, layersAlike, ...measured } = measureWeights(answers, [columns, rows]);
  const isFine = (place: number) => draw(zeroAt(place, rng)).flat().every(Number.isFinite);
  const places = Array.from({ length: zeroPlaces }, (_, place) => place);
  return { ...measured, zeroIsFine: places.every(isFine) ? 1 : 0 };
}

/** A generator whose number at `place` is 0. */
function zeroAt(place: number, rng: Rng): Rng {
  let count = 0;
  return () => (count++ === place ? 0 : rng());
}

/** Shapes, biases, mean, deviation, distribution and independence of your initial weights over many draws. */
export function measureInitialization(
  student: Student,
  name: string,
  layersDims: Vector,
  rng: Rng,
  draws: number,
): Record<string, number> {
  const layers = Array.from({ length: layersDims.length - 1 }, (_, index) => index + 1);
  const answers = Array.from({ length: draws }, (): WeightDraw => {
    const parameters = ask(student, name, layersDims, rng);
    return {
      W: layers.map((l) => matrixIn(parameters, `W${l}`, name)),
      b: layers.map((l) => vectorIn(parameters, `b${l}`, name)),
    };
  });
  return measureWeights(answers, layersDims);
}

/** Your zeros, and whether every row is a list of its own: a change to a shared one would change several units. */
export function inspectZeros(student: Student, layersDims: Vector): { parameters: unknown; rows: string } {
  const answer = ask(student, 'initializeParametersZeros', layersDims);
  const parameters = copyOf(answer);
  const isShared = Object.values(answer as Record<string, unknown>).some(sharesRows);
  return { parameters, rows: isShared ? 'one row several times' : 'each on its own' };
}

/** Whether two rows of the matrix are one and the same list. */
function sharesRows(matrix: unknown): boolean {
  if (!Array.isArray(matrix)) return false;
  const rows = matrix.filter((row) => Array.isArray(row));
  return new Set(rows).size < rows.length;
}
