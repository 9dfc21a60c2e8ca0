// Softmax regression, week 3. Plain loops, nothing imported.
type Matrix = number[][];

function zeros(rows: number, columns: number): Matrix {
  const A: Matrix = [];
  for (let i = 0; i < rows; i++) {
    A.push([]);
    for (let j = 0; j < columns; j++) A[i].push(0);
  }
  return A;
}

export function softmax(Z: Matrix): Matrix {
  const C = Z.length;
  const m = Z[0].length;
  const A = zeros(C, m);
  for (let i = 0; i < m; i++) {
    let biggest = -Infinity;
    for (let c = 0; c < C; c++) if (Z[c][i] > biggest) biggest = Z[c][i];
    let sum = 0;
    for (let c = 0; c < C; c++) {
      A[c][i] = Math.exp(Z[c][i] - biggest);
      sum += A[c][i];
    }
    for (let c = 0; c < C; c++) A[c][i] /= sum;
  }
  return A;
}

function argmax(A: Matrix, i: number): number {
  let best = 0;
  for (let c = 1; c < A.length; c++) if (A[c][i] > A[best][i]) best = c;
  return best;
}

export function hardmax(Z: Matrix): Matrix {
  const A = zeros(Z.length, Z[0].length);
  for (let i = 0; i < Z[0].length; i++) A[argmax(Z, i)][i] = 1;
  return A;
}

export function softmaxToLogistic(W: Matrix, b: number[]) {
  const w: number[] = [];
  for (let k = 0; k < W[0].length; k++) w.push(W[0][k] - W[1][k]);
  return { W: [w], b: [b[0] - b[1]] };
}

// half to each class, so the difference is w
export function logisticToSoftmax(W: Matrix, b: number[]) {
  const plus: number[] = [];
  const minus: number[] = [];
  for (let k = 0; k < W[0].length; k++) {
    plus.push(W[0][k] / 2);
    minus.push(-W[0][k] / 2);
  }
  return { W: [plus, minus], b: [b[0] / 2, -b[0] / 2] };
}

export function oneHotMatrix(labels: number[], C: number): Matrix {
  const Y = zeros(C, labels.length);
  for (let i = 0; i < labels.length; i++) Y[labels[i]][i] = 1;
  return Y;
}

export function computeLoss(yHat: number[], y: number[]): number {
  let loss = 0;
  for (let j = 0; j < y.length; j++) {
    if (y[j] > 0) loss -= y[j] * Math.log(Math.max(yHat[j], 1e-15));
  }
  return loss;
}

export function computeCost(AL: Matrix, Y: Matrix): number {
  const m = Y[0].length;
  let sum = 0;
  for (let i = 0; i < m; i++) {
    const yHat: number[] = [];
    const y: number[] = [];
    for (let c = 0; c < Y.length; c++) {
      yHat.push(AL[c][i]);
      y.push(Y[c][i]);
    }
    sum += computeLoss(yHat, y);
  }
  return sum / m;
}

export function softmaxBackward(AL: Matrix, Y: Matrix): Matrix {
  const dZ = zeros(Y.length, Y[0].length);
  for (let c = 0; c < Y.length; c++) {
    for (let i = 0; i < Y[0].length; i++) dZ[c][i] = AL[c][i] - Y[c][i];
  }
  return dZ;
}

function countLayers(parameters: any): number {
  let L = 0;
  while (parameters['W' + (L + 1)]) L++;
  return L;
}

export function forwardPropagation(X: Matrix, parameters: any) {
  const L = countLayers(parameters);
  const m = X[0].length;
  const cache: any = {};
  let A = X;
  for (let l = 1; l <= L; l++) {
    const W = parameters['W' + l];
    const b = parameters['b' + l];
    const Z = zeros(W.length, m);
    for (let u = 0; u < W.length; u++) {
      for (let i = 0; i < m; i++) {
        let z = b[u];
        for (let k = 0; k < A.length; k++) z += W[u][k] * A[k][i];
        Z[u][i] = z;
      }
    }
    if (l === L) {
      A = softmax(Z);
    } else {
      A = zeros(W.length, m);
      for (let u = 0; u < W.length; u++) {
        for (let i = 0; i < m; i++) A[u][i] = Z[u][i] > 0 ? Z[u][i] : 0;
      }
    }
    cache['Z' + l] = Z;
    cache['A' + l] = A;
    cache['W' + l] = W;
    cache['b' + l] = b;
  }
  return { AL: A, cache };
}

export function backwardPropagation(X: Matrix, Y: Matrix, cache: any) {
  const L = countLayers(cache);
  const m = X[0].length;
  const grads: any = {};
  let dZ = softmaxBackward(cache['A' + L], Y);
  for (let l = L; l >= 1; l--) {
    const before: Matrix = l === 1 ? X : cache['A' + (l - 1)];
    const dW = zeros(dZ.length, before.length);
    const db: number[] = [];
    for (let u = 0; u < dZ.length; u++) {
      let total = 0;
      for (let i = 0; i < m; i++) {
        total += dZ[u][i];
        for (let k = 0; k < before.length; k++) dW[u][k] += (dZ[u][i] * before[k][i]) / m;
      }
      db.push(total / m);
    }
    grads['dZ' + l] = dZ;
    grads['dW' + l] = dW;
    grads['db' + l] = db;
    if (l > 1) {
      const W = cache['W' + l];
      const next = zeros(before.length, m);
      for (let k = 0; k < before.length; k++) {
        for (let i = 0; i < m; i++) {
          if (cache['Z' + (l - 1)][k][i] <= 0) continue;
          for (let u = 0; u < dZ.length; u++) next[k][i] += W[u][k] * dZ[u][i];
        }
      }
      dZ = next;
    }
  }
  return grads;
}

export function predict(X: Matrix, parameters: any): number[] {
  const AL = forwardPropagation(X, parameters).AL;
  const labels: number[] = [];
  for (let i = 0; i < X[0].length; i++) labels.push(argmax(AL, i));
  return labels;
}

export function computeAccuracy(predictions: number[], labels: number[]): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) if (predictions[i] === labels[i]) right++;
  return right / labels.length;
}

export function trainSoftmaxModel(X: Matrix, Y: Matrix, parameters: any, learningRate: number, numIterations: number) {
  const L = countLayers(parameters);
  const p: any = JSON.parse(JSON.stringify(parameters));
  const costs: number[] = [];
  for (let k = 0; k < numIterations; k++) {
    const { AL, cache } = forwardPropagation(X, p);
    costs.push(computeCost(AL, Y));
    const grads = backwardPropagation(X, Y, cache);
    for (let l = 1; l <= L; l++) {
      for (let u = 0; u < p['W' + l].length; u++) {
        for (let j = 0; j < p['W' + l][u].length; j++) p['W' + l][u][j] -= learningRate * grads['dW' + l][u][j];
        p['b' + l][u] -= learningRate * grads['db' + l][u];
      }
    }
  }
  costs.push(computeCost(forwardPropagation(X, p).AL, Y));
  const labels: number[] = [];
  for (let i = 0; i < Y[0].length; i++) labels.push(argmax(Y, i));
  return { parameters: p, costs, accuracy: computeAccuracy(predict(X, p), labels) };
}
