import { argmax, columnwise, mean, sum, zip } from './columns';
import { countLayers, dot, linear, type Matrix, type Parameters, relu, transpose, type Vector } from './library/network';

type Named = Record<string, any>;

// softmax by way of the log-sum-exp
const logSumExp = (z: Vector) => Math.max(...z) + Math.log(sum(z.map((v) => Math.exp(v - Math.max(...z)))));
export const softmax = (Z: Matrix) => columnwise(Z, (z) => z.map((v) => Math.exp(v - logSumExp(z))));
export const hardmax = (Z: Matrix) => columnwise(Z, (z) => z.map((_, c) => (c === argmax(z) ? 1 : 0)));

export const softmaxToLogistic = ([w1, w2]: Matrix, [b1, b2]: Vector) => ({ W: zip([w1], [w2], (p, q) => p - q), b: [b1 - b2] });
/** the first class fixed at 0 */
export const logisticToSoftmax = ([w]: Matrix, [b]: Vector) => ({ W: [w.map(() => 0), w.map((v) => -v)], b: [0, -b] });

export const oneHotMatrix = (labels: Vector, C: number): Matrix =>
  [...Array(C).keys()].map((c) => labels.map((label) => Number(label === c)));

export const computeLoss = (yHat: Vector, y: Vector) => -sum(y.map((v, j) => v * Math.log(yHat[j] + 1e-15)));
export const computeCost = (AL: Matrix, Y: Matrix) =>
  mean(transpose(Y).map((y, i) => computeLoss(transpose(AL)[i], y)));
export const softmaxBackward = (AL: Matrix, Y: Matrix) => zip(AL, Y, (a, y) => a - y);

export function forwardPropagation(X: Matrix, parameters: Parameters) {
  const L = countLayers(parameters);
  const step = ({ AL, cache }: { AL: Matrix; cache: Named }, l: number) => {
    const [W, b] = [parameters[`W${l}`] as Matrix, parameters[`b${l}`] as Vector];
    const Z = linear(AL, W, b);
    const A = l === L ? softmax(Z) : Z.map((row) => row.map(relu));
    return { AL: A, cache: { ...cache, [`Z${l}`]: Z, [`A${l}`]: A, [`W${l}`]: W, [`b${l}`]: b } };
  };
  return [...Array(L).keys()].map((i) => i + 1).reduce(step, { AL: X, cache: {} });
}

export function backwardPropagation(X: Matrix, Y: Matrix, cache: Named): Named {
  const m = X[0].length;
  const layer = (l: number, dZ: Matrix): Named => {
    const own = {
      [`dW${l}`]: dot(dZ, transpose(l > 1 ? cache[`A${l - 1}`] : X)).map((row) => row.map((v) => v / m)),
      [`db${l}`]: dZ.map(mean),
    };
    if (l === 1) return own;
    const dA = dot(transpose(cache[`W${l}`]), dZ);
    return { ...layer(l - 1, zip(dA, cache[`A${l - 1}`], (d, a) => (a > 0 ? d : 0))), ...own };
  };
  const L = countLayers(cache);
  return layer(L, softmaxBackward(cache[`A${L}`], Y));
}

export const predict = (X: Matrix, parameters: Parameters) =>
  transpose(forwardPropagation(X, parameters).AL).map(argmax);
export const computeAccuracy = (predictions: Vector, labels: Vector) =>
  mean(predictions.map((p, i) => (p === labels[i] ? 1 : 0)));

const descend = (parameters: Named, grads: Named, rate: number): Named =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      name.startsWith('W')
        ? zip(value, grads[`d${name}`], (w, d) => w - rate * d)
        : value.map((b: number, u: number) => b - rate * grads[`d${name}`][u]),
    ]),
  );

export function trainSoftmaxModel(X: Matrix, Y: Matrix, parameters: Named, learningRate: number, numIterations: number) {
  const path = [parameters];
  while (path.length <= numIterations) {
    const last = path[path.length - 1] as Parameters;
    path.push(descend(last, backwardPropagation(X, Y, forwardPropagation(X, last).cache), learningRate));
  }
  const trained = path[path.length - 1] as Parameters;
  return {
    parameters: trained,
    costs: path.map((p) => computeCost(forwardPropagation(X, p as Parameters).AL, Y)),
    accuracy: computeAccuracy(predict(X, trained), transpose(Y).map(argmax)),
  };
}
