/**
 * Public: what the grader measures about dropout. Masks are random, so no single answer is expected: the
 * relations between Z, D and A must hold in every draw, and frequencies must be right over many draws.
 */
import { linear, type Matrix, type Parameters, sigmoid, type Vector } from '../library/network.ts';
import { ask, matrixIn, type Student, vectorIn } from './probing.ts';

/** What the forward pass is asked with. */
export type DropoutCase = { X: Matrix; parameters: Parameters; keepProb: Vector; rng: () => number };

/** One forward pass: the answered ŷ and the cache. */
type Pass = { A3: Matrix; cache: unknown };

/** A hidden layer of one forward pass: Z, D, A (after dropout). */
type Layer = { Z: Matrix; D: Matrix; A: Matrix };

const source = 'forwardPropagationWithDropout';

/** Answers of the submission's forward pass with dropout, one after another from one generator. */
export function drawPasses(student: Student, asked: DropoutCase, draws: number): Pass[] {
  const { X, parameters, keepProb, rng } = asked;
  return Array.from({ length: draws }, () => {
    const answer = ask(student, source, X, parameters, keepProb, rng) as { cache?: unknown };
    return { A3: matrixIn(answer, 'A3', source), cache: answer.cache };
  });
}

function layerOf({ cache }: Pass, l: number): Layer {
  const D = matrixIn(cache, `D${l}`, source).map((row) => row.map(Number));
  return { Z: matrixIn(cache, `Z${l}`, source), D, A: matrixIn(cache, `A${l}`, source) };
}

/** Means by name of what was added under it; a share, when what is added is 0 or 1. */
class Means {
  readonly #sums = new Map<string, { sum: number; count: number }>();
  add(name: string, value: number | boolean): void {
    let mean = this.#sums.get(name);
    if (mean === undefined) {
      mean = { sum: 0, count: 0 };
      this.#sums.set(name, mean);
    }
    mean.sum += Number(value);
    mean.count += 1;
  }
  /** The mean of each name, 1 for a name under which nothing was added: nothing spoke against it. */
  of(names: readonly string[]): Record<string, number> {
    return Object.fromEntries(
      names.map((name) => {
        const { sum, count } = this.#sums.get(name) ?? { sum: 1, count: 1 };
        return [name, sum / count];
      }),
    );
  }
}

function isNear(a: number | undefined, b: number): boolean {
  return a !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

/** With indices, which is what many draws have time for. */
function forEntries(A: Matrix, look: (value: number, i: number, j: number) => void): void {
  for (let i = 0; i < A.length; i++) {
    const row = A[i] ?? [];
    for (let j = 0; j < row.length; j++) look(row[j] ?? Number.NaN, i, j);
  }
}

// ------------------------------------------------------------------ relations, in every draw

const dividedByKeepProb = 'shareOfKeptDividedByKeepProb';

const relations = [
  'shareRightInZ1',
  'shareOfMasksZeroOrOne',
  'shareOfKeptRescaled',
  `${dividedByKeepProb}1`,
  'shareRightInZ2',
  `${dividedByKeepProb}2`,
  'shareOfDroppedThatAreZero',
  'shareKeptWhereKeepProbIsOne',
  'shareRightInA3',
  'shareOfParametersInCache',
];

/**
 * Shares of entries of which it is true: `shareRightInZ1`, `shareRightInZ2`: Z is W A + b with the A of the layer
 * before (X is not dropped); `shareOfMasksZeroOrOne`; `shareOfKeptDividedByKeepProb1`, …`2`: a kept active entry is
 * relu(Z) / keepProb; `shareOfKeptRescaled`: it is not relu(Z) itself, where keepProb < 1; `shareOfDroppedThatAreZero`;
 * `shareKeptWhereKeepProbIsOne`: the mask is 1 there; `shareRightInA3`: ŷ is σ(W3 A2 + b3); `shareOfParametersInCache`: the
 * cache holds W and b of every layer. Entries that follow from
 * infinite or undefined numbers are passed over.
 */
export function relationsOf(
  passes: readonly Pass[],
  { X, parameters, keepProb }: DropoutCase,
): Record<string, number> {
  const shares = new Means();
  for (const pass of passes) {
    let A = X;
    for (const [index, probability] of keepProb.entries()) {
      const l = index + 1;
      const layer = layerOf(pass, l);
      compareLinear(A, l, {
        parameters,
        got: layer.Z,
        add: (holds) => shares.add(`shareRightInZ${l}`, holds),
      });
      compareLayer(layer, probability, (name, holds) =>
        shares.add(name === dividedByKeepProb ? `${name}${l}` : name, holds),
      );
      A = layer.A;
    }
    compareLinear(A, 3, {
      parameters,
      got: pass.A3,
      add: (holds) => shares.add('shareRightInA3', holds),
      act: sigmoid,
    });
    shares.add('shareOfParametersInCache', holdsParameters(pass, parameters));
  }
  return shares.of(relations);
}

/** Whether the cache has all weights and biases under their names, as they were given. */
function holdsParameters({ cache }: Pass, parameters: Parameters): boolean {
  return [1, 2, 3].every((l) => {
    const [W, b] = [matrixIn(parameters, `W${l}`, 'parameters'), vectorIn(parameters, `b${l}`, 'parameters')];
    const [ownW, ownB] = [matrixIn(cache, `W${l}`, source), vectorIn(cache, `b${l}`, source)];
    const isSameRow = (row: Vector, own: Vector | undefined) => row.every((value, j) => own?.[j] === value);
    return isSameRow(b, ownB) && W.every((row, i) => isSameRow(row, ownW[i]));
  });
}

type LinearComparison = {
  parameters: Parameters;
  got: Matrix;
  add: (holds: boolean) => void;
  act?: (z: number) => number;
};

function compareLinear(A: Matrix, l: number, { parameters, got, add, act }: LinearComparison): void {
  const Z = linear(
    A,
    matrixIn(parameters, `W${l}`, 'parameters'),
    vectorIn(parameters, `b${l}`, 'parameters'),
  );
  forEntries(Z, (z, i, j) => {
    if (Number.isFinite(z)) add(isNear(got[i]?.[j], act ? act(z) : z));
  });
}

function compareLayer(
  { Z, D, A }: Layer,
  keepProb: number,
  add: (name: string, holds: boolean) => void,
): void {
  forEntries(Z, (z, i, j) => {
    if (!Number.isFinite(z)) return;
    const mark = D[i]?.[j];
    add('shareOfMasksZeroOrOne', mark === 0 || mark === 1);
    if (mark === 0) add('shareOfDroppedThatAreZero', A[i]?.[j] === 0);
    if (mark === 1 && z > 0) add(dividedByKeepProb, isNear(A[i]?.[j], z / keepProb));
    if (mark === 1 && z > 0 && keepProb < 1) add('shareOfKeptRescaled', !isNear(A[i]?.[j], z));
    if (keepProb === 1) add('shareKeptWhereKeepProbIsOne', mark === 1);
  });
}

// ------------------------------------------------------------------ frequencies, over many draws

/**
 * `kept1`, `kept2`: share of ones in the mask. `mean1`, `mean2`: mean of A after dropout over A before it, an
 * entry that is not active counting as 1. `exact1`, `exact2`: share of kept active entries that are relu(Z) / keepProb.
 * `unitsAlike`, `outerUnitsAlike`, `examplesAlike`, `drawsAlike`: how often neighbouring units of one example, the
 * first and the last unit of one example, neighbouring examples of one unit, and one entry in two draws running have
 * the same mark (no entry is in two pairs of one name).
 */
export function frequenciesOf(passes: readonly Pass[], { keepProb }: DropoutCase): Record<string, number> {
  const means = new Means();
  for (const [index, probability] of keepProb.entries()) {
    const layers = passes.map((pass) => layerOf(pass, index + 1));
    for (const [draw, layer] of layers.entries()) {
      addLayer(means, layer, { suffix: index + 1, keepProb: probability });
      addPairs(means, layer.D, draw % 2 === 1 ? layers[draw - 1]?.D : undefined);
    }
  }
  return means.of([
    'kept1',
    'kept2',
    'mean1',
    'mean2',
    'exact1',
    'exact2',
    'unitsAlike',
    'outerUnitsAlike',
    'examplesAlike',
    'drawsAlike',
  ]);
}

function addLayer(means: Means, { Z, D, A }: Layer, of: { suffix: number; keepProb: number }): void {
  const [kept, mean, exact] = [`kept${of.suffix}`, `mean${of.suffix}`, `exact${of.suffix}`];
  forEntries(Z, (z, i, j) => {
    const mark = D[i]?.[j] ?? Number.NaN;
    const a = A[i]?.[j] ?? Number.NaN;
    means.add(kept, mark);
    means.add(mean, z > 0 ? a / z : 1);
    if (mark === 1 && z > 0) means.add(exact, isNear(a, z / of.keepProb));
  });
}

function addPairs(means: Means, D: Matrix, before: Matrix | undefined): void {
  forEntries(D, (mark, i, j) => {
    const below = D[i + 1]?.[j];
    const right = D[i]?.[j + 1];
    if (i % 2 === 0 && below !== undefined) means.add('unitsAlike', mark === below);
    if (i === 0 && D.length > 2) means.add('outerUnitsAlike', mark === D.at(-1)?.[j]);
    if (j % 2 === 0 && right !== undefined) means.add('examplesAlike', mark === right);
    if (before) means.add('drawsAlike', mark === before[i]?.[j]);
  });
}
