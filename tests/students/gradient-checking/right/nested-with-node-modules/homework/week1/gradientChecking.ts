import * as net from './library/network.ts';
import { addresses, central, type Grid, layers, length2, minus, type Row, sum, type Table } from './vectors';

type Fn1 = (theta: number) => number;

export const oneSidedDifference = (f: Fn1, theta: number, epsilon = 1e-4): number =>
  (f(theta + epsilon) - f(theta)) / epsilon;

export const twoSidedDifference = (f: Fn1, theta: number, epsilon = 1e-4): number => central(f, theta, epsilon);

export const forwardPropagation = (x: number, theta: number): number => theta * x;

export const backwardPropagation = (x: number, _theta?: number): number => x;

export const gradientCheck = (
  x: number,
  theta: number,
  epsilon = 1e-7,
  forward = forwardPropagation,
  backward: (x: number, theta: number) => number = backwardPropagation,
): number => relativeDifference([central((t) => forward(x, t), theta, epsilon)], [backward(x, theta)]);

export const dictionaryToVector = (parameters: Table): Row =>
  layers(parameters).flatMap((l) => [...(parameters[`W${l}`] as Grid).flat(), ...(parameters[`b${l}`] as Row)]);

export const vectorToDictionary = (theta: Row, parameters: Table): Table => {
  const queue = [...theta];
  return Object.fromEntries(
    layers(parameters)
      .flatMap((l) => [`W${l}`, `b${l}`])
      .map((name) => {
        const shape = parameters[name];
        return [name, shape.map((row) => (Array.isArray(row) ? queue.splice(0, row.length) : queue.shift()))];
      }),
  ) as Table;
};

export const gradientsToVector = (gradients: Table): Row =>
  layers(gradients, 'd').flatMap((l) => [gradients[`dW${l}`], gradients[`db${l}`]].flat(2) as Row);

export const relativeDifference = (gradApprox: Row, grad: Row): number =>
  length2(minus(grad, gradApprox)) / (length2(grad) + length2(gradApprox));

export const gradientVerdict = (difference: number): string =>
  difference <= 1e-7 ? 'fine' : difference > 1e-7 && difference < 1e-3 ? 'look again' : 'bug';

export const worstComponent = (gradApprox: Row, grad: Row, parameters: Table) => {
  const gaps = minus(gradApprox, grad).map(Math.abs);
  return addresses(parameters)[gaps.indexOf(Math.max(...gaps))];
};

export const backwardPropagationN = (X: Grid, Y: Grid, cache: Table): Table => {
  const m = X[0].length;
  const A = (l: number): Grid => (l === 0 ? X : (cache[`A${l}`] as Grid));
  const step = (l: number, dZ: Grid): Table => {
    const here = {
      [`dW${l}`]: net.dot(dZ, net.transpose(A(l - 1))).map((row) => row.map((value) => value / m)),
      [`db${l}`]: dZ.map((row) => sum(row) / m),
    };
    if (l === 1) return here;
    const back = net
      .dot(net.transpose(cache[`W${l}`] as Grid), dZ)
      .map((row, i) => row.map((value, j) => value * Number(A(l - 1)[i][j] > 0)));
    return { ...here, ...step(l - 1, back) };
  };
  const L = layers(cache).length;
  return step(L, [minus(A(L)[0], Y[0])]);
};

/** Two-sided differences of any cost of the parameters. */
const slopes = (J: (p: Table) => number, parameters: Table, h: number): Row => {
  const theta = dictionaryToVector(parameters);
  return theta.map((value, i) => central((t) => J(vectorToDictionary(theta.with(i, t), parameters)), value, h));
};

// the cost written out, without clipping
const cost = (X: Grid, Y: Grid, p: Table): number =>
  -sum(net.forwardPropagation(X, p).AL[0].map((a, i) => (Y[0][i] === 1 ? Math.log(a) : Math.log(1 - a)))) /
  Y[0].length;

const libraryGradients = (X: Grid, Y: Grid, p: Table): Table =>
  net.backwardPropagation(X, Y, net.forwardPropagation(X, p).cache);

export const gradientCheckN = (parameters: Table, gradients: Table, X: Grid, Y: Grid, epsilon = 1e-7) => {
  const gradApprox = slopes((p) => cost(X, Y, p), parameters, epsilon);
  return { gradApprox, difference: relativeDifference(gradApprox, gradientsToVector(gradients)) };
};

export const gradientCheckWithRegularization = (parameters: Table, X: Grid, Y: Grid, lambd = 0, epsilon = 1e-4) => {
  const m = Y[0].length;
  const weightsOf = (p: Table): Row => layers(p).flatMap((l) => (p[`W${l}`] as Grid).flat());
  const J = (p: Table): number => cost(X, Y, p) + (lambd / 2 / m) * length2(weightsOf(p)) ** 2;
  const gradApprox = slopes(J, parameters, epsilon);
  const plain = gradientsToVector(libraryGradients(X, Y, parameters));
  const theta = dictionaryToVector(parameters);
  const grad = addresses(parameters).map((place, i) =>
    place.parameter.startsWith('W') ? plain[i] + (lambd * theta[i]) / m : plain[i],
  );
  return { difference: relativeDifference(gradApprox, grad), gradApprox, grad };
};

// dropout is switched off for the check: keepProb and rng play no part
export const gradientCheckWithDropout = (
  parameters: Table,
  X: Grid,
  Y: Grid,
  _keepProb: number,
  _rng: () => number,
  epsilon = 1e-4,
) => gradientCheckN(parameters, libraryGradients(X, Y, parameters), X, Y, epsilon);

type Options = { numIterations: number; learningRate: number; epsilon: number };

export const checkDuringTraining = (
  parameters: Table,
  X: Grid,
  Y: Grid,
  backward: (X: Grid, Y: Grid, cache: Table) => Table,
  { numIterations = 10, learningRate = 0.1, epsilon = 1e-4 }: Options,
) => {
  const gradientsAt = (p: Table): Table => backward(X, Y, net.forwardPropagation(X, p).cache);
  const differenceAt = (p: Table): number => gradientCheckN(p, gradientsAt(p), X, Y, epsilon).difference;
  const train = (p: Table, left: number): Table => {
    if (left === 0) return p;
    const d = gradientsToVector(gradientsAt(p));
    const next = dictionaryToVector(p).map((value, i) => value - learningRate * d[i]);
    return train(vectorToDictionary(next, p), left - 1);
  };
  return { atStart: differenceAt(parameters), afterTraining: differenceAt(train(parameters, numIterations)) };
};
