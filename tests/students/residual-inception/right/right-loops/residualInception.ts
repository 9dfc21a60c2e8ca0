// Residual networks and Inception. Everything written out with loops, nothing imported but types.
import type { Batch, Filters } from './library/convolution.ts';
import type { Matrix, Parameters, Vector } from './library/network.ts';

// ---------------------------------------------------------------- matrices

function zeros(rows: number, cols: number): Matrix {
  const out: Matrix = [];
  for (let i = 0; i < rows; i++) {
    const row: number[] = [];
    for (let j = 0; j < cols; j++) row.push(0);
    out.push(row);
  }
  return out;
}

function matmul(A: Matrix, B: Matrix): Matrix {
  const out = zeros(A.length, B[0].length);
  for (let i = 0; i < A.length; i++)
    for (let j = 0; j < B[0].length; j++)
      for (let k = 0; k < B.length; k++) out[i][j] += A[i][k] * B[k][j];
  return out;
}

function flip(A: Matrix): Matrix {
  const out = zeros(A[0].length, A.length);
  for (let i = 0; i < A.length; i++) for (let j = 0; j < A[0].length; j++) out[j][i] = A[i][j];
  return out;
}

function layer(W: Matrix, A: Matrix, b: Vector): Matrix {
  const Z = matmul(W, A);
  for (let i = 0; i < Z.length; i++) for (let j = 0; j < Z[0].length; j++) Z[i][j] += b[i];
  return Z;
}

function positive(Z: Matrix): Matrix {
  const out = zeros(Z.length, Z[0].length);
  for (let i = 0; i < Z.length; i++) for (let j = 0; j < Z[0].length; j++) if (Z[i][j] > 0) out[i][j] = Z[i][j];
  return out;
}

function plus(A: Matrix, B: Matrix): Matrix {
  const out = zeros(A.length, A[0].length);
  for (let i = 0; i < A.length; i++) for (let j = 0; j < A[0].length; j++) out[i][j] = A[i][j] + B[i][j];
  return out;
}

// ---------------------------------------------------------------- one block

type Kind = 'plain' | 'identity' | 'projected';

function block(X: Matrix, p: any, kind: Kind) {
  const Z1 = layer(p.W1, X, p.b1);
  const A1 = positive(Z1);
  const Z2 = layer(p.W2, A1, p.b2);
  let S = Z2;
  if (kind === 'identity') S = plus(Z2, X);
  if (kind === 'projected') S = plus(Z2, matmul(p.Ws, X));
  const A2 = positive(S);
  const cache: any = { X, W1: p.W1, W2: p.W2, Z1, A1, Z2, A2 };
  if (kind === 'projected') cache.Ws = p.Ws;
  return { A2, cache };
}

export function residualBlock(X: Matrix, parameters: any) {
  return block(X, parameters, 'identity');
}

export function projectionBlock(X: Matrix, parameters: any) {
  return block(X, parameters, 'projected');
}

function blockBackward(dA: Matrix, cache: any, kind: Kind): any {
  const { X, W1, W2, Z1, A1, A2 } = cache;
  const m = X[0].length;
  const dZ2 = zeros(dA.length, m);
  for (let i = 0; i < dA.length; i++) for (let j = 0; j < m; j++) dZ2[i][j] = A2[i][j] > 0 ? dA[i][j] : 0;
  const dZ1 = matmul(flip(W2), dZ2);
  for (let i = 0; i < dZ1.length; i++) for (let j = 0; j < m; j++) if (Z1[i][j] <= 0) dZ1[i][j] = 0;
  let dX = matmul(flip(W1), dZ1);
  if (kind === 'identity') dX = plus(dX, dZ2);
  if (kind === 'projected') dX = plus(dX, matmul(flip(cache.Ws), dZ2));
  const mean = (dZ: Matrix, A: Matrix) => {
    const dW = matmul(dZ, flip(A));
    for (const row of dW) for (let j = 0; j < row.length; j++) row[j] /= m;
    return dW;
  };
  const meanRows = (dZ: Matrix) => {
    const db: number[] = [];
    for (const row of dZ) {
      let sum = 0;
      for (const value of row) sum += value;
      db.push(sum / m);
    }
    return db;
  };
  const out: any = { dX, dW1: mean(dZ1, X), db1: meanRows(dZ1), dW2: mean(dZ2, A1), db2: meanRows(dZ2) };
  if (kind === 'projected') out.dWs = mean(dZ2, X);
  return out;
}

export function residualBlockBackward(dA: Matrix, cache: any) {
  return blockBackward(dA, cache, cache.Ws ? 'projected' : 'identity');
}

// ---------------------------------------------------------------- many blocks

function depthOf(parameters: Parameters): number {
  let L = 0;
  while (parameters['W' + (L + 1)]) L++;
  return L;
}

export function deepForward(X: Matrix, parameters: Parameters, skip: boolean) {
  const caches: any[] = [];
  let A = X;
  for (let l = 1; l <= depthOf(parameters); l += 2) {
    const p = {
      W1: parameters['W' + l],
      b1: parameters['b' + l],
      W2: parameters['W' + (l + 1)],
      b2: parameters['b' + (l + 1)],
    };
    const { A2, cache } = block(A, p, skip ? 'identity' : 'plain');
    caches.push(cache);
    A = A2;
  }
  return { AL: A, caches };
}

export function deepBackward(dAL: Matrix, caches: any[], skip: boolean) {
  const grads: any = {};
  let dA = dAL;
  for (let k = caches.length - 1; k >= 0; k--) {
    const g = blockBackward(dA, caches[k], skip ? 'identity' : 'plain');
    grads['dW' + (2 * k + 1)] = g.dW1;
    grads['db' + (2 * k + 1)] = g.db1;
    grads['dW' + (2 * k + 2)] = g.dW2;
    grads['db' + (2 * k + 2)] = g.db2;
    dA = g.dX;
  }
  grads.dX = dA;
  return grads;
}

function firstLayers(parameters: Parameters, d: number): Parameters {
  const out: Parameters = {};
  for (let l = 1; l <= d; l++) {
    out['W' + l] = parameters['W' + l];
    out['b' + l] = parameters['b' + l];
  }
  return out;
}

export function gradientNormsByDepth(X: Matrix, dAL: Matrix, parameters: Parameters) {
  const out = { plain: [] as number[], residual: [] as number[] };
  for (let d = 2; d <= depthOf(parameters); d += 2) {
    for (const skip of [false, true]) {
      const { caches } = deepForward(X, firstLayers(parameters, d), skip);
      const { dX } = deepBackward(dAL, caches, skip);
      let squares = 0;
      for (const row of dX) for (const value of row) squares += value * value;
      (skip ? out.residual : out.plain).push(Math.sqrt(squares));
    }
  }
  return out;
}

export function trainDeepNetwork(X: Matrix, Y: Matrix, parameters: Parameters, training: any) {
  const { skip, learningRate, numIterations } = training;
  const m = X[0].length;
  const L = depthOf(parameters);
  let current = parameters;
  const costs: number[] = [];
  for (let iteration = 0; ; iteration++) {
    const { AL, caches } = deepForward(X, current, skip);
    const dAL = zeros(AL.length, m);
    let cost = 0;
    for (let i = 0; i < AL.length; i++)
      for (let j = 0; j < m; j++) {
        dAL[i][j] = AL[i][j] - Y[i][j];
        cost += (dAL[i][j] * dAL[i][j]) / (2 * m);
      }
    costs.push(cost);
    if (iteration === numIterations) return { parameters: current, costs };
    const grads = deepBackward(dAL, caches, skip);
    const next: Parameters = {};
    for (let l = 1; l <= L; l++) {
      const W = current['W' + l] as Matrix;
      const dW = grads['dW' + l] as Matrix;
      const b = current['b' + l] as Vector;
      const db = grads['db' + l] as Vector;
      const newW = zeros(W.length, W[0].length);
      const newB: number[] = [];
      for (let i = 0; i < W.length; i++) {
        for (let j = 0; j < W[0].length; j++) newW[i][j] = W[i][j] - learningRate * dW[i][j];
        newB.push(b[i] - learningRate * db[i]);
      }
      next['W' + l] = newW;
      next['b' + l] = newB;
    }
    current = next;
  }
}

export function trainingCostsByDepth(X: Matrix, Y: Matrix, parameters: Parameters, training: any) {
  const plain: number[] = [];
  const residual: number[] = [];
  for (let d = 2; d <= depthOf(parameters); d += 2) {
    const network = firstLayers(parameters, d);
    plain.push(trainDeepNetwork(X, Y, network, { ...training, skip: false }).costs[training.numIterations]);
    residual.push(trainDeepNetwork(X, Y, network, { ...training, skip: true }).costs[training.numIterations]);
  }
  return { plain, residual };
}

// ---------------------------------------------------------------- images

/** stride and same padding (f odd); b may be left out */
function conv(X: Batch, W: Filters, b: Vector | null, stride = 1): Batch {
  const f = W.length;
  const pad = (f - 1) / 2;
  const out: Batch = [];
  for (const image of X) {
    const rows: number[][][] = [];
    for (let h = 0; h < image.length; h += stride) {
      const row: number[][] = [];
      for (let w = 0; w < image[0].length; w += stride) {
        const cell: number[] = [];
        for (let c = 0; c < W[0][0][0].length; c++) {
          let sum = b === null ? 0 : b[c];
          for (let r = 0; r < f; r++)
            for (let q = 0; q < f; q++) {
              const y = h + r - pad;
              const x = w + q - pad;
              if (y < 0 || x < 0 || y >= image.length || x >= image[0].length) continue;
              for (let k = 0; k < image[0][0].length; k++) sum += image[y][x][k] * W[r][q][k][c];
            }
          cell.push(sum);
        }
        row.push(cell);
      }
      rows.push(row);
    }
    out.push(rows);
  }
  return out;
}

function each(A: Batch, f: (a: number, n: number, h: number, w: number, c: number) => number): Batch {
  const out: Batch = [];
  for (let n = 0; n < A.length; n++) {
    const image: number[][][] = [];
    for (let h = 0; h < A[n].length; h++) {
      const row: number[][] = [];
      for (let w = 0; w < A[n][h].length; w++) {
        const cell: number[] = [];
        for (let c = 0; c < A[n][h][w].length; c++) cell.push(f(A[n][h][w][c], n, h, w, c));
        row.push(cell);
      }
      image.push(row);
    }
    out.push(image);
  }
  return out;
}

const relu4 = (A: Batch) => each(A, (a) => (a > 0 ? a : 0));

function norm(Z: Batch, gamma: Vector, beta: Vector): Batch {
  const mean: number[] = [];
  const variance: number[] = [];
  const count = Z.length * Z[0].length * Z[0][0].length;
  for (let c = 0; c < gamma.length; c++) {
    let sum = 0;
    for (const image of Z) for (const row of image) for (const cell of row) sum += cell[c];
    mean.push(sum / count);
    let squares = 0;
    for (const image of Z) for (const row of image) for (const cell of row) squares += (cell[c] - mean[c]) ** 2;
    variance.push(squares / count);
  }
  return each(Z, (z, _n, _h, _w, c) => (gamma[c] * (z - mean[c])) / Math.sqrt(variance[c] + 0.001) + beta[c]);
}

function mainPath(X: Batch, p: any, s: number): Batch {
  let A = relu4(norm(conv(X, p.W1, null, s), p.gamma1, p.beta1));
  A = relu4(norm(conv(A, p.W2, null), p.gamma2, p.beta2));
  return norm(conv(A, p.W3, null), p.gamma3, p.beta3);
}

export function identityBlock(X: Batch, parameters: any): Batch {
  return relu4(each(mainPath(X, parameters, 1), (a, n, h, w, c) => a + X[n][h][w][c]));
}

export function convolutionalBlock(X: Batch, parameters: any, s: number): Batch {
  const shortcut = norm(conv(X, parameters.Ws, null, s), parameters.gammaS, parameters.betaS);
  return relu4(each(mainPath(X, parameters, s), (a, n, h, w, c) => a + shortcut[n][h][w][c]));
}

export function concatenateChannels(branches: Batch[]): Batch {
  const out: Batch = [];
  for (let n = 0; n < branches[0].length; n++) {
    const image: number[][][] = [];
    for (let h = 0; h < branches[0][n].length; h++) {
      const row: number[][] = [];
      for (let w = 0; w < branches[0][n][h].length; w++) {
        const cell: number[] = [];
        for (const branch of branches) for (const value of branch[n][h][w]) cell.push(value);
        row.push(cell);
      }
      image.push(row);
    }
    out.push(image);
  }
  return out;
}

function largest3x3(X: Batch): Batch {
  return each(X, (_x, n, h, w, c) => {
    let best = -Infinity;
    for (let y = h - 1; y <= h + 1; y++)
      for (let x = w - 1; x <= w + 1; x++) {
        if (y < 0 || x < 0 || y >= X[n].length || x >= X[n][0].length) continue;
        if (X[n][y][x][c] > best) best = X[n][y][x][c];
      }
    return best;
  });
}

export function inceptionModule(X: Batch, p: any): Batch {
  const one = relu4(conv(X, p.W1x1, p.b1x1));
  const three = relu4(conv(relu4(conv(X, p.W3x3Reduce, p.b3x3Reduce)), p.W3x3, p.b3x3));
  const five = relu4(conv(relu4(conv(X, p.W5x5Reduce, p.b5x5Reduce)), p.W5x5, p.b5x5));
  const pool = relu4(conv(largest3x3(X), p.WPool, p.bPool));
  return concatenateChannels([one, three, five, pool]);
}

// ---------------------------------------------------------------- counting

export function inceptionOutputShape(inputShape: number[], filters: any) {
  const [h, w] = inputShape;
  const branches = [
    [h, w, filters.n1x1],
    [h, w, filters.n3x3],
    [h, w, filters.n5x5],
    [h, w, filters.nPool],
  ];
  let channels = 0;
  for (const branch of branches) channels += branch[2];
  return { branches, output: [h, w, channels] };
}

export function countMultiplications(inputShape: number[], layer: { f: number; filters: number }): number {
  const outputs = inputShape[0] * inputShape[1] * layer.filters;
  return outputs * (layer.f * layer.f * inputShape[2]);
}

export function compareBottleneck(inputShape: number[], layer: any) {
  const direct = countMultiplications(inputShape, { f: layer.f, filters: layer.filters });
  const first = countMultiplications(inputShape, { f: 1, filters: layer.reduce });
  const second = countMultiplications([inputShape[0], inputShape[1], layer.reduce], layer);
  return { direct, bottleneck: first + second, saving: direct / (first + second) };
}
