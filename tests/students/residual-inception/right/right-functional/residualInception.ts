import { type Batch, batchNorm, convForward, type Filters, mapNumbers, maxPool } from './library/convolution';
import { countLayers, dot, type Matrix, type Parameters, transpose, type Vector } from './library/network';
import { act, add, fro, gate, linear, mean, range, scale, zip } from './matrices';

type Named = Record<string, any>;
/** what is added to Z2, and what comes back of dZ2 */
type Shortcut = { there: (X: Matrix, p: Named) => Matrix | null; back: (dZ2: Matrix, cache: Named) => Matrix | null };

const none: Shortcut = { there: () => null, back: () => null };
const identity: Shortcut = { there: (X) => X, back: (dZ2) => dZ2 };
const projection: Shortcut = {
  there: (X, { Ws }) => dot(Ws, X),
  back: (dZ2, { Ws }) => dot(transpose(Ws), dZ2),
};

const join = (A: Matrix, B: Matrix | null) => (B ? add(B, A) : A);

const forward =
  ({ there }: Shortcut) =>
  (X: Matrix, parameters: Named) => {
    const { W1, b1, W2, b2, Ws } = parameters;
    const Z1 = linear(X, W1, b1);
    const A1 = act(Z1);
    const Z2 = linear(A1, W2, b2);
    const A2 = act(join(Z2, there(X, parameters)));
    return { A2, cache: { X, W1, W2, b1, b2, Z1, A1, Z2, A2, ...(Ws && { Ws }) } };
  };

const backward =
  ({ back }: Shortcut) =>
  (dA: Matrix, cache: Named): Named => {
    const { X, W1, W2, A1, A2, Ws } = cache;
    const dZ2 = gate(dA, A2);
    const dZ1 = gate(dot(transpose(W2), dZ2), A1);
    const dW = (dZ: Matrix, A: Matrix) => scale(dot(dZ, transpose(A)), 1 / X[0].length);
    return {
      dX: join(dot(transpose(W1), dZ1), back(dZ2, cache)),
      dW1: dW(dZ1, X),
      db1: dZ1.map(mean),
      dW2: dW(dZ2, A1),
      db2: dZ2.map(mean),
      ...(Ws && { dWs: dW(dZ2, X) }),
    };
  };

export const residualBlock = forward(identity);
export const projectionBlock = forward(projection);
export const residualBlockBackward = (dA: Matrix, cache: Named) =>
  backward(cache.Ws ? projection : identity)(dA, cache);

const blocks = (parameters: Parameters) =>
  range(1, countLayers(parameters), 2).map((l) => ({
    W1: parameters[`W${l}`],
    b1: parameters[`b${l}`],
    W2: parameters[`W${l + 1}`],
    b2: parameters[`b${l + 1}`],
  }));

export const deepForward = (X: Matrix, parameters: Parameters, skip = true) =>
  blocks(parameters).reduce(
    ({ AL, caches }, p) => {
      const { A2, cache } = forward(skip ? identity : none)(AL, p);
      return { AL: A2, caches: [...caches, cache] };
    },
    { AL: X, caches: [] as Named[] },
  );

export const deepBackward = (dAL: Matrix, caches: Named[], skip = true): Named =>
  caches.reduceRight(
    (grads: Named, cache, k) => {
      const { dX, dW1, db1, dW2, db2 } = backward(skip ? identity : none)(grads.dX, cache);
      const l = 2 * k + 1;
      return { ...grads, dX, [`dW${l}`]: dW1, [`db${l}`]: db1, [`dW${l + 1}`]: dW2, [`db${l + 1}`]: db2 };
    },
    { dX: dAL },
  );

const first = (parameters: Parameters, d: number): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => Number(name.slice(1)) <= d));

const byDepth = (parameters: Parameters, measure: (network: Parameters, skip: boolean) => number) => {
  const all = (skip: boolean) =>
    range(2, countLayers(parameters), 2).map((d) => measure(first(parameters, d), skip));
  return { plain: all(false), residual: all(true) };
};

export const gradientNormsByDepth = (X: Matrix, dAL: Matrix, parameters: Parameters) =>
  byDepth(parameters, (network, skip) => fro(deepBackward(dAL, deepForward(X, network, skip).caches, skip).dX));

const halfSquares = (A: Matrix) => (fro(A) ** 2 / 2) / A[0].length;

export function trainDeepNetwork(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  { skip, learningRate, numIterations }: { skip: boolean; learningRate: number; numIterations: number },
): { parameters: Parameters; costs: Vector } {
  const { AL, caches } = deepForward(X, parameters, skip);
  const error = zip(AL, Y, (a, y) => a - y);
  const cost = halfSquares(error);
  if (numIterations === 0) return { parameters, costs: [cost] };
  const grads = deepBackward(error, caches, skip);
  const step = (value: any, slope: any): any =>
    Array.isArray(value) ? value.map((v, i) => step(v, slope[i])) : value - learningRate * slope;
  const next = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, step(value, grads[`d${name}`])]));
  const rest = trainDeepNetwork(X, Y, next, { skip, learningRate, numIterations: numIterations - 1 });
  return { parameters: rest.parameters, costs: [cost, ...rest.costs] };
}

export const trainingCostsByDepth = (X: Matrix, Y: Matrix, parameters: Parameters, training: any) =>
  byDepth(parameters, (network, skip) => trainDeepNetwork(X, Y, network, { ...training, skip }).costs.at(-1)!);

// images

const relu4 = (A: Batch) => mapNumbers(A, (a) => Math.max(a, 0));
const conv = (X: Batch, W: Filters, b: Vector = W[0][0][0].map(() => 0), stride = 1) =>
  convForward(X, W, b, { stride, pad: (W.length - 1) / 2 });
const sum = (A: Batch, B: Batch) => A.map((image, n) => image.map((row, h) => add(row, B[n][h])));

const path = (X: Batch, p: Named, s = 1) =>
  [1, 2, 3].reduce((A, l) => {
    const Z = batchNorm(conv(A, p[`W${l}`], undefined, l === 1 ? s : 1), p[`gamma${l}`], p[`beta${l}`]);
    return l < 3 ? relu4(Z) : Z;
  }, X);

export const identityBlock = (X: Batch, p: Named) => relu4(sum(X, path(X, p)));
export const convolutionalBlock = (X: Batch, p: Named, s = 2) =>
  relu4(sum(batchNorm(conv(X, p.Ws, undefined, s), p.gammaS, p.betaS), path(X, p, s)));

export const concatenateChannels = (branches: Batch[]): Batch =>
  branches.reduce((left, right) =>
    left.map((image, n) => image.map((row, h) => row.map((cell, w) => [...cell, ...right[n][h][w]]))),
  );

export function inceptionModule(X: Batch, p: Named): Batch {
  const layer = (A: Batch, name: string) => relu4(conv(A, p[`W${name}`], p[`b${name}`]));
  return concatenateChannels([
    layer(X, '1x1'),
    layer(layer(X, '3x3Reduce'), '3x3'),
    layer(layer(X, '5x5Reduce'), '5x5'),
    layer(maxPool(X, { f: 3, stride: 1, pad: 1 }), 'Pool'),
  ]);
}

export const inceptionOutputShape = ([h, w]: number[], { n1x1, n3x3, n5x5, nPool }: Record<string, number>) => ({
  branches: [n1x1, n3x3, n5x5, nPool].map((c) => [h, w, c]),
  output: [h, w, n1x1 + n3x3 + n5x5 + nPool],
});

export const countMultiplications = (shape: number[], { f, filters }: { f: number; filters: number }) =>
  [...shape, f, f, filters].reduce((product, size) => product * size, 1);

export function compareBottleneck([h, w, c]: number[], { f, filters, reduce }: Record<string, number>) {
  const direct = countMultiplications([h, w, c], { f, filters });
  const bottleneck = h * w * reduce * (c + f * f * filters);
  return { direct, bottleneck, saving: direct / bottleneck };
}
