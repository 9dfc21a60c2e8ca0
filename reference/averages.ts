/** Exponentially weighted averages of a series θ₁, θ₂, …, θ_T (lessons 2.3–2.5). Plain loops, inputs unchanged. */
import { at, type Vector } from './matrix.ts';

/** @throws {RangeError} when beta is not in [0, 1). */
export function requireBeta(beta: number, name = 'beta'): void {
  if (beta >= 0 && beta < 1) return;
  throw new RangeError(`${name} must be at least 0 and below 1, not ${beta}`);
}

/**
 * The exponentially weighted average after each value of the series.
 *
 *     v₀ = 0        v_t = β v_{t−1} + (1−β) θ_t
 *
 * Shapes: theta has T numbers, and so has the answer: v₁, …, v_T.
 * @throws {RangeError} when beta is not in [0, 1).
 * @see lessons 2.3 and 2.4
 */
export function exponentiallyWeightedAverage(theta: Vector, beta: number): Vector {
  requireBeta(beta);
  const averages: Vector = [];
  let v = 0;
  for (let t = 1; t <= theta.length; t++) {
    v = beta * v + (1 - beta) * at(theta, t - 1);
    averages.push(v);
  }
  return averages;
}

/**
 * About how many of the latest values an exponentially weighted average covers: older ones weigh less than 1/e.
 *
 *     window = 1 / (1−β)
 *
 * Units: values of the series (days, iterations); not rounded.
 * @throws {RangeError} when beta is not in [0, 1).
 * @see lesson 2.4
 */
export function averagingWindow(beta: number): number {
  requireBeta(beta);
  return 1 / (1 - beta);
}

/**
 * The exponentially weighted average without the pull of v₀ = 0 on the first values.
 *
 *     v_t = β v_{t−1} + (1−β) θ_t        answer_t = v_t / (1 − βᵗ),   t = 1, 2, …
 *
 * The recursion goes on with v_t itself, never with the corrected value.
 * Shapes: theta has T numbers, and so has the answer.
 * @throws {RangeError} when beta is not in [0, 1).
 * @see lesson 2.5
 */
export function biasCorrectedAverage(theta: Vector, beta: number): Vector {
  const corrected: Vector = [];
  const averages = exponentiallyWeightedAverage(theta, beta);
  for (let t = 1; t <= theta.length; t++) corrected.push(at(averages, t - 1) / (1 - beta ** t));
  return corrected;
}
