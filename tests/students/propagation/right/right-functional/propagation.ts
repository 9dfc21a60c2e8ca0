import { dot, transpose } from './library/matrix';
import { each, layersOf, type Matrix, mean, type Named, zip } from './tables';

// e^z is only ever taken of negative numbers
export const sigmoid = (z: number) => (z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));
export const tanh = (z: number) => 2 * sigmoid(2 * z) - 1;
export const relu = (z: number) => (z > 0 ? z : 0);

const activate: Record<string, (z: number) => number> = { sigmoid, tanh, relu };
const slope: Record<string, (z: number) => number> = {
  sigmoid: (z) => sigmoid(z) * sigmoid(-z),
  tanh: (z) => 1 - tanh(z) ** 2,
  relu: (z) => Number(z > 0),
};

const through = (name: string) => (dA: Matrix, Z: Matrix) => zip(dA, Z, (da, z) => da * slope[name](z));
export const sigmoidBackward = through('sigmoid');
export const tanhBackward = through('tanh');
export const reluBackward = through('relu');

// b as one more column of W, ones as one more row of A
export const linearForward = (A: Matrix, W: Matrix, b: number[]): Matrix =>
  dot(
    W.map((row, i) => [...row, b[i]]),
    [...A, A[0].map(() => 1)],
  );

export const linearActivationForward = (APrev: Matrix, W: Matrix, b: number[], activation: string) => {
  const Z = linearForward(APrev, W, b);
  return { A: each(Z, activate[activation]), cache: { APrev, W, b, Z, activation } };
};

export const lModelForward = (X: Matrix, parameters: Named) => {
  const L = layersOf(parameters);
  return Array.from({ length: L }, (_, index) => index + 1).reduce(
    ({ AL, caches }, l) => {
      const { A, cache } = linearActivationForward(
        AL,
        parameters[`W${l}`],
        parameters[`b${l}`],
        l === L ? 'sigmoid' : 'relu',
      );
      return { AL: A, caches: [...caches, cache] };
    },
    { AL: X, caches: [] as Named[] },
  );
};

const clip = (p: number) => Math.max(p, Number.EPSILON);
export const computeCost = ([yHat]: Matrix, [y]: Matrix) =>
  mean(y.map((label, j) => -Math.log(clip(label ? yHat[j] : 1 - yHat[j]))));

export const linearBackward = (dZ: Matrix, { APrev, W }: Named) => ({
  dAPrev: dot(transpose(W), dZ),
  dW: dZ.map((row) => APrev.map((a: number[]) => mean(row.map((d, j) => d * a[j])))),
  db: dZ.map(mean),
});

export const linearActivationBackward = (dA: Matrix, cache: Named, activation: string) =>
  linearBackward(through(activation)(dA, cache.Z), cache);

export function lModelBackward(AL: Matrix, Y: Matrix, caches: Named[]): Named {
  const back = (l: number, dZ: Matrix): Named => {
    const { dAPrev, dW, db } = linearBackward(dZ, caches[l - 1]);
    const own = { [`dZ${l}`]: dZ, [`dW${l}`]: dW, [`db${l}`]: db };
    return l === 1 ? own : { ...back(l - 1, reluBackward(dAPrev, caches[l - 2].Z)), ...own };
  };
  return back(
    caches.length,
    zip(AL, Y, (a, y) => a - y),
  );
}

const minus = (value: any, grad: any, rate: number): any =>
  Array.isArray(value) ? value.map((item, i) => minus(item, grad[i], rate)) : value - rate * grad;

export const updateParameters = (parameters: Named, grads: Named, learningRate: number): Named =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, minus(value, grads[`d${name}`], learningRate)]),
  );

export function lLayerModel(X: Matrix, Y: Matrix, parameters: Named, learningRate: number, numIterations: number) {
  const { AL, caches } = lModelForward(X, parameters);
  const cost = computeCost(AL, Y);
  if (numIterations === 0) return { parameters, costs: [cost] };
  const next = updateParameters(parameters, lModelBackward(AL, Y, caches), learningRate);
  const rest: Named = lLayerModel(X, Y, next, learningRate, numIterations - 1);
  return { parameters: rest.parameters, costs: [cost, ...rest.costs] };
}
