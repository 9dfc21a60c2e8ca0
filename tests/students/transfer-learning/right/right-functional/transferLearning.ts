import { countLayers, dot, linear, type Matrix, type Parameters, relu, transpose, type Vector } from './library/network';
import { computeCost, forwardPropagation } from './library/softmaxNetwork';
import { mean, range } from './pictures';

export { colorCovariance, mirror, multiCropPredict, pcaColorShift, randomColorShift, randomCrop, shiftColors, tenCrop } from './pictures';

type Head = { W: Matrix; b: Vector };
type Tensor = Matrix | Vector;

/** standard normal, polar method */
const normal = (rng: () => number): number => {
  const [u, v] = [2 * rng() - 1, 2 * rng() - 1];
  const s = u * u + v * v;
  return s > 0 && s < 1 ? u * Math.sqrt((-2 * Math.log(s)) / s) : normal(rng);
};

export const replaceHead = (parameters: Parameters, classes: number, rng: () => number): Parameters => {
  const L = countLayers(parameters);
  const n = (parameters[`W${L}`] as Matrix)[0].length;
  return { ...parameters, [`W${L}`]: range(classes).map(() => range(n).map(() => normal(rng) * n ** -0.5)), [`b${L}`]: range(classes).map(() => 0) };
};

export const extractFeatures = (X: Matrix, parameters: Parameters, k: number): Matrix =>
  range(k).reduce((A, i) => linear(A, parameters[`W${i + 1}`] as Matrix, parameters[`b${i + 1}`] as Vector).map((row) => row.map(relu)), X);

export function backwardPropagationWithFrozenLayers(X: Matrix, Y: Matrix, cache: Parameters, k: number): Parameters {
  const get = (name: string) => cache[name] as Matrix;
  const down = (l: number, dZ: Matrix): Parameters => {
    if (l === k) return {};
    const own = { [`dW${l}`]: dot(dZ, transpose(l > 1 ? get(`A${l - 1}`) : X)).map((r) => r.map((v) => v / X[0].length)), [`db${l}`]: dZ.map(mean) };
    const next = l - 1 > k ? dot(transpose(get(`W${l}`)), dZ).map((r, i) => r.map((v, j) => (get(`Z${l - 1}`)[i][j] > 0 ? v : 0))) : dZ;
    return { ...down(l - 1, next), ...own };
  };
  const L = countLayers(cache);
  return down(L, get(`A${L}`).map((row, c) => row.map((a, i) => a - Y[c][i])));
}

const minus = (value: Tensor, step: Tensor, rate: number): Tensor =>
  (value as any[]).map((v, i) => (Array.isArray(v) ? minus(v, (step as Matrix)[i], rate) : v - rate * (step as Vector)[i]));

const descend = (parameters: Parameters, grads: Parameters, rate: number): Parameters =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, grads[`d${name}`] ? minus(value, grads[`d${name}`], rate) : value]));

export function fineTune(X: Matrix, Y: Matrix, parameters: Parameters, k = 0, learningRate = 0.1, iterations = 1) {
  const costOf = (p: Parameters) => computeCost(forwardPropagation(X, p).AL, Y);
  const step = (p: Parameters) => descend(p, backwardPropagationWithFrozenLayers(X, Y, forwardPropagation(X, p).cache, k), learningRate);
  const path = range(iterations).reduce((all) => [...all, step(all[all.length - 1])], [parameters]);
  return { parameters: path[path.length - 1], costs: path.map(costOf) };
}

export const trainHead = (features: Matrix, Y: Matrix, head: Head, learningRate: number, iterations: number) => {
  const { parameters, costs } = fineTune(features, Y, { W1: head.W, b1: head.b }, 0, learningRate, iterations);
  return { head: { W: parameters.W1, b: parameters.b1 }, costs };
};

export const chooseFrozenLayers = (m: number, layers: number, { few, many }: { few: number; many: number }) =>
  Math.floor(((layers - 1) * (many - Math.min(many, Math.max(few, m)))) / (many - few));

export const ensemblePredict = (models: Parameters[], X: Matrix): Matrix => {
  const outputs = models.map((model) => forwardPropagation(X, model).AL);
  return outputs[0].map((row, c) => row.map((_, i) => mean(outputs.map((AL) => AL[c][i]))));
};
