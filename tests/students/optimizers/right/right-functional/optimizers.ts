import { backwardPropagation, computeCost, forwardPropagation, type Matrix, type Parameters } from './library/network';
import { columns, mapTable, type Table, zipWith } from './tensors';

type Rng = () => number;

const shuffled = (m: number, rng: Rng): number[] =>
  Array.from({ length: m }, (_, i) => ({ i, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);

export const randomMiniBatches = (X: Matrix, Y: Matrix, miniBatchSize = 64, rng: Rng) => {
  const order = shuffled(X[0]!.length, rng);
  return Array.from({ length: Math.ceil(order.length / miniBatchSize) }, (_, k) => {
    const part = order.slice(k * miniBatchSize, (k + 1) * miniBatchSize);
    return { X: columns(X, part), Y: columns(Y, part) };
  });
};

export const chooseMiniBatchSize = (m: number, exampleBytes: number, memoryBytes: number): number =>
  m <= 2000 ? m : Math.max(...[64, 128, 256, 512].filter((size) => size * exampleBytes <= memoryBytes));

export const nameGradientDescent = (miniBatchSize: number, m: number) =>
  miniBatchSize === m ? 'batch' : miniBatchSize === 1 ? 'stochastic' : 'mini-batch';

export const exponentiallyWeightedAverage = (theta: number[], beta = 0.9): number[] =>
  theta.reduce<number[]>((vs, x) => [...vs, beta * (vs.at(-1) ?? 0) + (1 - beta) * x], []);

export const averagingWindow = (beta = 0.9) => (1 - beta) ** -1;

export const biasCorrectedAverage = (theta: number[], beta = 0.9): number[] =>
  exponentiallyWeightedAverage(theta, beta).map((v, i) => v / (1 - beta ** (i + 1)));

const descend = (parameters: Parameters, steps: Table, learningRate: number): Parameters =>
  mapTable(parameters, (W, name) => zipWith((w, step) => w - learningRate * step, W, steps[`d${name}`])) as Parameters;

export const updateParametersWithGd = (parameters: Parameters, grads: Table, learningRate = 0.01) =>
  descend(parameters, grads, learningRate);

export const initializeVelocity = (parameters: Parameters): Table =>
  Object.fromEntries(Object.entries(parameters).map(([name, W]) => [`d${name}`, zipWith(() => 0, W)]));

// v + (1 − β)(g − v) is the same average
const ema = (beta: number) => (v: number, g: number) => v + (1 - beta) * (g - v);

export const updateParametersWithMomentum = (parameters: Parameters, grads: Table, v: Table, beta = 0.9, learningRate = 0.01) => {
  const velocity = mapTable(v, (V, name) => zipWith(ema(beta), V, grads[name]));
  return { v: velocity, parameters: descend(parameters, velocity, learningRate) };
};

export const initializeRmsprop = initializeVelocity;

export const updateParametersWithRmsprop = (
  parameters: Parameters,
  grads: Table,
  s: Table,
  beta = 0.9,
  learningRate = 0.01,
  epsilon = 1e-8,
) => {
  const squares = mapTable(s, (S, name) => zipWith((a, g) => ema(beta)(a, g * g), S, grads[name]));
  const steps = mapTable(squares, (S, name) => zipWith((a, g) => g * (a + epsilon) ** -0.5, S, grads[name]));
  return { s: squares, parameters: descend(parameters, steps, learningRate) };
};

export const initializeAdam = (parameters: Parameters) => ({
  v: initializeVelocity(parameters),
  s: initializeVelocity(parameters),
});

export const updateParametersWithAdam = (
  parameters: Parameters,
  grads: Table,
  v: Table,
  s: Table,
  t: number,
  learningRate = 0.01,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
) => {
  const velocity = mapTable(v, (V, name) => zipWith(ema(beta1), V, grads[name]));
  const squares = mapTable(s, (S, name) => zipWith((a, g) => ema(beta2)(a, g * g), S, grads[name]));
  const step = (a: number, b: number) => a / (1 - beta1 ** t) / Math.sqrt(b / (1 - beta2 ** t) + epsilon);
  const steps = mapTable(velocity, (V, name) => zipWith(step, V, squares[name]));
  return { parameters: descend(parameters, steps, learningRate), v: velocity, s: squares };
};

type State = { parameters: Parameters; v: Table; s: Table; t: number };

const optimizers: Record<string, (state: State, grads: Table, o: any) => Partial<State>> = {
  gd: ({ parameters }, grads, o) => ({ parameters: updateParametersWithGd(parameters, grads, o.learningRate) }),
  momentum: ({ parameters, v }, grads, o) => updateParametersWithMomentum(parameters, grads, v, o.beta, o.learningRate),
  rmsprop: ({ parameters, s }, grads, o) =>
    updateParametersWithRmsprop(parameters, grads, s, o.beta, o.learningRate, o.epsilon),
  adam: ({ parameters, v, s, t }, grads, o) =>
    updateParametersWithAdam(parameters, grads, v, s, t, o.learningRate, o.beta1, o.beta2, o.epsilon),
};

export const trainModel = (X: Matrix, Y: Matrix, parameters: Parameters, options: any, rng: Rng) => {
  const cost = (p: Parameters) => computeCost(forwardPropagation(X, p).AL, Y);
  let state: State = { parameters, ...initializeAdam(parameters), t: 0 };
  const costs = [cost(parameters)];
  for (const _ of Array.from({ length: options.epochs })) {
    state = randomMiniBatches(X, Y, options.miniBatchSize, rng).reduce((before, batch) => {
      const now = { ...before, t: before.t + 1 };
      const grads = backwardPropagation(batch.X, batch.Y, forwardPropagation(batch.X, now.parameters).cache);
      return { ...now, ...optimizers[options.optimizer]!(now, grads, options) };
    }, state);
    costs.push(cost(state.parameters));
  }
  return { parameters: state.parameters, costs };
};
