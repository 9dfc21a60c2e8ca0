/** The random initializations, as the mistakes know them. */

export type Method = {
  /** What the ids of its mistakes begin with. */
  readonly prefix: string;
  readonly fn: string;
  /** The right formula, for the student. */
  readonly formula: string;
};

export const large: Method = {
  prefix: 'random',
  fn: 'initializeParametersRandom',
  formula: 'W_l = 10 · randn(n_l, n_{l−1}), b_l = 0',
};

export const he: Method = {
  prefix: 'he',
  fn: 'initializeParametersHe',
  formula: 'W_l = √(2 / n_{l−1}) · randn(n_l, n_{l−1}), b_l = 0',
};

export const xavier: Method = {
  prefix: 'xavier',
  fn: 'initializeParametersXavier',
  formula: 'W_l = √(1 / n_{l−1}) · randn(n_l, n_{l−1}), b_l = 0',
};

export const glorot: Method = {
  prefix: 'glorot',
  fn: 'initializeParametersGlorot',
  formula: 'W_l = √(2 / (n_{l−1} + n_l)) · randn(n_l, n_{l−1}), b_l = 0',
};
