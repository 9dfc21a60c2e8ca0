// Batch normalisation homework, all with plain for loops.

type Table = { [name: string]: any };

export function batchNormForward(Z: number[][], gamma: number[], beta: number[], epsilon: number) {
  const m = Z[0].length;
  const ZNorm: number[][] = [];
  const ZTilde: number[][] = [];
  const mu: number[] = [];
  const sigmaSquared: number[] = [];
  for (let i = 0; i < Z.length; i++) {
    let total = 0;
    for (let j = 0; j < m; j++) {
      total += Z[i][j];
    }
    const mean = total / m;
    let squares = 0;
    for (let j = 0; j < m; j++) {
      const off = Z[i][j] - mean;
      squares += off * off;
    }
    const variance = squares / m;
    const std = Math.sqrt(variance + epsilon);
    mu.push(mean);
    sigmaSquared.push(variance);
    ZNorm.push([]);
    ZTilde.push([]);
    for (let j = 0; j < m; j++) {
      ZNorm[i].push((Z[i][j] - mean) / std);
      ZTilde[i].push(gamma[i] * ZNorm[i][j] + beta[i]);
    }
  }
  return { ZTilde: ZTilde, cache: { ZNorm, mu, sigmaSquared, gamma, beta, epsilon } };
}

export function identityParameters(mu: number[], sigmaSquared: number[], epsilon: number) {
  const gamma: number[] = [];
  const beta: number[] = [];
  for (let i = 0; i < mu.length; i++) {
    gamma[i] = Math.sqrt(sigmaSquared[i] + epsilon);
    beta[i] = mu[i];
  }
  return { gamma, beta };
}

export function batchNormBackward(dZTilde: number[][], cache: Table) {
  const m = dZTilde[0].length;
  const dZ: number[][] = [];
  const dgamma: number[] = [];
  const dbeta: number[] = [];
  for (let i = 0; i < dZTilde.length; i++) {
    let sum = 0;
    let sumTimesNorm = 0;
    for (let j = 0; j < m; j++) {
      sum += dZTilde[i][j];
      sumTimesNorm += dZTilde[i][j] * cache.ZNorm[i][j];
    }
    dbeta.push(sum);
    dgamma.push(sumTimesNorm);
    const factor = cache.gamma[i] / (m * Math.sqrt(cache.sigmaSquared[i] + cache.epsilon));
    dZ.push([]);
    for (let j = 0; j < m; j++) {
      dZ[i].push(factor * (m * dZTilde[i][j] - sum - cache.ZNorm[i][j] * sumTimesNorm));
    }
  }
  return { dZ, dgamma, dbeta };
}

function numberOfLayers(parameters: Table): number {
  let L = 0;
  while (parameters['W' + (L + 1)]) L++;
  return L;
}

export function initializeBatchNorm(parameters: Table) {
  const L = numberOfLayers(parameters);
  const result: Table = {};
  for (let l = 1; l < L; l++) {
    const W = parameters['W' + l];
    result['W' + l] = W;
    result['gamma' + l] = [];
    result['beta' + l] = [];
    for (let i = 0; i < W.length; i++) {
      result['gamma' + l].push(1);
      result['beta' + l].push(0);
    }
  }
  result['W' + L] = parameters['W' + L];
  result['b' + L] = parameters['b' + L];
  return result;
}

function multiply(W: number[][], A: number[][]): number[][] {
  const Z: number[][] = [];
  for (let i = 0; i < W.length; i++) {
    Z.push([]);
    for (let j = 0; j < A[0].length; j++) {
      let total = 0;
      for (let k = 0; k < A.length; k++) {
        total += W[i][k] * A[k][j];
      }
      Z[i].push(total);
    }
  }
  return Z;
}

function activate(Z: number[][], f: (z: number) => number): number[][] {
  const A: number[][] = [];
  for (let i = 0; i < Z.length; i++) {
    A.push([]);
    for (let j = 0; j < Z[i].length; j++) {
      A[i].push(f(Z[i][j]));
    }
  }
  return A;
}

const relu = (z: number) => (z > 0 ? z : 0);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

function addBias(Z: number[][], b: number[]) {
  for (let i = 0; i < Z.length; i++) {
    for (let j = 0; j < Z[i].length; j++) {
      Z[i][j] += b[i];
    }
  }
}

export function forwardPropagationWithBatchNorm(X: number[][], parameters: Table, epsilon: number) {
  const L = numberOfLayers(parameters);
  const cache: Table = {};
  let A = X;
  for (let l = 1; l < L; l++) {
    const W = parameters['W' + l];
    const Z = multiply(W, A);
    const out = batchNormForward(Z, parameters['gamma' + l], parameters['beta' + l], epsilon);
    A = activate(out.ZTilde, relu);
    cache['W' + l] = W;
    cache['Z' + l] = Z;
    cache['bn' + l] = out.cache;
    cache['ZTilde' + l] = out.ZTilde;
    cache['A' + l] = A;
  }
  const ZL = multiply(parameters['W' + L], A);
  addBias(ZL, parameters['b' + L]);
  const AL = activate(ZL, sigmoid);
  cache['W' + L] = parameters['W' + L];
  cache['b' + L] = parameters['b' + L];
  cache['Z' + L] = ZL;
  cache['A' + L] = AL;
  return { AL, cache };
}

export function backwardPropagationWithBatchNorm(X: number[][], Y: number[][], cache: Table) {
  const L = numberOfLayers(cache);
  const m = X[0].length;
  const grads: Table = {};
  let dZ: number[][] = [[]];
  for (let j = 0; j < m; j++) {
    dZ[0].push((cache['A' + L][0][j] - Y[0][j]) / m);
  }
  for (let l = L; l >= 1; l--) {
    const Aprev = l === 1 ? X : cache['A' + (l - 1)];
    const dW: number[][] = [];
    const db: number[] = [];
    for (let i = 0; i < dZ.length; i++) {
      dW.push([]);
      for (let k = 0; k < Aprev.length; k++) {
        let total = 0;
        for (let j = 0; j < m; j++) {
          total += dZ[i][j] * Aprev[k][j];
        }
        dW[i].push(total);
      }
      let total = 0;
      for (let j = 0; j < m; j++) {
        total += dZ[i][j];
      }
      db.push(total);
    }
    grads['dW' + l] = dW;
    if (l === L) grads['db' + l] = db;
    if (l === 1) break;
    const W = cache['W' + l];
    const dZTilde: number[][] = [];
    for (let k = 0; k < Aprev.length; k++) {
      dZTilde.push([]);
      for (let j = 0; j < m; j++) {
        let total = 0;
        for (let i = 0; i < W.length; i++) {
          total += W[i][k] * dZ[i][j];
        }
        dZTilde[k].push(cache['ZTilde' + (l - 1)][k][j] > 0 ? total : 0);
      }
    }
    const back = batchNormBackward(dZTilde, cache['bn' + (l - 1)]);
    grads['dgamma' + (l - 1)] = back.dgamma;
    grads['dbeta' + (l - 1)] = back.dbeta;
    dZ = back.dZ;
  }
  return grads;
}

export function updateParametersWithBatchNorm(parameters: Table, grads: Table, learningRate: number) {
  const result: Table = {};
  for (const name of Object.keys(parameters)) {
    const value = parameters[name];
    const grad = grads['d' + name];
    const updated: any[] = [];
    for (let i = 0; i < value.length; i++) {
      if (Array.isArray(value[i])) {
        updated.push([]);
        for (let j = 0; j < value[i].length; j++) {
          updated[i].push(value[i][j] - learningRate * grad[i][j]);
        }
      } else {
        updated.push(value[i] - learningRate * grad[i]);
      }
    }
    result[name] = updated;
  }
  return result;
}

export function updateRunningAverages(running: Table, cache: Table, momentum: number) {
  const mu: number[] = [];
  const sigmaSquared: number[] = [];
  for (let i = 0; i < running.mu.length; i++) {
    mu.push(momentum * running.mu[i] + (1 - momentum) * cache.mu[i]);
    sigmaSquared.push(momentum * running.sigmaSquared[i] + (1 - momentum) * cache.sigmaSquared[i]);
  }
  return { mu, sigmaSquared };
}

export function batchNormAtTestTime(
  Z: number[][],
  gamma: number[],
  beta: number[],
  running: Table,
  epsilon: number,
): number[][] {
  const ZTilde: number[][] = [];
  for (let i = 0; i < Z.length; i++) {
    const std = Math.sqrt(running.sigmaSquared[i] + epsilon);
    ZTilde.push([]);
    for (let j = 0; j < Z[i].length; j++) {
      ZTilde[i].push((gamma[i] * (Z[i][j] - running.mu[i])) / std + beta[i]);
    }
  }
  return ZTilde;
}

export function predictWithBatchNorm(X: number[][], parameters: Table, running: Table, epsilon: number) {
  const L = numberOfLayers(parameters);
  let A = X;
  for (let l = 1; l < L; l++) {
    const Z = multiply(parameters['W' + l], A);
    const ZTilde = batchNormAtTestTime(Z, parameters['gamma' + l], parameters['beta' + l], running['bn' + l], epsilon);
    A = activate(ZTilde, relu);
  }
  const ZL = multiply(parameters['W' + L], A);
  addBias(ZL, parameters['b' + L]);
  const AL = activate(ZL, sigmoid);
  const predictions: number[][] = [[]];
  for (let j = 0; j < AL[0].length; j++) {
    predictions[0].push(AL[0][j] > 0.5 ? 1 : 0);
  }
  return { AL, predictions };
}
