/** The four random initializations, as the mistakes know them. */
import {
  initializeParametersGlorot,
  initializeParametersHe,
  initializeParametersRandom,
  initializeParametersXavier,
} from '../../../reference/initialization.ts';
import type { Vector } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import type { Rng } from './streams.ts';

/** The deviation of the weights between nIn and nOut units. */
export type DeviationOf = (nIn: number, nOut: number) => number;

export type Method = {
  /** What the ids of its mistakes begin with. */
  readonly prefix: string;
  readonly fn: string;
  readonly initialize: (layersDims: Vector, rng: Rng) => Parameters;
  readonly deviationOf: DeviationOf;
  /** The right formula, for the student. */
  readonly formula: string;
};

export const large: Method = {
  prefix: 'random',
  fn: 'initializeParametersRandom',
  initialize: initializeParametersRandom,
  deviationOf: () => 10,
  formula: 'W_l = 10 · randn(n_l, n_{l−1}), b_l = 0',
};

export const he: Method = {
  prefix: 'he',
  fn: 'initializeParametersHe',
  initialize: initializeParametersHe,
  deviationOf: (nIn) => Math.sqrt(2 / nIn),
  formula: 'W_l = √(2 / n_{l−1}) · randn(n_l, n_{l−1}), b_l = 0',
};

export const xavier: Method = {
  prefix: 'xavier',
  fn: 'initializeParametersXavier',
  initialize: initializeParametersXavier,
  deviationOf: (nIn) => Math.sqrt(1 / nIn),
  formula: 'W_l = √(1 / n_{l−1}) · randn(n_l, n_{l−1}), b_l = 0',
};

export const glorot: Method = {
  prefix: 'glorot',
  fn: 'initializeParametersGlorot',
  initialize: initializeParametersGlorot,
  deviationOf: (nIn, nOut) => Math.sqrt(2 / (nIn + nOut)),
  formula: 'W_l = √(2 / (n_{l−1} + n_l)) · randn(n_l, n_{l−1}), b_l = 0',
};
