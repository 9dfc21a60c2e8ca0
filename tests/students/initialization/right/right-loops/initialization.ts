import type { Matrix, Parameters, Vector } from './library/network.ts';

type Rng = () => number;

export function deepLinearForward(X: Matrix, parameters: Parameters): Matrix[] {
  const activations: Matrix[] = [X];
  let l = 1;
  while (parameters['W' + l] !== undefined) {
    const W = parameters['W' + l] as Matrix;
    const before = activations[l - 1];
    const A: Matrix = [];
    for (let i = 0; i < W.length; i++) {
      A.push([]);
      for (let j = 0; j < before[0].length; j++) {
        let sum = 0;
        for (let k = 0; k < before.length; k++) sum += W[i][k] * before[k][j];
        A[i].push(sum);
      }
    }
    activations.push(A);
    l++;
  }
  return activations;
}

export function signalAtDepth(x: Vector, w: number, L: number): Vector {
  const signal: number[] = [];
  for (let i = 0; i < x.length; i++) {
    let value = x[i];
    for (let l = 1; l <= L; l++) value = value * w;
    signal.push(value);
  }
  return signal;
}

function norm(A: Matrix): number {
  let sum = 0;
  for (let i = 0; i < A.length; i++) for (let j = 0; j < A[i].length; j++) sum += A[i][j] * A[i][j];
  return Math.sqrt(sum);
}

export function growthFactors(activations: Matrix[]): Vector {
  const factors: number[] = [];
  for (let l = 1; l < activations.length; l++) {
    const before = norm(activations[l - 1]);
    if (before === 0) factors.push(0);
    else factors.push(norm(activations[l]) / before);
  }
  return factors;
}

export function depthOutOfRange(activations: Matrix[], low: number, high: number): number | null {
  const start = norm(activations[0]);
  for (let l = 1; l < activations.length; l++) {
    const growth = norm(activations[l]) / start;
    if (growth < low || growth > high) return l;
  }
  return null;
}

// Marsaglia's polar method: a point in the unit disc, no sine and no cosine
export function randn(rows: number, columns: number, rng: Rng): Matrix {
  const result: Matrix = [];
  for (let i = 0; i < rows; i++) result.push(new Array(columns));
  // column by column
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      let u = 0;
      let s = 0;
      do {
        u = 2 * rng() - 1;
        const v = 2 * rng() - 1;
        s = u * u + v * v;
      } while (s >= 1 || s === 0);
      result[i][j] = u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }
  return result;
}

export function initializeParametersZeros(layersDims: Vector): Parameters {
  const parameters: Parameters = {};
  for (let l = 1; l < layersDims.length; l++) {
    const W: Matrix = [];
    const b: number[] = [];
    for (let i = 0; i < layersDims[l]; i++) {
      const row: number[] = [];
      for (let j = 0; j < layersDims[l - 1]; j++) row.push(0);
      W.push(row);
      b.push(0);
    }
    parameters['W' + l] = W;
    parameters['b' + l] = b;
  }
  return parameters;
}

function scaled(layersDims: Vector, rng: Rng, deviations: Vector): Parameters {
  const parameters = initializeParametersZeros(layersDims);
  // the last layer first
  for (let l = layersDims.length - 1; l >= 1; l--) {
    const z = randn(layersDims[l], layersDims[l - 1], rng);
    for (let i = 0; i < z.length; i++) for (let j = 0; j < z[i].length; j++) z[i][j] *= deviations[l];
    parameters['W' + l] = z;
  }
  return parameters;
}

export function initializeParametersRandom(layersDims: Vector, rng: Rng): Parameters {
  const deviations = [0];
  for (let l = 1; l < layersDims.length; l++) deviations.push(10);
  return scaled(layersDims, rng, deviations);
}

export function initializeParametersHe(layersDims: Vector, rng: Rng): Parameters {
  const deviations = [0];
  for (let l = 1; l < layersDims.length; l++) deviations.push(Math.sqrt(2 / layersDims[l - 1]));
  return scaled(layersDims, rng, deviations);
}

export function initializeParametersXavier(layersDims: Vector, rng: Rng): Parameters {
  const deviations = [0];
  for (let l = 1; l < layersDims.length; l++) deviations.push(1 / Math.sqrt(layersDims[l - 1]));
  return scaled(layersDims, rng, deviations);
}

export function initializeParametersGlorot(layersDims: Vector, rng: Rng): Parameters {
  const deviations = [0];
  for (let l = 1; l < layersDims.length; l++) {
    const mean = (layersDims[l - 1] + layersDims[l]) / 2;
    deviations.push(1 / Math.sqrt(mean));
  }
  return scaled(layersDims, rng, deviations);
}
