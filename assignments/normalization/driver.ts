/** Public: the loops that the grader puts around your functions. It holds no expected answer. */
import { dot, type Matrix, transpose, type Vector } from '../library/matrix.ts';
import { ask, matrixIn, type Student, vectorIn } from '../measures/probing.ts';

/** Rounding is not a difference: 0 for anything as small. */
function withoutRounding(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : value;
}

function numberFrom(student: Student, name: string, ...args: readonly unknown[]): number {
  const answer = ask(student, name, ...args);
  if (typeof answer !== 'number') throw new Error(`${name} did not return a number`);
  return answer;
}

function matrixFrom(student: Student, name: string, ...args: readonly unknown[]): Matrix {
  return matrixIn({ result: ask(student, name, ...args) }, 'result', name);
}

// ------------------------------------------------------------------ fit and apply

type Normalization = { mu: Vector; sigma: Vector };

function fitted(student: Student, X: Matrix): Normalization {
  const answer = ask(student, 'fitNormalization', X);
  return {
    mu: vectorIn(answer, 'mu', 'fitNormalization'),
    sigma: vectorIn(answer, 'sigma', 'fitNormalization'),
  };
}

/** A training set normalized by its own statistics: your fitNormalization, then your applyNormalization. */
export function normalizeTraining(student: Student, X: Matrix): Matrix {
  return matrixFrom(student, 'applyNormalization', X, fitted(student, X));
}

/** How far your features are from what they were after there and back: 0 everywhere. */
export function thereAndBack(student: Student, X: Matrix): Matrix {
  const statistics = fitted(student, X);
  const XNorm = matrixFrom(student, 'applyNormalization', X, statistics);
  const back = matrixFrom(student, 'denormalize', XNorm, statistics);
  return X.map((row, i) => row.map((x, j) => withoutRounding((back[i]?.[j] ?? Number.NaN) - x)));
}

// ------------------------------------------------------------------ the bowl

/** A task of linear regression: X (n_x, m) and Y (1, m). */
type Task = { readonly X: Matrix; readonly Y: Matrix };

type Training = { readonly learningRate: number; readonly numIterations: number };

function trained(student: Student, { X, Y }: Task, { learningRate, numIterations }: Training) {
  const answer = ask(student, 'trainLinearRegression', X, Y, learningRate, numIterations);
  const w = vectorIn(answer, 'w', 'trainLinearRegression');
  return {
    parameters: [...w, (answer as { b: number }).b],
    cost: vectorIn(answer, 'costs', 'trainLinearRegression'),
  };
}

/** Your training step by step, on features as they are or as you normalize them: w and b after 0, 1, 2, … updates. */
export function followTraining(student: Student, task: Task, training: Training & { normalized: boolean }) {
  const seen = training.normalized ? { ...task, X: normalizeTraining(student, task.X) } : task;
  const after = (numIterations: number) => trained(student, seen, { ...training, numIterations });
  const parameters = Array.from({ length: training.numIterations + 1 }, (_, step) => after(step).parameters);
  return { cost: after(training.numIterations).cost, parameters };
}

type Race = {
  readonly learningRates: { readonly raw: number; readonly normalized: number };
  readonly numIterations: number;
  readonly targetCost: number;
};

/** How elongated the bowl is, and how many of your steps lead down to the target: with raw and normalized features. */
export function compareDescents(
  student: Student,
  { X, Y }: Task,
  { learningRates, numIterations, targetCost }: Race,
) {
  const descent = (features: Matrix, learningRate: number) => {
    const { cost } = trained(student, { X: features, Y }, { learningRate, numIterations });
    return {
      conditionNumber: numberFrom(student, 'conditionNumber', features),
      steps: numberFrom(student, 'stepsToConverge', cost, targetCost),
    };
  };
  return {
    raw: descent(X, learningRates.raw),
    normalized: descent(normalizeTraining(student, X), learningRates.normalized),
  };
}

// ------------------------------------------------------------------ whitening

type PrincipalAxes = { mu: Vector; eigenvectors: Matrix; eigenvalues: Vector };

function axesOf(student: Student, X: Matrix): PrincipalAxes {
  const answer = ask(student, 'fitWhitening', X);
  return {
    mu: vectorIn(answer, 'mu', 'fitWhitening'),
    eigenvectors: matrixIn(answer, 'eigenvectors', 'fitWhitening'),
    eigenvalues: vectorIn(answer, 'eigenvalues', 'fitWhitening'),
  };
}

/** The same axes by falling variance, each pointing where its largest entry is positive: as good, and the same for all. */
function aligned({ mu, eigenvectors, eigenvalues }: PrincipalAxes): PrincipalAxes {
  const columns = transpose(eigenvectors);
  const order = columns.map((_, k) => k).sort((i, j) => (eigenvalues[j] ?? 0) - (eigenvalues[i] ?? 0));
  const axes = order.map((k) => pointedUp(columns[k] ?? []));
  return { mu, eigenvectors: transpose(axes), eigenvalues: order.map((k) => eigenvalues[k] ?? Number.NaN) };
}

function pointedUp(axis: Vector): Vector {
  const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}

const descending = (values: Vector) => [...values].sort((a, b) => b - a);

/** A diag(d) Aᵀ */
function scaledProduct(A: Matrix, d: Vector): Matrix {
  return dot(
    A.map((row) => row.map((value, k) => value * (d[k] ?? Number.NaN))),
    transpose(A),
  );
}

/**
 * What your axes say whatever their order and signs: the variances along them in descending order, U Λ Uᵀ, which puts
 * the covariance matrix together again, and U Uᵀ, which is I for axes of length 1 at right angles.
 */
export function describeAxes(student: Student, X: Matrix): object {
  const { mu, eigenvectors, eigenvalues } = axesOf(student, X);
  return {
    mu,
    variances: descending(eigenvalues),
    putTogether: scaledProduct(eigenvectors, eigenvalues),
    rightAngles: scaledProduct(
      eigenvectors,
      eigenvalues.map(() => 1),
    ),
  };
}

/**
 * What your whitened data says whatever the order and signs of its axes: the variances of the training set along them in
 * descending order, the largest covariance of two different axes, and the inner products of every two examples of the
 * training and the dev set together, which are whitened by the axes of the training set. Your axes are brought into one
 * order and direction first, so that a slip in whiten looks the same whatever they were.
 */
export function describeWhitened(student: Student, XTrain: Matrix, XDev: Matrix, epsilon: number): object {
  const axes = aligned(axesOf(student, XTrain));
  const [train, dev] = [XTrain, XDev].map((X) => matrixFrom(student, 'whiten', X, axes, epsilon));
  if (train === undefined || dev === undefined) throw new Error('whiten returned nothing');
  const m = train[0]?.length ?? 0;
  const covariance = dot(train, transpose(train)).map((row) => row.map((sum) => sum / m));
  const both = train.map((row, axis) => [...row, ...(dev[axis] ?? [])]);
  return {
    variances: descending(covariance.map((row, axis) => row[axis] ?? Number.NaN)),
    largestCovariance: withoutRounding(largestBeside(covariance)),
    innerProducts: dot(transpose(both), both),
  };
}

function largestBeside(A: Matrix): number {
  return Math.max(0, ...A.flatMap((row, i) => row.filter((_, j) => j !== i).map(Math.abs)));
}
