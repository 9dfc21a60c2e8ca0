import { backwardPropagation, computeCost, forwardPropagation } from './library/network.ts';
import type { Matrix, Parameters } from './library/network.ts';
import { randomMiniBatches } from './parts/batches.ts';
import { buildTable, type Moments } from './parts/entries.ts';

export { averagingWindow, biasCorrectedAverage, exponentiallyWeightedAverage } from './parts/averages.ts';
export { chooseMiniBatchSize, nameGradientDescent, randomMiniBatches } from './parts/batches.ts';

export function updateParametersWithGd(parameters: Parameters, grads: Moments, learningRate: number): Parameters {
  return buildTable(parameters, '', (read) => read(parameters, '') - learningRate * read(grads, 'd'));
}

export function initializeVelocity(parameters: Parameters): Moments {
  return buildTable(parameters, 'd', () => 0);
}

export { initializeVelocity as initializeRmsprop };

export function updateParametersWithMomentum(
  parameters: Parameters,
  grads: Moments,
  v: Moments,
  beta: number,
  learningRate: number,
) {
  const V = buildTable(parameters, 'd', (read) => beta * read(v, 'd') + (1 - beta) * read(grads, 'd'));
  return { parameters: updateParametersWithGd(parameters, V, learningRate), v: V };
}

export function updateParametersWithRmsprop(
  parameters: Parameters,
  grads: Moments,
  s: Moments,
  beta: number,
  learningRate: number,
  epsilon: number,
) {
  const S = buildTable(parameters, 'd', (read) => beta * read(s, 'd') + (1 - beta) * read(grads, 'd') ** 2);
  const steps = buildTable(parameters, 'd', (read) => read(grads, 'd') / Math.sqrt(read(S, 'd') + epsilon));
  return { parameters: updateParametersWithGd(parameters, steps, learningRate), s: S };
}

export function initializeAdam(parameters: Parameters) {
  return { v: initializeVelocity(parameters), s: initializeVelocity(parameters) };
}

export function updateParametersWithAdam(
  parameters: Parameters,
  grads: Moments,
  v: Moments,
  s: Moments,
  t: number,
  learningRate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
) {
  const V = buildTable(parameters, 'd', (read) => beta1 * read(v, 'd') + (1 - beta1) * read(grads, 'd'));
  const S = buildTable(parameters, 'd', (read) => beta2 * read(s, 'd') + (1 - beta2) * read(grads, 'd') ** 2);
  const steps = buildTable(parameters, 'd', (read) => {
    const vHat = read(V, 'd') / (1 - beta1 ** t);
    const sHat = read(S, 'd') / (1 - beta2 ** t);
    return vHat / Math.sqrt(sHat + epsilon);
  });
  return { parameters: updateParametersWithGd(parameters, steps, learningRate), v: V, s: S };
}

type Options = {
  optimizer: string;
  learningRate: number;
  miniBatchSize: number;
  epochs: number;
  beta: number;
  beta1: number;
  beta2: number;
  epsilon: number;
};

/** A function that makes one update and remembers the moments. */
function makeOptimizer(parameters: Parameters, o: Options): (p: Parameters, grads: Moments) => Parameters {
  let { v, s } = initializeAdam(parameters);
  let t = 0;
  return (p, grads) => {
    t += 1;
    if (o.optimizer === 'gd') return updateParametersWithGd(p, grads, o.learningRate);
    if (o.optimizer === 'momentum') {
      const next = updateParametersWithMomentum(p, grads, v, o.beta, o.learningRate);
      v = next.v;
      return next.parameters;
    }
    if (o.optimizer === 'rmsprop') {
      const next = updateParametersWithRmsprop(p, grads, s, o.beta, o.learningRate, o.epsilon);
      s = next.s;
      return next.parameters;
    }
    const next = updateParametersWithAdam(p, grads, v, s, t, o.learningRate, o.beta1, o.beta2, o.epsilon);
    ({ v, s } = next);
    return next.parameters;
  };
}

export function trainModel(X: Matrix, Y: Matrix, parameters: Parameters, options: Options, rng: () => number) {
  const update = makeOptimizer(parameters, options);
  const costOf = (p: Parameters) => computeCost(forwardPropagation(X, p).AL, Y);
  let current = parameters;
  const costs = [costOf(current)];
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    for (const [batchX, batchY] of randomMiniBatches(X, Y, options.miniBatchSize, rng)) {
      const { cache } = forwardPropagation(batchX, current);
      current = update(current, backwardPropagation(batchX, batchY, cache));
    }
    costs.push(costOf(current));
  }
  return { parameters: current, costs };
}
