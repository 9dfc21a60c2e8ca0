/**
 * One update of every parameter of a network, by four optimizers.
 *
 * Shapes: W_l, dW_l and their moments (n_l, n_{l−1}); b_l, db_l and their moments (n_l). Moments are kept under the
 * gradients' names: dW1, db1, …, dWL, dbL. Inputs are not changed.
 */
import { requireBeta } from './averages.ts';
import { at, combine, type Matrix, type Vector } from './matrix.ts';
import { depthOf, type Gradients, type Parameters } from './propagation.ts';

/** Velocities or squared gradients by the name of their gradient: dW1, db1, … */
export type Moments = { [name: string]: Matrix | Vector };

type Tensor = Matrix | Vector;
type Table = { readonly [name: string]: Tensor };

/** The names of all parameters in order: W1, b1, …, WL, bL. */
export function parameterNames(parameters: Table): string[] {
  const names: string[] = [];
  for (let layer = 1; layer <= depthOf(parameters); layer++) {
    for (const letter of ['W', 'b']) names.push(`${letter}${layer}`);
  }
  return names;
}

function isMatrix(tensor: Tensor): tensor is Matrix {
  return Array.isArray(tensor[0]);
}

function isVector(tensor: Tensor): tensor is Vector {
  return !isMatrix(tensor);
}

function tensorOf(table: Table, name: string): Tensor {
  const tensor = table[name];
  if (tensor === undefined) throw new RangeError(`${name} is missing`);
  return tensor;
}

/** f over the entries of A and B in the same place. @throws {RangeError} when their shapes differ. */
export function combineTensors(A: Tensor, B: Tensor, f: (a: number, b: number) => number): Tensor {
  if (isMatrix(A) && isMatrix(B)) return combine(A, B, f);
  if (isVector(A) && isVector(B) && A.length === B.length) return A.map((a, i) => f(a, at(B, i)));
  throw new RangeError('a parameter, its gradient and its moments must have the same shape');
}

/** Every parameter combined with what stands under its gradient's name in `table`. */
export function moveParameters(
  parameters: Parameters,
  table: Table,
  f: (value: number, change: number) => number,
): Parameters {
  const moved = parameterNames(parameters).map((name) => [
    name,
    combineTensors(tensorOf(parameters, name), tensorOf(table, `d${name}`), f),
  ]);
  return Object.fromEntries(moved);
}

/** The moments of `grads`' names combined with the gradients, entry by entry. */
export function averageIn(
  moments: Moments,
  grads: Table,
  f: (moment: number, gradient: number) => number,
): Moments {
  const next = Object.keys(moments).map((name) => [
    name,
    combineTensors(tensorOf(moments, name), tensorOf(grads, name), f),
  ]);
  return Object.fromEntries(next);
}

function zerosLike(parameters: Parameters): Moments {
  const zeros: Moments = {};
  for (const name of parameterNames(parameters)) {
    const gradient = `d${name}`;
    const W = tensorOf(parameters, name);
    zeros[gradient] = combineTensors(W, W, () => 0);
  }
  return zeros;
}

/** @throws {RangeError} when one of `betas` is not in [0, 1) or one of `positive` is not a positive number. */
export function requireRates(
  betas: Readonly<Record<string, number>>,
  positive: Readonly<Record<string, number>>,
): void {
  for (const [name, beta] of Object.entries(betas)) requireBeta(beta, name);
  for (const [name, value] of Object.entries(positive)) {
    if (!(value > 0 && Number.isFinite(value)))
      throw new RangeError(`${name} must be a positive number, not ${value}`);
  }
}

/**
 * One step of gradient descent: W ← W − α dW, b ← b − α db.
 *
 * Units: α is a step per update.
 * @throws {RangeError} when shapes differ or learningRate is not positive.
 * @see lesson 2.1
 */
export function updateParametersWithGd(
  parameters: Parameters,
  grads: Gradients,
  learningRate: number,
): Parameters {
  requireRates({}, { learningRate });
  const updated: Parameters = { ...parameters };
  for (const name of parameterNames(parameters)) {
    const [W, dW] = [tensorOf(parameters, name), tensorOf(grads, `d${name}`)];
    updated[name] = combineTensors(W, dW, (W, dW) => W - learningRate * dW);
  }
  return updated;
}

/** Velocities of zero, one for each gradient: dW_l as W_l, db_l as b_l. @see lesson 2.6 */
export function initializeVelocity(parameters: Parameters): Moments {
  return zerosLike(parameters);
}

/**
 * One step of gradient descent with momentum.
 *
 *     V ← βV + (1−β)dW        W ← W − αV        (b likewise, with a V of its own)
 *
 * Units: α is a step per update; β has none. The form V ← βV + dW makes steps 1/(1−β) times as long.
 * @throws {RangeError} when shapes differ, beta is not in [0, 1) or learningRate is not positive.
 * @see lesson 2.6; Polyak 1964
 */
export function updateParametersWithMomentum(
  parameters: Parameters,
  grads: Gradients,
  v: Moments,
  beta: number,
  learningRate: number,
): { parameters: Parameters; v: Moments } {
  requireRates({ beta }, { learningRate });
  const [updated, nextV] = [{ ...parameters }, { ...v }];
  for (const name of parameterNames(parameters)) {
    const [W, dW] = [tensorOf(parameters, name), tensorOf(grads, `d${name}`)];
    const V = combineTensors(tensorOf(v, `d${name}`), dW, (V, dW) => beta * V + (1 - beta) * dW);
    updated[name] = combineTensors(W, V, (W, V) => W - learningRate * V);
    nextV[`d${name}`] = V;
  }
  return { parameters: updated, v: nextV };
}

/** Mean squares of zero, one for each gradient. @see lesson 2.7 */
export function initializeRmsprop(parameters: Parameters): Moments {
  return zerosLike(parameters);
}

/**
 * One step of RMSprop, ε inside the root.
 *
 *     S ← βS + (1−β)dW²        W ← W − α dW / √(S + ε)        (the square entry by entry; b likewise)
 *
 * Units: α is a step per update; ε is in the units of dW².
 * @throws {RangeError} when shapes differ, beta is not in [0, 1), or learningRate or epsilon is not positive.
 * @see lesson 2.7; Tieleman and Hinton 2012, lecture 6.5
 */
export function updateParametersWithRmsprop(
  parameters: Parameters,
  grads: Gradients,
  s: Moments,
  beta: number,
  learningRate: number,
  epsilon: number,
): { parameters: Parameters; s: Moments } {
  requireRates({ beta }, { learningRate, epsilon });
  const [updated, nextS] = [{ ...parameters }, { ...s }];
  for (const name of parameterNames(parameters)) {
    const [W, dW] = [tensorOf(parameters, name), tensorOf(grads, `d${name}`)];
    const S = combineTensors(tensorOf(s, `d${name}`), dW, (S, dW) => beta * S + (1 - beta) * dW ** 2);
    const step = combineTensors(dW, S, (dW, S) => dW / Math.sqrt(S + epsilon));
    updated[name] = combineTensors(W, step, (W, step) => W - learningRate * step);
    nextS[`d${name}`] = S;
  }
  return { parameters: updated, s: nextS };
}

/** First and second moments of zero, one of each for each gradient. @see lesson 2.8 */
export function initializeAdam(parameters: Parameters): { v: Moments; s: Moments } {
  return { v: zerosLike(parameters), s: zerosLike(parameters) };
}

/** A moment after t updates without the pull of its start at 0: M / (1 − βᵗ). */
function corrected(moment: Tensor, beta: number, t: number): Tensor {
  return combineTensors(moment, moment, (M) => M / (1 - beta ** t));
}

/**
 * One step of Adam with bias-corrected moments, ε inside the root as in lesson 2.8.
 *
 *     V ← β₁V + (1−β₁)dW      V̂ = V / (1−β₁ᵗ)
 *     S ← β₂S + (1−β₂)dW²     Ŝ = S / (1−β₂ᵗ)
 *     W ← W − α V̂ / √(Ŝ + ε)
 *
 * The answer's v and s are V and S, not V̂ and Ŝ.
 * Units: α is a step per update; t counts updates from 1; ε is in the units of dW².
 * @throws {RangeError} when shapes differ, t < 1, a beta is not in [0, 1), or learningRate or epsilon is not positive.
 * @see lesson 2.8; Kingma and Ba 2015, algorithm 1 (there ε is added to the root)
 */
export function updateParametersWithAdam(
  parameters: Parameters,
  grads: Gradients,
  v: Moments,
  s: Moments,
  t: number,
  learningRate: number,
  beta1: number,
  beta2: number,
  epsilon: number,
): { parameters: Parameters; v: Moments; s: Moments } {
  if (!Number.isInteger(t) || t < 1) throw new RangeError(`t counts updates from 1, it cannot be ${t}`);
  requireRates({ beta1, beta2 }, { learningRate, epsilon });
  const [updated, nextV, nextS] = [{ ...parameters }, { ...v }, { ...s }];
  for (const name of parameterNames(parameters)) {
    const [W, dW] = [tensorOf(parameters, name), tensorOf(grads, `d${name}`)];
    const V = combineTensors(tensorOf(v, `d${name}`), dW, (V, dW) => beta1 * V + (1 - beta1) * dW);
    const S = combineTensors(tensorOf(s, `d${name}`), dW, (S, dW) => beta2 * S + (1 - beta2) * dW ** 2);
    const [VHat, SHat] = [corrected(V, beta1, t), corrected(S, beta2, t)];
    const step = combineTensors(VHat, SHat, (V, S) => V / Math.sqrt(S + epsilon));
    updated[name] = combineTensors(W, step, (W, step) => W - learningRate * step);
    [nextV[`d${name}`], nextS[`d${name}`]] = [V, S];
  }
  return { parameters: updated, v: nextV, s: nextS };
}
