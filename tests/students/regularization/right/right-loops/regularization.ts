// Regularization homework. Everything with plain for loops, nothing from the library.

type Table = { [name: string]: any };

export function pNorm(x: number[], p: number): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    total += Math.pow(Math.abs(x[i]), p);
  }
  return Math.pow(total, 1 / p);
}

export function frobeniusNorm(W: number[][]): number {
  let total = 0;
  for (let i = 0; i < W.length; i++) {
    for (let j = 0; j < W[i].length; j++) {
      total += W[i][j] * W[i][j];
    }
  }
  return Math.sqrt(total);
}

function crossEntropy(A3: number[][], Y: number[][]): number {
  const m = Y[0].length;
  let total = 0;
  for (let j = 0; j < m; j++) {
    total -= Y[0][j] * Math.log(A3[0][j]) + (1 - Y[0][j]) * Math.log(1 - A3[0][j]);
  }
  return total / m;
}

export function computeCostWithRegularization(A3: number[][], Y: number[][], parameters: Table, lambd: number) {
  const m = Y[0].length;
  let squares = 0;
  for (let l = 1; l <= 3; l++) {
    const norm = frobeniusNorm(parameters['W' + l]);
    squares += norm * norm;
  }
  return crossEntropy(A3, Y) + (lambd / (2 * m)) * squares;
}

export function computeCostWithL1Regularization(A3: number[][], Y: number[][], parameters: Table, lambd: number) {
  const m = Y[0].length;
  let total = 0;
  for (let l = 1; l <= 3; l++) {
    for (const row of parameters['W' + l]) {
      for (const w of row) {
        total += Math.abs(w);
      }
    }
  }
  return crossEntropy(A3, Y) + (lambd * total) / m;
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function linearStep(W: number[][], A: number[][], b: number[]): number[][] {
  const Z: number[][] = [];
  for (let i = 0; i < W.length; i++) {
    Z.push([]);
    for (let j = 0; j < A[0].length; j++) {
      let z = b[i];
      for (let k = 0; k < A.length; k++) {
        z += W[i][k] * A[k][j];
      }
      Z[i].push(z);
    }
  }
  return Z;
}

// dW = dZ Aprev^T / m and db = row sums of dZ / m
function weightGradients(dZ: number[][], previous: number[][]): { dW: number[][]; db: number[] } {
  const m = dZ[0].length;
  const dW: number[][] = [];
  const db: number[] = [];
  for (let i = 0; i < dZ.length; i++) {
    dW.push([]);
    let sum = 0;
    for (let j = 0; j < m; j++) {
      sum += dZ[i][j];
    }
    db.push(sum / m);
    for (let k = 0; k < previous.length; k++) {
      let w = 0;
      for (let j = 0; j < m; j++) {
        w += dZ[i][j] * previous[k][j];
      }
      dW[i].push(w / m);
    }
  }
  return { dW, db };
}

// W^T dZ, then through relu; D and keep only with dropout
function hiddenGradient(W: number[][], dZ: number[][], Z: number[][], D?: any, keep?: number): number[][] {
  const result: number[][] = [];
  for (let k = 0; k < Z.length; k++) {
    result.push([]);
    for (let j = 0; j < Z[k].length; j++) {
      let dA = 0;
      for (let i = 0; i < W.length; i++) {
        dA += W[i][k] * dZ[i][j];
      }
      if (D !== undefined && keep !== undefined) {
        dA = D[k][j] ? dA / keep : 0;
      }
      result[k].push(Z[k][j] > 0 ? dA : 0);
    }
  }
  return result;
}

function plainBackward(X: number[][], Y: number[][], cache: Table, keepProb?: number[]): Table {
  const grads: Table = {};
  let dZ: number[][] = [[]];
  for (let j = 0; j < Y[0].length; j++) {
    dZ[0].push(cache.A3[0][j] - Y[0][j]);
  }
  for (let l = 3; l >= 1; l--) {
    const previous = l > 1 ? cache['A' + (l - 1)] : X;
    const { dW, db } = weightGradients(dZ, previous);
    grads['dW' + l] = dW;
    grads['db' + l] = db;
    if (l > 1) {
      const D = keepProb ? cache['D' + (l - 1)] : undefined;
      dZ = hiddenGradient(cache['W' + l], dZ, cache['Z' + (l - 1)], D, keepProb ? keepProb[l - 2] : undefined);
    }
  }
  return grads;
}

export function backwardPropagationWithRegularization(X: number[][], Y: number[][], cache: Table, lambd: number) {
  const grads = plainBackward(X, Y, cache);
  const m = X[0].length;
  for (let l = 1; l <= 3; l++) {
    for (let i = 0; i < grads['dW' + l].length; i++) {
      for (let j = 0; j < grads['dW' + l][i].length; j++) {
        grads['dW' + l][i][j] += (lambd / m) * cache['W' + l][i][j];
      }
    }
  }
  return grads;
}

export function backwardPropagationWithL1Regularization(X: number[][], Y: number[][], cache: Table, lambd: number) {
  const grads = plainBackward(X, Y, cache);
  const m = X[0].length;
  for (let l = 1; l <= 3; l++) {
    for (let i = 0; i < grads['dW' + l].length; i++) {
      for (let j = 0; j < grads['dW' + l][i].length; j++) {
        const w = cache['W' + l][i][j];
        if (w > 0) grads['dW' + l][i][j] += lambd / m;
        if (w < 0) grads['dW' + l][i][j] -= lambd / m;
      }
    }
  }
  return grads;
}

export function updateParametersWithWeightDecay(
  parameters: Table,
  grads: Table,
  learningRate: number,
  lambd: number,
  m: number,
) {
  const next: Table = {};
  for (let l = 1; parameters['W' + l] !== undefined; l++) {
    const W: number[][] = [];
    for (let i = 0; i < parameters['W' + l].length; i++) {
      W.push([]);
      for (let j = 0; j < parameters['W' + l][i].length; j++) {
        const w = parameters['W' + l][i][j];
        W[i].push(w - learningRate * (grads['dW' + l][i][j] + (lambd / m) * w));
      }
    }
    const b: number[] = [];
    for (let i = 0; i < parameters['b' + l].length; i++) {
      b.push(parameters['b' + l][i] - learningRate * grads['db' + l][i]);
    }
    next['W' + l] = W;
    next['b' + l] = b;
  }
  return next;
}

export function forwardPropagationWithDropout(
  X: number[][],
  parameters: Table,
  keepProb: number[],
  rng: () => number,
) {
  const cache: Table = {};
  let A = X;
  for (let l = 1; l <= 2; l++) {
    const Z = linearStep(parameters['W' + l], A, parameters['b' + l]);
    const D: boolean[][] = [];
    const next: number[][] = [];
    for (let i = 0; i < Z.length; i++) {
      D.push([]);
      next.push([]);
      for (let j = 0; j < Z[i].length; j++) {
        const kept = rng() < keepProb[l - 1];
        D[i].push(kept);
        next[i].push(kept && Z[i][j] > 0 ? Z[i][j] / keepProb[l - 1] : 0);
      }
    }
    A = next;
    cache['Z' + l] = Z;
    cache['D' + l] = D;
    cache['A' + l] = A;
    cache['W' + l] = parameters['W' + l];
    cache['b' + l] = parameters['b' + l];
  }
  const Z3 = linearStep(parameters.W3, A, parameters.b3);
  const A3 = Z3.map((row) => row.map(sigmoid));
  cache.Z3 = Z3;
  cache.A3 = A3;
  cache.W3 = parameters.W3;
  cache.b3 = parameters.b3;
  return { A3, cache };
}

export function backwardPropagationWithDropout(X: number[][], Y: number[][], cache: Table, keepProb: number[]) {
  return plainBackward(X, Y, cache, keepProb);
}

export function predict(X: number[][], parameters: Table, keepProb: number[], rng: () => number) {
  // with nothing dropped the forward pass is the plain one
  const { A3 } = forwardPropagationWithDropout(X, parameters, [1, 1], rng);
  const predictions: number[][] = [[]];
  for (let j = 0; j < A3[0].length; j++) {
    predictions[0].push(A3[0][j] > 0.5 ? 1 : 0);
  }
  return { A3, predictions };
}

export function earlyStopping(history: Table[], patience: number) {
  let epoch = 0;
  let waiting = 0;
  let t = 0;
  while (t < history.length - 1 && waiting < patience) {
    t = t + 1;
    if (history[t].devError < history[epoch].devError) {
      epoch = t;
      waiting = 0;
    } else {
      waiting = waiting + 1;
    }
  }
  return { epoch: epoch, stoppedAt: t, parameters: history[epoch].parameters };
}

export function flipHorizontal(image: number[][][]): number[][][] {
  const out: number[][][] = [];
  for (let i = 0; i < image.length; i++) {
    out.push([]);
    for (let j = image[i].length - 1; j >= 0; j--) {
      out[i].push(image[i][j].slice());
    }
  }
  return out;
}

export function rotateImage(image: number[][][], quarterTurns: number): number[][][] {
  let turned = image;
  let left = quarterTurns;
  while (left < 0) left += 4;
  while (left >= 4) left -= 4;
  for (; left > 0; left--) {
    const next: number[][][] = [];
    for (let j = turned[0].length - 1; j >= 0; j--) {
      const row: number[][] = [];
      for (let i = 0; i < turned.length; i++) {
        row.push(turned[i][j]);
      }
      next.push(row);
    }
    turned = next;
  }
  return turned;
}

export function randomCrop(image: number[][][], height: number, width: number, rng: () => number): number[][][] {
  const places: [number, number][] = [];
  for (let i = 0; i + height <= image.length; i++) {
    for (let j = 0; j + width <= image[0].length; j++) {
      places.push([i, j]);
    }
  }
  const [top, left] = places[Math.floor(rng() * places.length)];
  const out: number[][][] = [];
  for (let i = top; i < top + height; i++) {
    out.push([]);
    for (let j = left; j < left + width; j++) {
      out[i - top].push(image[i][j]);
    }
  }
  return out;
}

export function shearImage(image: number[][][], factor: number): number[][][] {
  const out: number[][][] = [];
  for (let i = 0; i < image.length; i++) {
    const shift = Math.round(factor * i);
    out.push([]);
    for (let j = 0; j < image[i].length; j++) {
      const from = j - shift;
      if (from >= 0 && from < image[i].length) {
        out[i].push(image[i][from]);
      } else {
        const black: number[] = [];
        for (let c = 0; c < image[i][j].length; c++) black.push(0);
        out[i].push(black);
      }
    }
  }
  return out;
}

export function augmentWithFlips(images: number[][][][], Y: number[][]) {
  const all: number[][][][] = [];
  const labels: number[] = [];
  for (let i = 0; i < images.length; i++) {
    all.push(images[i]);
    labels.push(Y[0][i]);
  }
  for (let i = 0; i < images.length; i++) {
    all.push(flipHorizontal(images[i]));
    labels.push(Y[0][i]);
  }
  return { images: all, Y: [labels] };
}
