import { dot, type Matrix, type Parameters } from './library/network';
import { mapMatrix, matrix, norm, range } from './arrays';

type Rng = () => number;

const layerNumbers = (parameters: object) => Object.keys(parameters).filter((name) => name[0] === 'W').length;

export const deepLinearForward = (X: Matrix, parameters: Parameters) =>
  range(layerNumbers(parameters)).reduce(
    (activations, l) => [...activations, dot(parameters[`W${l + 1}`] as Matrix, activations.at(-1)!)],
    [X],
  );

export const signalAtDepth = (x: number[], w: number, L: number) => x.map((value) => value * Math.pow(w, L));

export const growthFactors = (activations: Matrix[]) =>
  activations.slice(1).map((A, l) => norm(A) / norm(activations[l]) || 0);

export const depthOutOfRange = (activations: Matrix[], low: number, high: number) => {
  const layer = growthFactors(activations)
    .map((_, l) => norm(activations[l + 1]) / norm(activations[0]))
    .findIndex((growth) => growth < low || growth > high);
  return layer < 0 ? null : layer + 1;
};

/** Box–Muller, the cosine of each pair only; u is in (0, 1] */
const gaussian = (rng: Rng) => {
  const [u, v] = [1 - rng(), rng()];
  return Math.cos(2 * Math.PI * v) * Math.sqrt(-2 * Math.log(u));
};

export const randn = (rows: number, columns: number, rng: Rng) => matrix(rows, columns, () => gaussian(rng));

const initialize = (layersDims: number[], weights: (nOut: number, nIn: number) => Matrix): Parameters =>
  Object.fromEntries(
    layersDims.slice(1).flatMap((nOut, l) => [
      [`b${l + 1}`, range(nOut).map(() => 0)],
      [`W${l + 1}`, weights(nOut, layersDims[l])],
    ]),
  );

const scaledBy = (deviation: (nIn: number, nOut: number) => number) => (layersDims: number[], rng: Rng) =>
  initialize(layersDims, (nOut, nIn) => mapMatrix(randn(nOut, nIn, rng), (z) => z * deviation(nIn, nOut)));

export const initializeParametersZeros = (layersDims: number[]) =>
  initialize(layersDims, (nOut, nIn) => matrix(nOut, nIn, () => 0));

export const initializeParametersRandom = scaledBy(() => 10);
export const initializeParametersHe = scaledBy((nIn) => (2 / nIn) ** 0.5);
export const initializeParametersXavier = scaledBy((nIn) => nIn ** -0.5);
export const initializeParametersGlorot = scaledBy((nIn, nOut) => Math.SQRT2 / Math.sqrt(nIn + nOut));
