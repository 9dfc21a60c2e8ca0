// Everything is right, but the update functions write into the tables they are given, as numpy code does.
import { backwardPropagation, computeCost, forwardPropagation } from './library/network.ts';

type Table = { [name: string]: any };

export function randomMiniBatches(X: number[][], Y: number[][], miniBatchSize: number, rng: () => number) {
  const m = X[0]!.length;
  const permutation = [...Array(m).keys()];
  for (let i = m; i > 1; ) {
    const j = Math.floor(rng() * i--);
    [permutation[i], permutation[j]] = [permutation[j]!, permutation[i]!];
  }
  const batches = [];
  for (let k = 0; k < m; k += miniBatchSize) {
    const part = permutation.slice(k, k + miniBatchSize);
    batches.push([X.map((row) => part.map((i) => row[i])), Y.map((row) => part.map((i) => row[i]))]);
  }
  return batches;
}

export function chooseMiniBatchSize(m: number, exampleBytes: number, memoryBytes: number) {
  if (m <= 2000) return m;
  const fits = Math.floor(Math.log2(memoryBytes / exampleBytes));
  return 2 ** Math.min(9, Math.max(6, fits));
}

export function nameGradientDescent(miniBatchSize: number, m: number) {
  if (miniBatchSize === m) return 'batch';
  return miniBatchSize > 1 ? 'mini-batch' : 'stochastic';
}

export function exponentiallyWeightedAverage(theta: number[], beta: number) {
  let v = 0;
  return theta.map((x) => (v = beta * v + (1 - beta) * x));
}

export function averagingWindow(beta: number) {
  return 1 / (1 - beta);
}

export function biasCorrectedAverage(theta: number[], beta: number) {
  let v = 0;
  let power = 1;
  return theta.map((x) => {
    v = beta * v + (1 - beta) * x;
    power *= beta;
    return v / (1 - power);
  });
}

/** Calls visit(list, index, name) for every number of every table entry. */
function eachNumber(table: Table, visit: (name: string, i: number, j?: number) => void) {
  for (const name of Object.keys(table)) {
    table[name].forEach((row: any, i: number) => {
      if (Array.isArray(row)) row.forEach((_, j) => visit(name, i, j));
      else visit(name, i);
    });
  }
}

const get = (t: Table, name: string, i: number, j?: number) => (j === undefined ? t[name][i] : t[name][i][j]);
function set(t: Table, name: string, i: number, j: number | undefined, value: number) {
  if (j === undefined) t[name][i] = value;
  else t[name][i][j] = value;
}

export function updateParametersWithGd(parameters: Table, grads: Table, learningRate: number) {
  eachNumber(parameters, (name, i, j) => {
    set(parameters, name, i, j, get(parameters, name, i, j) - learningRate * get(grads, 'd' + name, i, j));
  });
  return parameters;
}

export function initializeVelocity(parameters: Table) {
  const v: Table = {};
  for (const name in parameters) {
    v['d' + name] = parameters[name].map((row: any) => (Array.isArray(row) ? row.map(() => 0) : 0));
  }
  return v;
}

export function updateParametersWithMomentum(parameters: Table, grads: Table, v: Table, beta: number, learningRate: number) {
  eachNumber(v, (name, i, j) => {
    set(v, name, i, j, beta * get(v, name, i, j) + (1 - beta) * get(grads, name, i, j));
  });
  updateParametersWithGd(parameters, v, learningRate);
  return { parameters, v };
}

export function initializeRmsprop(parameters: Table) {
  return initializeVelocity(parameters);
}

export function updateParametersWithRmsprop(
  parameters: Table,
  grads: Table,
  s: Table,
  beta: number,
  learningRate: number,
  epsilon: number,
) {
  eachNumber(s, (name, i, j) => {
    const g = get(grads, name, i, j);
    set(s, name, i, j, beta * get(s, name, i, j) + (1 - beta) * g * g);
    const W = get(parameters, name.slice(1), i, j);
    set(parameters, name.slice(1), i, j, W - (learningRate * g) / Math.sqrt(get(s, name, i, j) + epsilon));
  });
  return { parameters, s };
}

export function initializeAdam(parameters: Table) {
  return { v: initializeVelocity(parameters), s: initializeVelocity(parameters) };
}

export function updateParametersWithAdam(
  parameters: Table,
  grads: Table,
  v: Table,
  s: Table,
  t: number,
  learningRate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
) {
  eachNumber(v, (name, i, j) => {
    const g = get(grads, name, i, j);
    set(v, name, i, j, beta1 * get(v, name, i, j) + (1 - beta1) * g);
    set(s, name, i, j, beta2 * get(s, name, i, j) + (1 - beta2) * g * g);
    const vCorrected = get(v, name, i, j) / (1 - beta1 ** t);
    const sCorrected = get(s, name, i, j) / (1 - beta2 ** t);
    const W = get(parameters, name.slice(1), i, j);
    set(parameters, name.slice(1), i, j, W - (learningRate * vCorrected) / Math.sqrt(sCorrected + epsilon));
  });
  return { parameters, v, s };
}

export function trainModel(X: number[][], Y: number[][], parameters: Table, options: Table, rng: () => number) {
  const { optimizer, learningRate, beta, beta1, beta2, epsilon } = options as any;
  const { v, s } = initializeAdam(parameters);
  const costs = [computeCost(forwardPropagation(X, parameters).AL, Y)];
  let t = 0;
  for (let epoch = 0; epoch < (options as any).epochs; epoch++) {
    for (const [batchX, batchY] of randomMiniBatches(X, Y, (options as any).miniBatchSize, rng) as any[]) {
      const grads = backwardPropagation(batchX, batchY, forwardPropagation(batchX, parameters).cache);
      t++;
      if (optimizer === 'gd') updateParametersWithGd(parameters, grads, learningRate);
      if (optimizer === 'momentum') updateParametersWithMomentum(parameters, grads, v, beta, learningRate);
      if (optimizer === 'rmsprop') updateParametersWithRmsprop(parameters, grads, s, beta, learningRate, epsilon);
      if (optimizer === 'adam') updateParametersWithAdam(parameters, grads, v, s, t, learningRate, beta1, beta2, epsilon);
    }
    costs.push(computeCost(forwardPropagation(X, parameters).AL, Y));
  }
  return { parameters, costs };
}
