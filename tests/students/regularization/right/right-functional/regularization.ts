import { backwardPropagation, computeCost, dot, forwardPropagation, linear, relu, sigmoid, transpose } from './library/network';
import { each, type Matrix, range, sum, sumWeights, zip } from './arrays';

type Named = Record<string, any>;

export const pNorm = (x: number[], p = 2) => sum(x.map((v) => Math.abs(v) ** p)) ** (1 / p);
export const frobeniusNorm = (W: Matrix) => pNorm(W.flat());

export const computeCostWithRegularization = (A3: Matrix, Y: Matrix, parameters: Named, lambd = 0.1) =>
  computeCost(A3, Y) + (lambd * sumWeights(parameters, (w) => w * w)) / Y[0].length / 2;

export const computeCostWithL1Regularization = (A3: Matrix, Y: Matrix, parameters: Named, lambd = 0.1) =>
  computeCost(A3, Y) + (lambd / Y[0].length) * sumWeights(parameters, Math.abs);

/** the plain gradients with `term(w)` added to the entry of dW that belongs to w */
const withTerm = (X: Matrix, Y: Matrix, cache: Named, term: (w: number) => number) =>
  Object.fromEntries(
    Object.entries(backwardPropagation(X, Y, cache)).map(([name, grad]) => [
      name,
      name.startsWith('dW') ? zip(grad as Matrix, cache[name.slice(1)], (d, w) => d + term(w)) : grad,
    ]),
  );

export const backwardPropagationWithRegularization = (X: Matrix, Y: Matrix, cache: Named, lambd = 0.1) =>
  withTerm(X, Y, cache, (w) => (lambd * w) / X[0].length);

export const backwardPropagationWithL1Regularization = (X: Matrix, Y: Matrix, cache: Named, lambd = 0.1) =>
  withTerm(X, Y, cache, (w) => (lambd * Math.sign(w)) / X[0].length);

export const updateParametersWithWeightDecay = (
  parameters: Named,
  grads: Named,
  learningRate: number,
  lambd: number,
  m: number,
) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      name.startsWith('W')
        ? zip(value, grads[`d${name}`], (w, d) => (1 - (learningRate * lambd) / m) * w - learningRate * d)
        : value.map((b: number, i: number) => b - learningRate * grads[`d${name}`][i]),
    ]),
  );

export function forwardPropagationWithDropout(X: Matrix, parameters: Named, keepProb: number[], rng: () => number) {
  const { W1, b1, W2, b2, W3, b3 } = parameters;
  // both masks are drawn first, the second layer's before the first's
  const m = X[0].length;
  const [D2, D1] = [
    [W2, keepProb[1]],
    [W1, keepProb[0]],
  ].map(([W, keep]) => range(W.length).map(() => range(m).map(() => Number(1 - rng() <= keep))));
  const Z1 = linear(X, W1, b1);
  const A1 = zip(each(Z1, relu), D1, (a, d) => (a * d) / keepProb[0]);
  const Z2 = linear(A1, W2, b2);
  const A2 = zip(each(Z2, relu), D2, (a, d) => (a * d) / keepProb[1]);
  const Z3 = linear(A2, W3, b3);
  const A3 = each(Z3, sigmoid);
  return { A3, cache: { Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 } };
}

export function backwardPropagationWithDropout(X: Matrix, Y: Matrix, cache: Named, keepProb: number[]) {
  const m = X[0].length;
  const grads: Named = {};
  const back = (l: number, dZ: Matrix): Named => {
    grads[`dZ${l}`] = dZ;
    grads[`dW${l}`] = each(dot(dZ, transpose(l === 1 ? X : cache[`A${l - 1}`])), (v) => v / m);
    grads[`db${l}`] = dZ.map((row) => sum(row) / m);
    if (l === 1) return grads;
    const dA = zip(dot(transpose(cache[`W${l}`]), dZ), cache[`D${l - 1}`], (v, d) => (v * d) / keepProb[l - 2]);
    return back(
      l - 1,
      zip(dA, cache[`A${l - 1}`], (v, a) => (a > 0 ? v : 0)),
    );
  };
  return back(3, zip(cache.A3, Y, (a, y) => a - y));
}

export const predict = (X: Matrix, parameters: Named) => {
  const A3 = forwardPropagation(X, parameters).AL;
  return { A3, predictions: each(A3, (p) => Number(p > 0.5)) };
};

export const earlyStopping = (history: Named[], patience = 5) => {
  const bestUpTo = (t: number) =>
    range(t + 1).reduce((best, s) => (history[s].devError < history[best].devError ? s : best), 0);
  const ranOut = range(history.length).find((t) => t - bestUpTo(t) >= patience);
  const stoppedAt = ranOut ?? history.length - 1;
  const epoch = bestUpTo(stoppedAt);
  return { epoch, stoppedAt, parameters: history[epoch].parameters };
};

type Image = number[][][];

export const flipHorizontal = (image: Image): Image => image.map((row) => [...row].reverse());

export const rotateImage = (image: Image, quarterTurns = 1): Image => {
  const turns = ((quarterTurns % 4) + 4) % 4;
  if (turns === 0) return image;
  const once = range(image[0].length).map((i) => image.map((row) => row[row.length - 1 - i]));
  return rotateImage(once, turns - 1);
};

export const randomCrop = (image: Image, height: number, width: number, rng: () => number): Image => {
  const left = Math.floor(rng() * (1 + image[0].length - width));
  const top = Math.floor(rng() * (1 + image.length - height));
  return image.slice(top, top + height).map((row) => row.slice(left, left + width));
};

export const shearImage = (image: Image, factor: number): Image =>
  image.map((row, i) => row.map((pixel, j) => row[j - Math.round(factor * i)] ?? pixel.map(() => 0)));

export const augmentWithFlips = (images: Image[], Y: Matrix) => ({
  images: images.concat(images.map(flipHorizontal)),
  Y: Y.map((row) => row.concat(row)),
});
