// Gradient checking, week 1. Plain loops.
import {
  backwardPropagation as netBackward,
  computeCost,
  forwardPropagation as netForward,
} from './library/network.ts';
import type { Matrix, Parameters, Vector } from './library/network.ts';

export function oneSidedDifference(f: (t: number) => number, theta: number, epsilon: number): number {
  const right = f(theta + epsilon);
  const here = f(theta);
  return (right - here) / epsilon;
}

export function twoSidedDifference(f: (t: number) => number, theta: number, epsilon: number): number {
  const right = f(theta + epsilon);
  const left = f(theta - epsilon);
  return (right - left) / (2 * epsilon);
}

export function forwardPropagation(x: number, theta: number): number {
  return x * theta;
}

export function backwardPropagation(x: number, theta: number): number {
  return x;
}

export function gradientCheck(x: number, theta: number, epsilon = 1e-7, forward?: any, backward?: any): number {
  if (forward === undefined) forward = forwardPropagation;
  if (backward === undefined) backward = backwardPropagation;
  const JPlus = forward(x, theta + epsilon);
  const JMinus = forward(x, theta - epsilon);
  const gradApprox = (JPlus - JMinus) / (2 * epsilon);
  const grad = backward(x, theta);
  const numerator = Math.abs(grad - gradApprox);
  const denominator = Math.abs(grad) + Math.abs(gradApprox);
  return numerator / denominator;
}

export function dictionaryToVector(parameters: Parameters): Vector {
  const theta: number[] = [];
  for (let l = 1; parameters['W' + l] !== undefined; l++) {
    const W = parameters['W' + l] as Matrix;
    const b = parameters['b' + l] as Vector;
    for (let i = 0; i < W.length; i++) {
      for (let j = 0; j < W[i].length; j++) theta.push(W[i][j]);
    }
    for (let i = 0; i < b.length; i++) theta.push(b[i]);
  }
  return theta;
}

export function vectorToDictionary(theta: Vector, parameters: Parameters): Parameters {
  const out: Parameters = {};
  let next = 0;
  for (let l = 1; parameters['W' + l] !== undefined; l++) {
    const shape = parameters['W' + l] as Matrix;
    const W: Matrix = [];
    for (let i = 0; i < shape.length; i++) {
      W.push([]);
      for (let j = 0; j < shape[i].length; j++) {
        W[i].push(theta[next]);
        next++;
      }
    }
    const b: Vector = [];
    for (let i = 0; i < shape.length; i++) {
      b.push(theta[next]);
      next++;
    }
    out['W' + l] = W;
    out['b' + l] = b;
  }
  return out;
}

export function gradientsToVector(gradients: Parameters): Vector {
  const renamed: Parameters = {};
  for (let l = 1; gradients['dW' + l] !== undefined; l++) {
    renamed['W' + l] = gradients['dW' + l];
    renamed['b' + l] = gradients['db' + l];
  }
  return dictionaryToVector(renamed);
}

export function relativeDifference(gradApprox: Vector, grad: Vector): number {
  let top = 0;
  let left = 0;
  let right = 0;
  for (let i = grad.length - 1; i >= 0; i--) {
    top += (gradApprox[i] - grad[i]) ** 2;
    left += gradApprox[i] ** 2;
    right += grad[i] ** 2;
  }
  return Math.sqrt(top) / (Math.sqrt(left) + Math.sqrt(right));
}

export function gradientVerdict(difference: number): string {
  if (difference <= 1e-7) return 'fine';
  if (difference < 1e-3) return 'look again';
  return 'bug';
}

export function worstComponent(gradApprox: Vector, grad: Vector, parameters: Parameters) {
  let worst = 0;
  for (let i = 1; i < grad.length; i++) {
    if (Math.abs(gradApprox[i] - grad[i]) > Math.abs(gradApprox[worst] - grad[worst])) worst = i;
  }
  let first = 0;
  for (let l = 1; ; l++) {
    const W = parameters['W' + l] as Matrix;
    const rows = W.length;
    const columns = W[0].length;
    if (worst < first + rows * columns) {
      const inside = worst - first;
      return { parameter: 'W' + l, layer: l, row: Math.floor(inside / columns), column: inside % columns };
    }
    first += rows * columns;
    if (worst < first + rows) return { parameter: 'b' + l, layer: l, row: worst - first };
    first += rows;
  }
}

export function backwardPropagationN(X: Matrix, Y: Matrix, cache: Parameters): Parameters {
  const m = Y[0].length;
  const grads: Parameters = {};
  let dZ: Matrix = [[]];
  for (let k = 0; k < m; k++) dZ[0].push((cache.A3 as Matrix)[0][k] - Y[0][k]);
  for (let l = 3; l >= 1; l--) {
    const A = l === 1 ? X : (cache['A' + (l - 1)] as Matrix);
    const dW: Matrix = [];
    const db: Vector = [];
    for (let i = 0; i < dZ.length; i++) {
      dW.push([]);
      let bias = 0;
      for (let j = 0; j < A.length; j++) {
        let sum = 0;
        for (let k = 0; k < m; k++) sum += dZ[i][k] * A[j][k];
        dW[i].push(sum / m);
      }
      for (let k = 0; k < m; k++) bias += dZ[i][k];
      db.push(bias / m);
    }
    grads['dW' + l] = dW;
    grads['db' + l] = db;
    if (l === 1) break;
    const W = cache['W' + l] as Matrix;
    const Z = cache['Z' + (l - 1)] as Matrix;
    const previous: Matrix = [];
    for (let j = 0; j < A.length; j++) {
      previous.push([]);
      for (let k = 0; k < m; k++) {
        let sum = 0;
        for (let i = 0; i < dZ.length; i++) sum += W[i][j] * dZ[i][k];
        previous[j].push(Z[j][k] > 0 ? sum : 0);
      }
    }
    dZ = previous;
  }
  return grads;
}

export function gradientCheckN(
  parameters: Parameters,
  gradients: Parameters,
  X: Matrix,
  Y: Matrix,
  epsilon: number = 1e-7,
) {
  const theta = dictionaryToVector(parameters);
  const gradApprox: Vector = [];
  for (let i = 0; i < theta.length; i++) {
    const plus = theta.slice();
    plus[i] += epsilon;
    const minus = theta.slice();
    minus[i] -= epsilon;
    const JPlus = computeCost(netForward(X, vectorToDictionary(plus, parameters)).AL, Y);
    const JMinus = computeCost(netForward(X, vectorToDictionary(minus, parameters)).AL, Y);
    gradApprox.push((JPlus - JMinus) / (2 * epsilon));
  }
  return { difference: relativeDifference(gradApprox, gradientsToVector(gradients)), gradApprox };
}

function costWithL2(parameters: Parameters, X: Matrix, Y: Matrix, lambd: number): number {
  let squares = 0;
  for (let l = 1; parameters['W' + l] !== undefined; l++) {
    for (const row of parameters['W' + l] as Matrix) for (const w of row) squares += w * w;
  }
  return computeCost(netForward(X, parameters).AL, Y) + (lambd * squares) / (2 * Y[0].length);
}

export function gradientCheckWithRegularization(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  lambd: number,
  epsilon: number = 1e-4,
) {
  const m = Y[0].length;
  const grads = netBackward(X, Y, netForward(X, parameters).cache);
  for (let l = 1; parameters['W' + l] !== undefined; l++) {
    const dW = grads['dW' + l] as Matrix;
    const W = parameters['W' + l] as Matrix;
    for (let i = 0; i < dW.length; i++) for (let j = 0; j < dW[i].length; j++) dW[i][j] += (lambd / m) * W[i][j];
  }
  const grad = gradientsToVector(grads);
  const theta = dictionaryToVector(parameters);
  const gradApprox: Vector = [];
  for (let i = 0; i < theta.length; i++) {
    const at = (value: number) => {
      const moved = theta.slice();
      moved[i] = value;
      return costWithL2(vectorToDictionary(moved, parameters), X, Y, lambd);
    };
    gradApprox.push((at(theta[i] + epsilon) - at(theta[i] - epsilon)) / (2 * epsilon));
  }
  return { difference: relativeDifference(gradApprox, grad), gradApprox, grad };
}

export function gradientCheckWithDropout(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  keepProb: number,
  rng: () => number,
  epsilon: number = 1e-4,
) {
  if (keepProb < 1) throw new RangeError('turn dropout off first: keepProb must be 1');
  return gradientCheckN(parameters, netBackward(X, Y, netForward(X, parameters).cache), X, Y, epsilon);
}

export function checkDuringTraining(parameters: Parameters, X: Matrix, Y: Matrix, backward: any, options: any) {
  const { numIterations, learningRate, epsilon } = options;
  const first = backward(X, Y, netForward(X, parameters).cache);
  const atStart = gradientCheckN(parameters, first, X, Y, epsilon).difference;
  let theta = dictionaryToVector(parameters);
  for (let step = 0; step < numIterations; step++) {
    const now = vectorToDictionary(theta, parameters);
    const d = gradientsToVector(backward(X, Y, netForward(X, now).cache));
    theta = theta.map((value, i) => value - learningRate * d[i]);
  }
  const last = vectorToDictionary(theta, parameters);
  const grads = backward(X, Y, netForward(X, last).cache);
  return { atStart, afterTraining: gradientCheckN(last, grads, X, Y, epsilon).difference };
}
