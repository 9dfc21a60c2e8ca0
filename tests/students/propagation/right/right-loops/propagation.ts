// Propagation homework, plain loops and no library.

type Params = { [name: string]: any };

function zeros(rows: number, columns: number): number[][] {
  const result: number[][] = [];
  for (let i = 0; i < rows; i++) {
    result.push(new Array(columns).fill(0));
  }
  return result;
}

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function tanh(z: number): number {
  if (z > 20) return 1;
  if (z < -20) return -1;
  const up = Math.exp(z);
  const down = Math.exp(-z);
  return (up - down) / (up + down);
}

export function relu(z: number): number {
  return Math.max(0, z);
}

export function sigmoidBackward(dA: number[][], Z: number[][]): number[][] {
  const dZ = zeros(Z.length, Z[0].length);
  for (let i = 0; i < Z.length; i++) {
    for (let j = 0; j < Z[i].length; j++) {
      const s = sigmoid(Z[i][j]);
      dZ[i][j] = dA[i][j] * s * (1 - s);
    }
  }
  return dZ;
}

export function tanhBackward(dA: number[][], Z: number[][]): number[][] {
  const dZ = zeros(Z.length, Z[0].length);
  for (let i = 0; i < Z.length; i++) {
    for (let j = 0; j < Z[i].length; j++) {
      const t = tanh(Z[i][j]);
      dZ[i][j] = dA[i][j] * (1 + t) * (1 - t);
    }
  }
  return dZ;
}

export function reluBackward(dA: number[][], Z: number[][]): number[][] {
  const dZ = zeros(Z.length, Z[0].length);
  for (let i = 0; i < Z.length; i++) {
    for (let j = 0; j < Z[i].length; j++) {
      if (Z[i][j] > 0) {
        dZ[i][j] = dA[i][j];
      }
    }
  }
  return dZ;
}

export function linearForward(A: number[][], W: number[][], b: number[]): number[][] {
  const m = A[0].length;
  const Z = zeros(W.length, m);
  for (let i = 0; i < W.length; i++) {
    for (let j = 0; j < m; j++) {
      Z[i][j] = b[i];
      for (let k = 0; k < A.length; k++) {
        Z[i][j] += W[i][k] * A[k][j];
      }
    }
  }
  return Z;
}

export function linearActivationForward(APrev: number[][], W: number[][], b: number[], activation: string) {
  const Z = linearForward(APrev, W, b);
  const A = zeros(Z.length, Z[0].length);
  for (let i = 0; i < Z.length; i++) {
    for (let j = 0; j < Z[i].length; j++) {
      if (activation === 'sigmoid') {
        A[i][j] = sigmoid(Z[i][j]);
      } else if (activation === 'tanh') {
        A[i][j] = tanh(Z[i][j]);
      } else {
        A[i][j] = relu(Z[i][j]);
      }
    }
  }
  return { A, cache: { APrev, W, b, Z } };
}

export function lModelForward(X: number[][], parameters: Params) {
  const L = Object.keys(parameters).length / 2;
  const caches: any[] = [];
  let A = X;
  for (let l = 1; l < L; l++) {
    const step = linearActivationForward(A, parameters['W' + l], parameters['b' + l], 'relu');
    caches.push(step.cache);
    A = step.A;
  }
  const last = linearActivationForward(A, parameters['W' + L], parameters['b' + L], 'sigmoid');
  caches.push(last.cache);
  return { AL: last.A, caches };
}

export function computeCost(AL: number[][], Y: number[][]): number {
  const m = Y[0].length;
  let total = 0;
  for (let j = 0; j < m; j++) {
    let a = AL[0][j];
    if (a < 1e-12) a = 1e-12;
    if (a > 1 - 1e-12) a = 1 - 1e-12;
    total += Y[0][j] * Math.log(a) + (1 - Y[0][j]) * Math.log(1 - a);
  }
  return (-1 / m) * total;
}

export function linearBackward(dZ: number[][], cache: { APrev: number[][]; W: number[][] }) {
  const { APrev, W } = cache;
  const m = APrev[0].length;
  const dW = zeros(W.length, W[0].length);
  const db: number[] = new Array(W.length).fill(0);
  const dAPrev = zeros(APrev.length, m);
  for (let i = 0; i < W.length; i++) {
    for (let j = 0; j < m; j++) {
      db[i] += dZ[i][j] / m;
      for (let k = 0; k < APrev.length; k++) {
        dW[i][k] += (dZ[i][j] * APrev[k][j]) / m;
        dAPrev[k][j] += W[i][k] * dZ[i][j];
      }
    }
  }
  return { dAPrev, dW, db };
}

export function linearActivationBackward(dA: number[][], cache: any, activation: string) {
  let dZ: number[][];
  if (activation === 'sigmoid') {
    dZ = sigmoidBackward(dA, cache.Z);
  } else if (activation === 'tanh') {
    dZ = tanhBackward(dA, cache.Z);
  } else {
    dZ = reluBackward(dA, cache.Z);
  }
  return linearBackward(dZ, cache);
}

export function lModelBackward(AL: number[][], Y: number[][], caches: any[]) {
  const grads: Params = {};
  const L = caches.length;
  const m = Y[0].length;
  const dZ = zeros(1, m);
  for (let j = 0; j < m; j++) {
    dZ[0][j] = AL[0][j] - Y[0][j];
  }
  const last = linearBackward(dZ, caches[L - 1]);
  grads['dW' + L] = last.dW;
  grads['db' + L] = last.db;
  grads['dA' + (L - 1)] = last.dAPrev;
  for (let l = L - 1; l >= 1; l--) {
    const step = linearActivationBackward(grads['dA' + l], caches[l - 1], 'relu');
    grads['dW' + l] = step.dW;
    grads['db' + l] = step.db;
    grads['dA' + (l - 1)] = step.dAPrev;
  }
  return grads;
}

export function updateParameters(parameters: Params, grads: Params, learningRate: number): Params {
  const updated: Params = {};
  const L = Object.keys(parameters).length / 2;
  for (let l = 1; l <= L; l++) {
    const W = parameters['W' + l];
    const b = parameters['b' + l];
    updated['W' + l] = zeros(W.length, W[0].length);
    updated['b' + l] = [];
    for (let i = 0; i < W.length; i++) {
      for (let k = 0; k < W[i].length; k++) {
        updated['W' + l][i][k] = W[i][k] - learningRate * grads['dW' + l][i][k];
      }
      updated['b' + l].push(b[i] - learningRate * grads['db' + l][i]);
    }
  }
  return updated;
}

export function lLayerModel(X: number[][], Y: number[][], parameters: Params, learningRate: number, numIterations: number) {
  const costs: number[] = [];
  for (let i = 0; i < numIterations; i++) {
    const { AL, caches } = lModelForward(X, parameters);
    costs.push(computeCost(AL, Y));
    const grads = lModelBackward(AL, Y, caches);
    parameters = updateParameters(parameters, grads, learningRate);
  }
  costs.push(computeCost(lModelForward(X, parameters).AL, Y));
  return { parameters, costs };
}
