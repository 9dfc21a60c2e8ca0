import { countLayers, dot, linear, relu, transpose, type Matrix, type Parameters, type Vector } from './library/network.ts';
import { computeCost, forwardPropagation, softmax } from './library/softmaxNetwork.ts';
import { randn } from './library/randn.ts';

type Head = { W: Matrix; b: Vector };
type Image = number[][][];

// ---------- Part 1: freezing

function copyParameters(parameters: Parameters): Parameters {
  const copy: Parameters = {};
  for (let l = 1; l <= countLayers(parameters); l++) {
    const W = parameters['W' + l] as Matrix;
    const rows: Matrix = [];
    for (let i = 0; i < W.length; i++) rows.push(W[i].slice());
    copy['W' + l] = rows;
    copy['b' + l] = (parameters['b' + l] as Vector).slice();
  }
  return copy;
}

export function replaceHead(parameters: Parameters, classes: number, rng: () => number): Parameters {
  const L = countLayers(parameters);
  const result = copyParameters(parameters);
  const n = (parameters['W' + L] as Matrix)[0].length;
  const W = randn(classes, n, rng);
  const b: Vector = [];
  for (let i = 0; i < classes; i++) {
    for (let j = 0; j < n; j++) W[i][j] /= Math.sqrt(n);
    b.push(0);
  }
  result['W' + L] = W;
  result['b' + L] = b;
  return result;
}

export function extractFeatures(X: Matrix, parameters: Parameters, frozenLayers: number): Matrix {
  let A = X;
  for (let l = 1; l <= frozenLayers; l++) {
    const Z = linear(A, parameters['W' + l] as Matrix, parameters['b' + l] as Vector);
    for (let i = 0; i < Z.length; i++) for (let j = 0; j < Z[i].length; j++) Z[i][j] = relu(Z[i][j]);
    A = Z;
  }
  return A;
}

export function trainHead(features: Matrix, Y: Matrix, head: Head, learningRate: number, iterations: number) {
  const W = head.W.map((row) => row.slice());
  const b = head.b.slice();
  const m = Y[0].length;
  let A = softmax(linear(features, W, b));
  const costs = [computeCost(A, Y)];
  for (let t = 0; t < iterations; t++) {
    for (let c = 0; c < W.length; c++) {
      let db = 0;
      const dW = new Array(W[c].length).fill(0);
      for (let i = 0; i < m; i++) {
        const dz = A[c][i] - Y[c][i];
        db += dz;
        for (let j = 0; j < dW.length; j++) dW[j] += dz * features[j][i];
      }
      for (let j = 0; j < dW.length; j++) W[c][j] -= (learningRate * dW[j]) / m;
      b[c] -= (learningRate * db) / m;
    }
    A = softmax(linear(features, W, b));
    costs.push(computeCost(A, Y));
  }
  return { head: { W, b }, costs };
}

export function backwardPropagationWithFrozenLayers(X: Matrix, Y: Matrix, cache: Parameters, frozenLayers: number) {
  const L = countLayers(cache);
  const m = X[0].length;
  const grads: Parameters = {};
  const AL = cache['A' + L] as Matrix;
  let dZ: Matrix = [];
  for (let c = 0; c < AL.length; c++) {
    dZ.push([]);
    for (let i = 0; i < m; i++) dZ[c].push(AL[c][i] - Y[c][i]);
  }
  let l = L;
  while (l > frozenLayers) {
    const below = l === 1 ? X : (cache['A' + (l - 1)] as Matrix);
    const dW = dot(dZ, transpose(below));
    const db: Vector = [];
    for (let i = 0; i < dW.length; i++) {
      for (let j = 0; j < dW[i].length; j++) dW[i][j] /= m;
      let sum = 0;
      for (let k = 0; k < m; k++) sum += dZ[i][k];
      db.push(sum / m);
    }
    grads['dW' + l] = dW;
    grads['db' + l] = db;
    if (l - 1 > frozenLayers) {
      const dA = dot(transpose(cache['W' + l] as Matrix), dZ);
      const Z = cache['Z' + (l - 1)] as Matrix;
      for (let i = 0; i < dA.length; i++) for (let k = 0; k < m; k++) if (Z[i][k] <= 0) dA[i][k] = 0;
      dZ = dA;
    }
    l--;
  }
  return grads;
}

export function fineTune(X: Matrix, Y: Matrix, parameters: Parameters, frozenLayers: number, learningRate: number, iterations: number) {
  const current = copyParameters(parameters);
  const L = countLayers(parameters);
  const costs: number[] = [];
  for (let t = 0; t <= iterations; t++) {
    const { AL, cache } = forwardPropagation(X, current);
    costs.push(computeCost(AL, Y));
    if (t === iterations) break;
    const grads = backwardPropagationWithFrozenLayers(X, Y, cache, frozenLayers);
    for (let l = frozenLayers + 1; l <= L; l++) {
      const W = current['W' + l] as Matrix;
      const b = current['b' + l] as Vector;
      const dW = grads['dW' + l] as Matrix;
      const db = grads['db' + l] as Vector;
      for (let i = 0; i < W.length; i++) {
        for (let j = 0; j < W[i].length; j++) W[i][j] -= learningRate * dW[i][j];
        b[i] -= learningRate * db[i];
      }
    }
  }
  return { parameters: current, costs };
}

export function chooseFrozenLayers(m: number, layers: number, sizes: { few: number; many: number }): number {
  if (m <= sizes.few) return layers - 1;
  if (m >= sizes.many) return 0;
  const missing = (sizes.many - m) / (sizes.many - sizes.few);
  return Math.floor(missing * (layers - 1));
}

// ---------- Part 2: pictures

export function mirror(image: Image): Image {
  const out: Image = [];
  for (let i = 0; i < image.length; i++) {
    const row: number[][] = [];
    for (let j = image[i].length - 1; j >= 0; j--) row.push(image[i][j].slice());
    out.push(row);
  }
  return out;
}

function cut(image: Image, top: number, left: number, height: number, width: number): Image {
  const out: Image = [];
  for (let i = 0; i < height; i++) {
    out.push([]);
    for (let j = 0; j < width; j++) out[i].push(image[top + i][left + j].slice());
  }
  return out;
}

export function randomCrop(image: Image, height: number, width: number, rng: () => number): Image {
  const left = Math.floor(rng() * (image[0].length - width + 1));
  const top = Math.floor(rng() * (image.length - height + 1));
  return cut(image, top, left, height, width);
}

export function shiftColors(image: Image, shift: Vector): Image {
  const out: Image = [];
  for (const row of image) {
    const newRow: number[][] = [];
    for (const pixel of row) {
      const newPixel: number[] = [];
      for (let c = 0; c < pixel.length; c++) {
        let value = pixel[c] + shift[c];
        if (value < 0) value = 0;
        if (value > 255) value = 255;
        newPixel.push(value);
      }
      newRow.push(newPixel);
    }
    out.push(newRow);
  }
  return out;
}

export function randomColorShift(image: Image, maxShift: number, rng: () => number): Image {
  const shift: Vector = [];
  for (let c = 0; c < image[0][0].length; c++) shift.push(-maxShift + 2 * maxShift * rng());
  return shiftColors(image, shift);
}

export function colorCovariance(images: Image[]): Matrix {
  const C = images[0][0][0].length;
  const mean = new Array(C).fill(0);
  let N = 0;
  for (const image of images)
    for (const row of image)
      for (const pixel of row) {
        N++;
        for (let c = 0; c < C; c++) mean[c] += pixel[c];
      }
  for (let c = 0; c < C; c++) mean[c] /= N;
  const cov: Matrix = [];
  for (let c = 0; c < C; c++) cov.push(new Array(C).fill(0));
  for (const image of images)
    for (const row of image)
      for (const pixel of row)
        for (let c = 0; c < C; c++) for (let d = 0; d < C; d++) cov[c][d] += ((pixel[c] - mean[c]) * (pixel[d] - mean[d])) / N;
  return cov;
}

export function pcaColorShift(image: Image, eigenvectors: Matrix, eigenvalues: Vector, alphas: Vector): Image {
  const shift = [];
  for (let c = 0; c < eigenvectors.length; c++) {
    let sum = 0;
    for (let k = 0; k < alphas.length; k++) sum += eigenvectors[c][k] * alphas[k] * eigenvalues[k];
    shift.push(sum);
  }
  return shiftColors(image, shift);
}

// ---------- Part 3: averages

export function ensemblePredict(models: Parameters[], X: Matrix): Matrix {
  const mean = forwardPropagation(X, models[0]).AL;
  for (let k = 1; k < models.length; k++) {
    const AL = forwardPropagation(X, models[k]).AL;
    for (let c = 0; c < AL.length; c++) for (let i = 0; i < AL[c].length; i++) mean[c][i] += AL[c][i];
  }
  for (const row of mean) for (let i = 0; i < row.length; i++) row[i] /= models.length;
  return mean;
}

export function tenCrop(image: Image, size: number): Image[] {
  const down = image.length - size;
  const right = image[0].length - size;
  const crops = [
    cut(image, 0, 0, size, size),
    cut(image, 0, right, size, size),
    cut(image, down, 0, size, size),
    cut(image, down, right, size, size),
    cut(image, Math.floor(down / 2), Math.floor(right / 2), size, size),
  ];
  for (let k = 0; k < 5; k++) crops.push(mirror(crops[k]));
  return crops;
}

export function multiCropPredict(image: Image, size: number, predict: (crop: Image) => Vector): Vector {
  let sum: Vector = [];
  for (const crop of tenCrop(image, size)) {
    const answer = predict(crop);
    if (sum.length === 0) sum = answer.slice();
    else for (let c = 0; c < sum.length; c++) sum[c] += answer[c];
  }
  return sum.map((s) => s / 10);
}
