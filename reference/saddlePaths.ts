/** The ways of three optimizers over a surface, to see how they leave a saddle or a plateau (lesson 2.10). */
import type { Matrix, Vector } from './matrix.ts';
import {
  initializeAdam,
  type Moments,
  updateParametersWithAdam,
  updateParametersWithGd,
  updateParametersWithMomentum,
} from './optimizers.ts';
import { type Gradients, matrixOf, type Parameters } from './propagation.ts';

/** The gradient of a cost as a function of all its parameters. */
export type GradientOf = (theta: Vector) => Vector;

export type Walk = { learningRate: number; numSteps: number };
export type MomentumWalk = Walk & { beta: number };
export type AdamWalk = Walk & { beta1: number; beta2: number; epsilon: number };

type State = { parameters: Parameters; v: Moments; s: Moments };
type Step = (state: State, grads: Gradients, t: number) => Partial<State>;

/** θ as the weights of one unit without a bias, which is what the optimizers update. */
const asParameters = (theta: Vector): { W1: Matrix; b1: Vector } => ({ W1: [theta], b1: [] });

/** The start and the point after each of numSteps steps; t = 1, 2, … */
function pathOf(gradient: GradientOf, theta: Vector, { numSteps, step }: { numSteps: number; step: Step }) {
  if (!Number.isInteger(numSteps) || numSteps < 0)
    throw new RangeError(`numSteps must be a whole number of at least 0, not ${numSteps}`);
  const path = [[...theta]];
  let current = theta;
  let state: State = { parameters: asParameters(theta), ...initializeAdam(asParameters(theta)) };
  for (let t = 1; t <= numSteps; t++) {
    const grads: Gradients = { dW1: [gradient([...current])], db1: [] };
    state = { ...state, ...step(state, grads, t) };
    current = matrixOf(state.parameters, 'W1').flat();
    path.push(current);
  }
  return path;
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
  const step: Step = ({ parameters }, grads) => ({
    parameters: updateParametersWithGd(parameters, grads, learningRate),
  });
  return pathOf(gradient, theta, { numSteps, step });
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
  const step: Step = ({ parameters, v }, grads) =>
    updateParametersWithMomentum(parameters, grads, v, beta, learningRate);
  return pathOf(gradient, theta, { numSteps, step });
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
  const step: Step = ({ parameters, v, s }, grads, t) =>
    updateParametersWithAdam(parameters, grads, v, s, t, learningRate, beta1, beta2, epsilon);
  return pathOf(gradient, theta, { numSteps, step });
}
