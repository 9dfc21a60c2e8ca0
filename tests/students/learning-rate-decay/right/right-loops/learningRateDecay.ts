// Learning rates and saddles. Plain loops, nothing imported.

export function updateLr(learningRate0: number, epochNum: number, decayRate: number) {
  const denominator = 1 + decayRate * epochNum;
  return learningRate0 / denominator;
}

export function scheduleLrDecay(learningRate0: number, epochNum: number, decayRate: number, timeInterval = 1000) {
  let steps = 0;
  while ((steps + 1) * timeInterval <= epochNum) steps++;
  return learningRate0 / (1 + decayRate * steps);
}

export function exponentialDecay(learningRate0: number, epochNum: number, base = 0.95) {
  let alpha = learningRate0;
  for (let e = 0; e < epochNum; e++) alpha *= base;
  return alpha;
}

export function squareRootDecay(learningRate0: number, epochNum: number, k: number) {
  return (k * learningRate0) / Math.sqrt(epochNum);
}

export function squareRootDecayByMiniBatch(
  learningRate0: number,
  epochNum: number,
  miniBatchNum: number,
  options: { k: number; miniBatchesPerEpoch: number },
) {
  let t = 0;
  for (let e = 1; e < epochNum; e++) t += options.miniBatchesPerEpoch;
  t += miniBatchNum;
  return squareRootDecay(learningRate0, t, options.k);
}

export function staircase(learningRate0: number, epochNum: number, factor: number, timeInterval: number) {
  let alpha = learningRate0;
  for (let e = 1; e <= epochNum; e++) {
    if (e % timeInterval === 0) alpha = alpha * factor;
  }
  return alpha;
}

export function manualDecay(table: { fromEpoch: number; learningRate: number }[], epochNum: number) {
  let alpha = table[0].learningRate;
  for (let i = 1; i < table.length; i++) {
    if (epochNum >= table[i].fromEpoch) alpha = table[i].learningRate;
  }
  return alpha;
}

export function decaySchedule(learningRate0: number, numEpochs: number, decayRate: number) {
  const rates: number[] = [];
  for (let epoch = 0; epoch < numEpochs; epoch++) rates.push(updateLr(learningRate0, epoch, decayRate));
  return rates;
}

function copy(theta: number[]) {
  const next: number[] = [];
  for (const value of theta) next.push(value);
  return next;
}

export function trainWithDecay(
  gradient: (theta: number[], miniBatch: any) => number[],
  theta: number[],
  options: { miniBatches: any[]; learningRate0: number; decayRate: number; numEpochs: number },
) {
  const path = [copy(theta)];
  let now = copy(theta);
  for (let epoch = 0; epoch < options.numEpochs; epoch++) {
    const alpha = updateLr(options.learningRate0, epoch, options.decayRate);
    for (let b = 0; b < options.miniBatches.length; b++) {
      const g = gradient(now, options.miniBatches[b]);
      now = copy(now);
      for (let i = 0; i < now.length; i++) now[i] -= alpha * g[i];
      path.push(now);
    }
  }
  return path;
}

export function numericalGradient(f: (theta: number[]) => number, theta: number[], epsilon: number) {
  const g: number[] = [];
  for (let i = 0; i < theta.length; i++) {
    const plus = copy(theta);
    const minus = copy(theta);
    plus[i] += epsilon;
    minus[i] -= epsilon;
    g.push((f(plus) - f(minus)) / (2 * epsilon));
  }
  return g;
}

// the textbook's three points on the diagonal, four points beside it
export function numericalHessian(f: (theta: number[]) => number, theta: number[], epsilon: number) {
  const H: number[][] = [];
  for (let i = 0; i < theta.length; i++) {
    H.push([]);
    for (let j = 0; j < theta.length; j++) {
      if (i === j) {
        const plus = copy(theta);
        const minus = copy(theta);
        plus[i] += epsilon;
        minus[i] -= epsilon;
        H[i].push((f(plus) - 2 * f(theta) + f(minus)) / (epsilon * epsilon));
        continue;
      }
      let sum = 0;
      for (const si of [1, -1]) {
        for (const sj of [1, -1]) {
          const moved = copy(theta);
          moved[i] += si * epsilon;
          moved[j] += sj * epsilon;
          sum += si * sj * f(moved);
        }
      }
      H[i].push(sum / (4 * epsilon * epsilon));
    }
  }
  return H;
}

// by trace and determinant
export function symmetricEigenvalues(H: number[][]) {
  const trace = H[0][0] + H[1][1];
  const determinant = H[0][0] * H[1][1] - H[0][1] * H[1][0];
  const root = Math.sqrt(Math.max(0, trace * trace - 4 * determinant));
  return [(trace - root) / 2, (trace + root) / 2];
}

export function kindOfPoint(gradient: number[], eigenvalues: number[], tolerance: number) {
  let square = 0;
  for (const g of gradient) square += g * g;
  if (Math.sqrt(square) > tolerance) return 'not critical';
  let up = 0;
  let down = 0;
  for (const lambda of eigenvalues) {
    if (lambda > tolerance) up++;
    if (lambda < -tolerance) down++;
  }
  if (up > 0 && down > 0) return 'saddle';
  if (up === eigenvalues.length) return 'minimum';
  if (down === eigenvalues.length) return 'maximum';
  return 'plateau';
}

export function classifyCriticalPoint(
  f: (theta: number[]) => number,
  theta: number[],
  epsilon: number,
  tolerance: number,
) {
  const g = numericalGradient(f, theta, epsilon);
  const H = numericalHessian(f, theta, epsilon);
  return kindOfPoint(g, symmetricEigenvalues(H), tolerance);
}

export function gradientDescentPath(
  gradient: (theta: number[]) => number[],
  theta: number[],
  options: { learningRate: number; numSteps: number },
) {
  const path = [copy(theta)];
  for (let t = 0; t < options.numSteps; t++) {
    const last = path[t];
    const g = gradient(last);
    const next: number[] = [];
    for (let i = 0; i < last.length; i++) next.push(last[i] - options.learningRate * g[i]);
    path.push(next);
  }
  return path;
}

export function momentumPath(
  gradient: (theta: number[]) => number[],
  theta: number[],
  options: { learningRate: number; beta: number; numSteps: number },
) {
  const path = [copy(theta)];
  const V = theta.map(() => 0);
  for (let t = 0; t < options.numSteps; t++) {
    const last = path[t];
    const g = gradient(last);
    const next: number[] = [];
    for (let i = 0; i < last.length; i++) {
      V[i] = options.beta * V[i] + (1 - options.beta) * g[i];
      next.push(last[i] - options.learningRate * V[i]);
    }
    path.push(next);
  }
  return path;
}

export function adamPath(
  gradient: (theta: number[]) => number[],
  theta: number[],
  options: { learningRate: number; beta1: number; beta2: number; epsilon: number; numSteps: number },
) {
  const { learningRate, beta1, beta2, epsilon, numSteps } = options;
  const path = [copy(theta)];
  const V = theta.map(() => 0);
  const S = theta.map(() => 0);
  let power1 = 1;
  let power2 = 1;
  for (let t = 0; t < numSteps; t++) {
    power1 *= beta1;
    power2 *= beta2;
    const last = path[t];
    const g = gradient(last);
    const next: number[] = [];
    for (let i = 0; i < last.length; i++) {
      V[i] = beta1 * V[i] + (1 - beta1) * g[i];
      S[i] = beta2 * S[i] + (1 - beta2) * g[i] * g[i];
      const vHat = V[i] / (1 - power1);
      const sHat = S[i] / (1 - power2);
      next.push(last[i] - (learningRate * vHat) / Math.sqrt(sHat + epsilon));
    }
    path.push(next);
  }
  return path;
}

export function stepsToLeave(path: number[][], center: number[], radius: number) {
  for (let t = 0; t < path.length; t++) {
    let square = 0;
    for (let i = 0; i < center.length; i++) square += (path[t][i] - center[i]) ** 2;
    if (square > radius * radius) return t;
  }
  return Infinity;
}
