// Optimizers homework. Loops everywhere, one helper for copying shapes.
import { backwardPropagation, computeCost, forwardPropagation } from './library/network.ts';
import type { Matrix, Parameters, Vector } from './library/network.ts';

type Table = { [key: string]: Matrix | Vector };

export function randomMiniBatches(X: Matrix, Y: Matrix, miniBatchSize: number, rng: () => number): [Matrix, Matrix][] {
  const m = X[0]!.length;
  const perm: number[] = [];
  for (let i = 0; i < m; i++) perm.push(i);
  for (let i = m - 1; i >= 1; i--) {
    const j = Math.floor(rng() * (i + 1));
    const t = perm[i]!;
    perm[i] = perm[j]!;
    perm[j] = t;
  }
  const result: [Matrix, Matrix][] = [];
  let k = 0;
  while (k < m) {
    const end = Math.min(k + miniBatchSize, m);
    const bx: Matrix = [];
    for (let r = 0; r < X.length; r++) {
      const row: number[] = [];
      for (let c = k; c < end; c++) row.push(X[r]![perm[c]!]!);
      bx.push(row);
    }
    const by: Matrix = [];
    for (let r = 0; r < Y.length; r++) {
      const row: number[] = [];
      for (let c = k; c < end; c++) row.push(Y[r]![perm[c]!]!);
      by.push(row);
    }
    result.push([bx, by]);
    k = end;
  }
  return result;
}

export function chooseMiniBatchSize(m: number, exampleBytes: number, memoryBytes: number): number {
  if (m <= 2000) return m;
  let size = 64;
  while (size * 2 <= 512 && size * 2 * exampleBytes <= memoryBytes) size *= 2;
  return size;
}

export function nameGradientDescent(miniBatchSize: number, m: number): string {
  if (miniBatchSize === m) return 'batch';
  if (miniBatchSize === 1) return 'stochastic';
  return 'mini-batch';
}

export function exponentiallyWeightedAverage(theta: Vector, beta: number): Vector {
  const out: Vector = [];
  let v = 0;
  for (let t = 0; t < theta.length; t++) {
    v = beta * v + (1 - beta) * theta[t]!;
    out.push(v);
  }
  return out;
}

export function averagingWindow(beta: number): number {
  return 1 / (1 - beta);
}

export function biasCorrectedAverage(theta: Vector, beta: number): Vector {
  const v = exponentiallyWeightedAverage(theta, beta);
  const out: Vector = [];
  for (let t = 1; t <= v.length; t++) out.push(v[t - 1]! / (1 - Math.pow(beta, t)));
  return out;
}

function layers(parameters: Parameters): number {
  return Object.keys(parameters).length / 2;
}

export function updateParametersWithGd(parameters: Parameters, grads: Table, learningRate: number): Parameters {
  const out: Parameters = {};
  for (let l = 1; l <= layers(parameters); l++) {
    const W = parameters['W' + l] as Matrix;
    const dW = grads['dW' + l] as Matrix;
    const b = parameters['b' + l] as Vector;
    const db = grads['db' + l] as Vector;
    const newW: Matrix = [];
    const newb: Vector = [];
    for (let i = 0; i < W.length; i++) {
      newW.push([]);
      for (let j = 0; j < W[i]!.length; j++) newW[i]!.push(W[i]![j]! - learningRate * dW[i]![j]!);
      newb.push(b[i]! - learningRate * db[i]!);
    }
    out['W' + l] = newW;
    out['b' + l] = newb;
  }
  return out;
}

export function initializeVelocity(parameters: Parameters): Table {
  const v: Table = {};
  for (let l = 1; l <= layers(parameters); l++) {
    const W = parameters['W' + l] as Matrix;
    const zW: Matrix = [];
    const zb: Vector = [];
    for (let i = 0; i < W.length; i++) {
      const row: number[] = [];
      for (let j = 0; j < W[i]!.length; j++) row.push(0);
      zW.push(row);
      zb.push(0);
    }
    v['dW' + l] = zW;
    v['db' + l] = zb;
  }
  return v;
}

export function updateParametersWithMomentum(parameters: Parameters, grads: Table, v: Table, beta: number, learningRate: number) {
  const newV = initializeVelocity(parameters);
  for (const key of Object.keys(newV)) {
    const g = grads[key]!;
    const old = v[key]!;
    const next = newV[key]!;
    for (let i = 0; i < g.length; i++) {
      if (Array.isArray(g[i])) {
        const row = g[i] as number[];
        for (let j = 0; j < row.length; j++) (next[i] as number[])[j] = beta * (old[i] as number[])[j]! + (1 - beta) * row[j]!;
      } else {
        (next as Vector)[i] = beta * (old[i] as number) + (1 - beta) * (g[i] as number);
      }
    }
  }
  return { parameters: updateParametersWithGd(parameters, newV, learningRate), v: newV };
}

export function initializeRmsprop(parameters: Parameters): Table {
  return initializeVelocity(parameters);
}

export function updateParametersWithRmsprop(parameters: Parameters, grads: Table, s: Table, beta: number, learningRate: number, epsilon: number) {
  const newS = initializeVelocity(parameters);
  const step = initializeVelocity(parameters);
  for (const key of Object.keys(newS)) {
    const g = grads[key]!;
    for (let i = 0; i < g.length; i++) {
      if (Array.isArray(g[i])) {
        const row = g[i] as number[];
        for (let j = 0; j < row.length; j++) {
          const sij = beta * (s[key]![i] as number[])[j]! + (1 - beta) * row[j]! * row[j]!;
          (newS[key]![i] as number[])[j] = sij;
          (step[key]![i] as number[])[j] = row[j]! / Math.sqrt(sij + epsilon);
        }
      } else {
        const gi = g[i] as number;
        const si = beta * (s[key]![i] as number) + (1 - beta) * gi * gi;
        (newS[key] as Vector)[i] = si;
        (step[key] as Vector)[i] = gi / Math.sqrt(si + epsilon);
      }
    }
  }
  return { parameters: updateParametersWithGd(parameters, step, learningRate), s: newS };
}

export function initializeAdam(parameters: Parameters) {
  return { v: initializeVelocity(parameters), s: initializeVelocity(parameters) };
}

export function updateParametersWithAdam(parameters: Parameters, grads: Table, v: Table, s: Table, t: number, learningRate: number, beta1: number, beta2: number, epsilon: number) {
  const newV = initializeVelocity(parameters);
  const newS = initializeVelocity(parameters);
  const step = initializeVelocity(parameters);
  const c1 = 1 - Math.pow(beta1, t);
  const c2 = 1 - Math.pow(beta2, t);
  for (const key of Object.keys(newV)) {
    const g = grads[key]!;
    for (let i = 0; i < g.length; i++) {
      if (Array.isArray(g[i])) {
        const row = g[i] as number[];
        for (let j = 0; j < row.length; j++) {
          const vv = beta1 * (v[key]![i] as number[])[j]! + (1 - beta1) * row[j]!;
          const ss = beta2 * (s[key]![i] as number[])[j]! + (1 - beta2) * row[j]! ** 2;
          (newV[key]![i] as number[])[j] = vv;
          (newS[key]![i] as number[])[j] = ss;
          (step[key]![i] as number[])[j] = vv / c1 / Math.sqrt(ss / c2 + epsilon);
        }
      } else {
        const gi = g[i] as number;
        const vv = beta1 * (v[key]![i] as number) + (1 - beta1) * gi;
        const ss = beta2 * (s[key]![i] as number) + (1 - beta2) * gi ** 2;
        (newV[key] as Vector)[i] = vv;
        (newS[key] as Vector)[i] = ss;
        (step[key] as Vector)[i] = vv / c1 / Math.sqrt(ss / c2 + epsilon);
      }
    }
  }
  return { parameters: updateParametersWithGd(parameters, step, learningRate), v: newV, s: newS };
}

export function trainModel(X: Matrix, Y: Matrix, parameters: Parameters, options: any, rng: () => number) {
  let p = parameters;
  let v = initializeVelocity(p);
  let s = initializeRmsprop(p);
  let t = 0;
  const costs: number[] = [computeCost(forwardPropagation(X, p).AL, Y)];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const batches = randomMiniBatches(X, Y, options.miniBatchSize, rng);
    for (const [bx, by] of batches) {
      const { cache } = forwardPropagation(bx, p);
      const grads = backwardPropagation(bx, by, cache);
      if (options.optimizer === 'gd') {
        p = updateParametersWithGd(p, grads, options.learningRate);
      } else if (options.optimizer === 'momentum') {
        const r = updateParametersWithMomentum(p, grads, v, options.beta, options.learningRate);
        p = r.parameters;
        v = r.v;
      } else if (options.optimizer === 'rmsprop') {
        const r = updateParametersWithRmsprop(p, grads, s, options.beta, options.learningRate, options.epsilon);
        p = r.parameters;
        s = r.s;
      } else {
        t = t + 1;
        const r = updateParametersWithAdam(p, grads, v, s, t, options.learningRate, options.beta1, options.beta2, options.epsilon);
        p = r.parameters;
        v = r.v;
        s = r.s;
      }
    }
    costs.push(computeCost(forwardPropagation(X, p).AL, Y));
  }
  return { parameters: p, costs };
}
