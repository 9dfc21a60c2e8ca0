import { countLayers, dot, linear, relu, sigmoid, transpose } from './library/network.ts';
import { affine, each, type Matrix, mean, sum, zip, zip2 } from './rows';

type Named = Record<string, any>;

const range = (n: number) => [...Array(n).keys()];

/** z ↦ z · scale + shift with which (z − mu)/√(var + ε) is one affine map per unit */
const asAffine = (mu: number[], variance: number[], epsilon: number) => {
  const scale = variance.map((v) => (v + epsilon) ** -0.5);
  return { scale, shift: zip(mu, scale, (m, s) => -m * s) };
};

export const batchNormForward = (Z: Matrix, gamma: number[], beta: number[], epsilon = 1e-8) => {
  const mu = Z.map(mean);
  const centred = affine(
    Z,
    Z.map(() => 1),
    mu.map((m) => -m),
  );
  const sigmaSquared = centred.map((row) => mean(row.map((d) => d ** 2)));
  const std = sigmaSquared.map((v) => Math.sqrt(v + epsilon));
  const ZNorm = centred.map((row, i) => row.map((d) => d / std[i]));
  // Z and the centred values are kept as well, who knows
  return { ZTilde: affine(ZNorm, gamma, beta), cache: { Z, centred, ZNorm, mu, sigmaSquared, gamma, beta, epsilon } };
};

export const identityParameters = (mu: number[], sigmaSquared: number[], epsilon = 1e-8) => ({
  beta: mu.slice(),
  gamma: sigmaSquared.map((v) => (v + epsilon) ** 0.5),
});

/** step by step along the graph, as the paper writes it: dσ² first, then dμ, then dz */
export const batchNormBackward = (dZTilde: Matrix, { ZNorm, sigmaSquared, gamma, epsilon }: Named) => {
  const m = dZTilde[0].length;
  const dZ = dZTilde.map((row, i) => {
    const std = Math.sqrt(sigmaSquared[i] + epsilon);
    const centred: number[] = ZNorm[i].map((z: number) => z * std);
    const dNorm = row.map((d) => d * gamma[i]);
    const dVariance = sum(zip(dNorm, centred, (d, c) => d * c)) * -0.5 * std ** -3;
    const dMu = -sum(dNorm) / std + dVariance * mean(centred.map((c) => -2 * c));
    return zip(dNorm, centred, (d, c) => d / std + (dVariance * 2 * c) / m + dMu / m);
  });
  return { dZ, dgamma: zip2(dZTilde, ZNorm, (d, z) => d * z).map(sum), dbeta: dZTilde.map(sum) };
};

export const initializeBatchNorm = (parameters: Named) => {
  const L = countLayers(parameters);
  return range(L).reduce((all: Named, k) => {
    const l = k + 1;
    const W = parameters[`W${l}`];
    const fill = (x: number) => Array(W.length).fill(x);
    const rest = l === L ? { [`b${l}`]: parameters[`b${l}`] } : { [`gamma${l}`]: fill(1), [`beta${l}`]: fill(0) };
    return { ...all, [`W${l}`]: W, ...rest };
  }, {});
};

/** both passes share the walk; `normalise` decides whose statistics a layer takes */
const walk = (X: Matrix, p: Named, normalise: (Z: Matrix, l: number) => { ZTilde: Matrix; cache?: Named }) => {
  const L = countLayers(p);
  const cache: Named = {};
  const step = (A: Matrix, l: number): Matrix => {
    const W = p[`W${l}`];
    if (l === L) {
      const Z = linear(A, W, p[`b${l}`]);
      const AL = each(Z, sigmoid);
      Object.assign(cache, { [`W${l}`]: W, [`b${l}`]: p[`b${l}`], [`Z${l}`]: Z, [`A${l}`]: AL });
      return AL;
    }
    const Z = dot(W, A);
    const { ZTilde, cache: bn } = normalise(Z, l);
    const next = each(ZTilde, relu);
    Object.assign(cache, { [`W${l}`]: W, [`Z${l}`]: Z, [`bn${l}`]: bn, [`ZTilde${l}`]: ZTilde, [`A${l}`]: next });
    return step(next, l + 1);
  };
  return { AL: step(X, 1), cache };
};

export const forwardPropagationWithBatchNorm = (X: Matrix, p: Named, epsilon = 1e-8) =>
  walk(X, p, (Z, l) => batchNormForward(Z, p[`gamma${l}`], p[`beta${l}`], epsilon));

/** dZ of single examples all the way, as in the course; every gradient of a parameter is divided by m at the end */
export const backwardPropagationWithBatchNorm = (X: Matrix, Y: Matrix, cache: Named) => {
  const L = countLayers(cache);
  const m = X[0].length;
  const grads: Named = {};
  const back = (dZ: Matrix, l: number): void => {
    grads[`dW${l}`] = dot(dZ, transpose(l > 1 ? cache[`A${l - 1}`] : X));
    if (l === L) grads[`db${l}`] = dZ.map(sum);
    if (l === 1) return;
    const gate = each(cache[`A${l - 1}`], (a) => Number(a > 0));
    const dZTilde = zip2(dot(transpose(cache[`W${l}`]), dZ), gate, (d, g) => d * g);
    const bn = batchNormBackward(dZTilde, cache[`bn${l - 1}`]);
    grads[`dgamma${l - 1}`] = bn.dgamma;
    grads[`dbeta${l - 1}`] = bn.dbeta;
    back(bn.dZ, l - 1);
  };
  back(
    zip2(cache[`A${L}`], Y, (a, y) => a - y),
    L,
  );
  const divide = (g: any): any => (Array.isArray(g) ? g.map(divide) : g / m);
  return Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, divide(g)]));
};

const minus = (a: any, d: any, rate: number): any =>
  Array.isArray(a) ? a.map((x, i) => minus(x, d[i], rate)) : a - rate * d;

export const updateParametersWithBatchNorm = (p: Named, grads: Named, learningRate: number) =>
  Object.fromEntries(Object.keys(p).map((name) => [name, minus(p[name], grads[`d${name}`], learningRate)]));

export const updateRunningAverages = (running: Named, cache: Named, momentum = 0.9) =>
  Object.fromEntries(
    ['mu', 'sigmaSquared'].map((key) => [
      key,
      zip(running[key], cache[key], (old, fresh) => fresh + momentum * (old - fresh)),
    ]),
  );

export const batchNormAtTestTime = (Z: Matrix, gamma: number[], beta: number[], running: Named, epsilon = 1e-8) => {
  const { scale, shift } = asAffine(running.mu, running.sigmaSquared, epsilon);
  return affine(
    Z,
    zip(gamma, scale, (g, s) => g * s),
    zip(beta, zip(gamma, shift, (g, t) => g * t), (b, t) => b + t),
  );
};

export const predictWithBatchNorm = (X: Matrix, p: Named, running: Named, epsilon = 1e-8) => {
  const { AL } = walk(X, p, (Z, l) => ({
    ZTilde: batchNormAtTestTime(Z, p[`gamma${l}`], p[`beta${l}`], running[`bn${l}`], epsilon),
  }));
  return { AL, predictions: each(AL, (a) => (a > 0.5 ? 1 : 0)) };
};
