/**
 * Batch normalization of one layer: forward and back over a mini-batch, running averages, test time (lessons 3.4–3.7).
 *
 * Shapes: Z, Z_norm, Z̃ and their gradients (n_l, m), one row per unit; γ, β, μ, σ² and their gradients n_l numbers,
 * one per unit. Every statistic is taken along a row, over the examples. Inputs are not changed.
 */
import { requireBeta } from './averages.ts';
import { at, combine, entry, type Matrix, mapEntries, rowSums, shapeOf, type Vector } from './matrix.ts';

/** Mean and variance of every unit; of one mini-batch, or averaged over many. */
export type Statistics = { mu: Vector; sigmaSquared: Vector };

/** What the forward pass leaves for the backward pass and for the running averages. */
export type BatchNormCache = Statistics & { ZNorm: Matrix; gamma: Vector; beta: Vector; epsilon: number };

function requireEpsilon(epsilon: number): void {
  if (epsilon > 0 && Number.isFinite(epsilon)) return;
  throw new RangeError(`epsilon must be a positive number, not ${epsilon}`);
}

function requirePerUnit(units: number, vectors: Readonly<Record<string, Vector>>): void {
  for (const [name, { length }] of Object.entries(vectors)) {
    if (length !== units)
      throw new RangeError(`${name} must have one number per unit: ${units}, not ${length}`);
  }
}

/** Mean of each row: (n, m) becomes n numbers. */
function rowMeans(A: Matrix): Vector {
  const [, columns] = shapeOf(A);
  return rowSums(A).map((sum) => sum / columns);
}

/**
 * Batch normalization in training: every unit by the statistics of this mini-batch.
 *
 *     μ = (1/m) Σ z        σ² = (1/m) Σ (z − μ)²        Z_norm = (Z − μ) / √(σ² + ε)        Z̃ = γ Z_norm + β
 *
 * Shapes: Z (n_l, m), gamma and beta (n_l); ZTilde (n_l, m). A mini-batch of one example gives Z̃ = β.
 * @throws {RangeError} when gamma or beta does not have one number per unit, Z is empty or epsilon not positive.
 * @see lesson 3.4; Ioffe and Szegedy 2015, algorithm 1
 */
export function batchNormForward(
  Z: Matrix,
  gamma: Vector,
  beta: Vector,
  epsilon: number,
): { ZTilde: Matrix; cache: BatchNormCache } {
  requireEpsilon(epsilon);
  requirePerUnit(Z.length, { gamma, beta });
  if (shapeOf(Z)[1] === 0) throw new RangeError('a mini-batch must hold at least one example');
  const mu = rowMeans(Z);
  const sigmaSquared = rowMeans(mapEntries(Z, (z, unit) => (z - at(mu, unit)) ** 2));
  const root = sigmaSquared.map((variance) => Math.sqrt(variance + epsilon));
  const ZNorm = mapEntries(Z, (z, unit) => (z - at(mu, unit)) / at(root, unit));
  const ZTilde = mapEntries(ZNorm, (zNorm, unit) => at(gamma, unit) * zNorm + at(beta, unit));
  const cache = { ZNorm, mu, sigmaSquared, gamma: [...gamma], beta: [...beta], epsilon };
  return { ZTilde, cache };
}

/**
 * The γ and β with which batch normalization gives back the Z it was given.
 *
 *     γ = √(σ² + ε)        β = μ        so that        Z̃ = γ (Z − μ)/√(σ² + ε) + β = Z
 *
 * Shapes: mu and sigmaSquared of the mini-batch, and the answer's gamma and beta: n_l numbers each.
 * @throws {RangeError} when mu and sigmaSquared differ in length or epsilon is not positive.
 * @see lesson 3.4
 */
export function identityParameters(
  mu: Vector,
  sigmaSquared: Vector,
  epsilon: number,
): { gamma: Vector; beta: Vector } {
  requireEpsilon(epsilon);
  requirePerUnit(mu.length, { sigmaSquared });
  return { gamma: sigmaSquared.map((variance) => Math.sqrt(variance + epsilon)), beta: [...mu] };
}

/**
 * The gradient through batch normalization. dZTilde is ∂J/∂Z̃; where J is an average over examples it holds the 1/m.
 * μ and σ² depend on every z of the unit, so that dZ has a part through each:
 *
 *     dγ = Σ dZ̃ ∘ Z_norm        dβ = Σ dZ̃        dZ_norm = γ dZ̃
 *     dZ = (dZ_norm − mean(dZ_norm) − Z_norm ∘ mean(dZ_norm ∘ Z_norm)) / √(σ² + ε)
 *
 * Sums and means go along a row. The rows of dZ sum to 0, and that sum is the gradient of a b added to Z.
 * Shapes: dZTilde and dZ (n_l, m), dgamma and dbeta (n_l).
 * @throws {RangeError} when dZTilde and the cache differ in shape.
 * @see lesson 3.5; Ioffe and Szegedy 2015, section 3
 */
export function batchNormBackward(
  dZTilde: Matrix,
  { ZNorm, sigmaSquared, gamma, epsilon }: BatchNormCache,
): { dZ: Matrix; dgamma: Vector; dbeta: Vector } {
  requirePerUnit(dZTilde.length, { gamma, sigmaSquared });
  const products = combine(dZTilde, ZNorm, (d, zNorm) => d * zNorm);
  const dgamma = rowSums(products);
  const dbeta = rowSums(dZTilde);
  const dZNorm = mapEntries(dZTilde, (d, unit) => at(gamma, unit) * d);
  const throughMu = rowMeans(dZNorm);
  const throughVariance = rowMeans(combine(dZNorm, ZNorm, (d, zNorm) => d * zNorm));
  const root = sigmaSquared.map((variance) => Math.sqrt(variance + epsilon));
  const dZ = mapEntries(dZNorm, (d, unit, example) => {
    const rest = d - at(throughMu, unit) - entry(ZNorm, unit, example) * at(throughVariance, unit);
    return rest / at(root, unit);
  });
  return { dZ, dgamma, dbeta };
}

/**
 * The running averages after one more mini-batch: exponentially weighted averages of its μ and σ².
 *
 *     μ_run ← momentum · μ_run + (1 − momentum) μ        σ²_run ← momentum · σ²_run + (1 − momentum) σ²
 *
 * σ² is the batch's own, with 1/m. (The paper and some libraries average m/(m−1) σ².)
 * Shapes: mu and sigmaSquared of `running`, of the mini-batch's cache and of the answer have n_l numbers.
 * @throws {RangeError} when lengths differ or momentum is not in [0, 1).
 * @see lessons 2.3 and 3.7
 */
export function updateRunningAverages(
  running: Statistics,
  cache: Statistics,
  momentum: number,
): { mu: Vector; sigmaSquared: Vector } {
  requireBeta(momentum, 'momentum');
  requirePerUnit(running.mu.length, { mu: cache.mu });
  requirePerUnit(running.sigmaSquared.length, { sigmaSquared: cache.sigmaSquared });
  const mu = running.mu.map((mean, unit) => momentum * mean + (1 - momentum) * at(cache.mu, unit));
  const sigmaSquared = running.sigmaSquared.map((variance, unit) => {
    return momentum * variance + (1 - momentum) * at(cache.sigmaSquared, unit);
  });
  return { mu, sigmaSquared };
}

/**
 * Batch normalization at test time: every unit by its running averages, whatever examples are asked about together.
 *
 *     Z̃ = γ (Z − μ_run) / √(σ²_run + ε) + β
 *
 * Shapes: Z and the answer (n_l, m), m may be 1; gamma, beta and both averages (n_l).
 * @throws {RangeError} when a vector does not have one number per unit or epsilon is not positive.
 * @see lesson 3.7
 */
export function batchNormAtTestTime(
  Z: Matrix,
  gamma: Vector,
  beta: Vector,
  running: Statistics,
  epsilon: number,
): Matrix {
  requireEpsilon(epsilon);
  const { mu, sigmaSquared } = running;
  requirePerUnit(Z.length, { gamma, beta, mu, sigmaSquared });
  const root = sigmaSquared.map((variance) => Math.sqrt(variance + epsilon));
  const ZNorm = mapEntries(Z, (z, unit) => (z - at(mu, unit)) / at(root, unit));
  return mapEntries(ZNorm, (zNorm, unit) => at(gamma, unit) * zNorm + at(beta, unit));
}
