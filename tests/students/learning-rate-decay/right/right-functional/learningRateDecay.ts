import { iterate, nudge, range, type Vector, zerosLike, zip } from './vectors';

type F = (theta: Vector) => number;
type Gradient = (theta: Vector) => Vector;

const harmonic = (alpha0: number, n: number, decayRate: number) => alpha0 / (1 + decayRate * n);
const power = (alpha0: number, n: number, base: number) => alpha0 * base ** n;

export const updateLr = harmonic;
export const scheduleLrDecay = (alpha0: number, epoch: number, decayRate: number, timeInterval = 1000) =>
  harmonic(alpha0, Math.trunc(epoch / timeInterval), decayRate);
export const exponentialDecay = (alpha0: number, epoch: number, base = 0.95) => power(alpha0, epoch, base);
export const staircase = (alpha0: number, epoch: number, factor: number, timeInterval: number) =>
  power(alpha0, (epoch - (epoch % timeInterval)) / timeInterval, factor);
export const squareRootDecay = (alpha0: number, epoch: number, k: number) => k * alpha0 * epoch ** -0.5;

type Numbers = { k: number; miniBatchesPerEpoch: number };
export const squareRootDecayByMiniBatch = (alpha0: number, epoch: number, batch: number, { k, miniBatchesPerEpoch }: Numbers) =>
  squareRootDecay(alpha0, (epoch - 1) * miniBatchesPerEpoch + batch, k);

type Row = { fromEpoch: number; learningRate: number };
export const manualDecay = (table: Row[], epoch: number) =>
  table.findLast(({ fromEpoch }) => fromEpoch <= epoch)?.learningRate;

export const decaySchedule = (alpha0: number, numEpochs: number, decayRate: number) =>
  range(numEpochs).map((epoch) => updateLr(alpha0, epoch, decayRate));

export function trainWithDecay<B>(
  gradient: (theta: Vector, batch: B) => Vector,
  theta: Vector,
  { miniBatches, learningRate0, decayRate, numEpochs }: { miniBatches: B[]; learningRate0: number; decayRate: number; numEpochs: number },
) {
  const updates = decaySchedule(learningRate0, numEpochs, decayRate).flatMap((alpha) =>
    miniBatches.map((batch) => ({ alpha, batch })),
  );
  return iterate(theta, updates.length, (now, t) => {
    const { alpha, batch } = updates[t - 1];
    return zip(now, gradient(now, batch), (value, slope) => value - alpha * slope);
  });
}

const slopeAlong = (f: F, i: number, epsilon: number) => (theta: Vector) =>
  (f(nudge(theta, i, epsilon)) - f(nudge(theta, i, -epsilon))) / (2 * epsilon);

export const numericalGradient = (f: F, theta: Vector, epsilon: number) =>
  theta.map((_, i) => slopeAlong(f, i, epsilon)(theta));
/** the gradient of every entry of the gradient */
export const numericalHessian = (f: F, theta: Vector, epsilon: number) =>
  theta.map((_, i) => numericalGradient(slopeAlong(f, i, epsilon), theta, epsilon));

export function symmetricEigenvalues([[a, b], [, d]]: number[][]) {
  const spread = Math.hypot((a - d) / 2, b);
  return [-1, 1].map((sign) => (a + d) / 2 + sign * spread);
}

export function kindOfPoint(gradient: Vector, eigenvalues: Vector, tolerance: number) {
  const sign = (x: number) => (Math.abs(x) <= tolerance ? 0 : Math.sign(x));
  if (Math.hypot(...gradient) > tolerance) return 'not critical';
  const kinds = new Set(eigenvalues.map(sign));
  if (kinds.has(1) && kinds.has(-1)) return 'saddle';
  if (kinds.has(0)) return 'plateau';
  return kinds.has(1) ? 'minimum' : 'maximum';
}

export const classifyCriticalPoint = (f: F, theta: Vector, epsilon = 1e-3, tolerance = 1e-2) =>
  kindOfPoint(numericalGradient(f, theta, epsilon), symmetricEigenvalues(numericalHessian(f, theta, epsilon)), tolerance);

type Walk = { learningRate: number; numSteps: number };
export const gradientDescentPath = (gradient: Gradient, theta: Vector, { learningRate, numSteps }: Walk) =>
  iterate(theta, numSteps, (now) => zip(now, gradient(now), (value, slope) => value - learningRate * slope));

export const momentumPath = (gradient: Gradient, theta: Vector, { learningRate, beta, numSteps }: Walk & { beta: number }) =>
  iterate({ now: theta, V: zerosLike(theta) }, numSteps, ({ now, V }) => {
    const next = zip(V, gradient(now), (v, g) => beta * v + (1 - beta) * g);
    return { now: zip(now, next, (value, v) => value - learningRate * v), V: next };
  }).map(({ now }) => now);

type AdamWalk = Walk & { beta1: number; beta2: number; epsilon: number };
export const adamPath = (gradient: Gradient, theta: Vector, { learningRate, beta1, beta2, epsilon, numSteps }: AdamWalk) =>
  iterate({ now: theta, V: zerosLike(theta), S: zerosLike(theta) }, numSteps, (state, t) => {
    const g = gradient(state.now);
    const V = zip(state.V, g, (v, slope) => slope + beta1 * (v - slope));
    const S = zip(state.S, g, (s, slope) => slope ** 2 + beta2 * (s - slope ** 2));
    const step = zip(V, S, (v, s) => v / (1 - beta1 ** t) / Math.sqrt(s / (1 - beta2 ** t) + epsilon));
    return { now: zip(state.now, step, (value, by) => value - learningRate * by), V, S };
  }).map(({ now }) => now);

export const stepsToLeave = (path: Vector[], center: Vector, radius: number) => {
  const index = path.findIndex((point) => Math.hypot(...zip(point, center, (a, b) => a - b)) > radius);
  return index === -1 ? Number.POSITIVE_INFINITY : index;
};
