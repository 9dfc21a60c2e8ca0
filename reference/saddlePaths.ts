/** The ways of three optimizers over a surface, to see how they leave a saddle or a plateau (lesson 2.10). */
import { at, type Vector } from './matrix.ts';
import { requireRates } from './optimizers.ts';

/** The gradient of a cost as a function of all its parameters. */
export type GradientOf = (theta: Vector) => Vector;

export type Walk = { learningRate: number; numSteps: number };
export type MomentumWalk = Walk & { beta: number };
export type AdamWalk = Walk & { beta1: number; beta2: number; epsilon: number };

/** @throws {RangeError} when numSteps is not a whole number ≥ 0. */
function requireSteps(numSteps: number): void {
  if (Number.isInteger(numSteps) && numSteps >= 0) return;
  throw new RangeError(`numSteps must be a whole number of at least 0, not ${numSteps}`);
}

/** ∇f(θ), from a copy of θ. @throws {RangeError} when it has another length. */
function slopeAt(gradient: GradientOf, theta: Vector): Vector {
  const g = gradient([...theta]);
  if (g.length !== theta.length)
    throw new RangeError(`a slope of ${g.length} numbers where θ has ${theta.length}`);
  return g;
}

/**
 * The path of gradient descent, θ ← θ − α ∇f(θ). On the ridge of a saddle, where the slope across is exactly 0, it
 * stays on the ridge for ever.
 *
 * Shapes: θ and each point have n numbers; numSteps + 1 points, the start first. Inputs are not changed.
 * @throws {RangeError} when learningRate is not positive, numSteps is not a whole number ≥ 0, or lengths differ.
 * @see lesson 2.10
 */
export function gradientDescentPath(
  gradient: GradientOf,
  theta: Vector,
  { learningRate, numSteps }: Walk,
): Vector[] {
  requireSteps(numSteps);
  requireRates({}, { learningRate });
  let current = [...theta];
  const path = [current];
  for (let t = 1; t <= numSteps; t++) {
    const g = slopeAt(gradient, current);
    current = current.map((value, i) => value - learningRate * at(g, i));
    path.push(current);
  }
  return path;
}

/**
 * The path of momentum from rest.
 *
 *     V ← βV + (1−β)∇f(θ)        θ ← θ − αV        V₀ = 0
 *
 * V is an average, so at the same α it leaves a saddle no sooner than gradient descent; but it stands an α up to
 * (1+β)/(1−β) times as large before it swings out across the ridge, and with that it leaves in fewer steps.
 *
 * Shapes: as {@link gradientDescentPath}.
 * @throws {RangeError} as {@link gradientDescentPath}, and when beta is not in [0, 1).
 * @see lessons 2.6, 2.10
 */
export function momentumPath(
  gradient: GradientOf,
  theta: Vector,
  { learningRate, beta, numSteps }: MomentumWalk,
): Vector[] {
  requireSteps(numSteps);
  requireRates({ beta }, { learningRate });
  let current = [...theta];
  const path = [current];
  let V = theta.map(() => 0);
  for (let t = 1; t <= numSteps; t++) {
    const g = slopeAt(gradient, current);
    V = V.map((v, i) => beta * v + (1 - beta) * at(g, i));
    current = current.map((value, i) => value - learningRate * at(V, i));
    path.push(current);
  }
  return path;
}

/**
 * The path of Adam from rest, ε inside the root as in lesson 2.8, t = 1, 2, …
 *
 *     V ← β₁V + (1−β₁)g     S ← β₂S + (1−β₂)g²     θ ← θ − α V̂ / √(Ŝ + ε)     g = ∇f(θ)
 *
 * V̂ and Ŝ are corrected by 1 − β₁ᵗ and 1 − β₂ᵗ. Steps are about α long however flat the surface is, which is what
 * brings Adam off a plateau.
 *
 * Shapes: as {@link gradientDescentPath}.
 * @throws {RangeError} as {@link gradientDescentPath}, when a beta is not in [0, 1) or epsilon is not positive.
 * @see lessons 2.8, 2.10
 */
export function adamPath(
  gradient: GradientOf,
  theta: Vector,
  { learningRate, beta1, beta2, epsilon, numSteps }: AdamWalk,
): Vector[] {
  requireSteps(numSteps);
  requireRates({ beta1, beta2 }, { learningRate, epsilon });
  let current = [...theta];
  const path = [current];
  let [V, S] = [theta.map(() => 0), theta.map(() => 0)];
  for (let t = 1; t <= numSteps; t++) {
    const g = slopeAt(gradient, current);
    V = V.map((v, i) => beta1 * v + (1 - beta1) * at(g, i));
    S = S.map((s, i) => beta2 * s + (1 - beta2) * at(g, i) ** 2);
    const VHat = V.map((v) => v / (1 - beta1 ** t));
    const SHat = S.map((s) => s / (1 - beta2 ** t));
    const step = VHat.map((v, i) => v / Math.sqrt(at(SHat, i) + epsilon));
    current = current.map((value, i) => value - learningRate * at(step, i));
    path.push(current);
  }
  return path;
}
