/**
 * Activation functions of one number beside `sigmoid` and `relu`, and their backward steps.
 *
 * Shapes: dA and Z (n, m), the result likewise. Inputs are not changed.
 */
import { combine, type Matrix } from './matrix.ts';
import { sigmoid } from './propagation.ts';

/**
 * tanh(z) = (e^z − e^{−z}) / (e^z + e^{−z}) = 2σ(2z) − 1; ±1 for large ±z.
 * @see lesson A2; week 3 of the first course
 */
export function tanh(z: number): number {
  return Math.tanh(z);
}

/**
 * dZ = dA ∘ a(1 − a), a = σ(Z): the slope of σ is taken at Z.
 * @throws {RangeError} when shapes differ.
 */
export function sigmoidBackward(dA: Matrix, Z: Matrix): Matrix {
  return combine(dA, Z, (da, z) => {
    const a = sigmoid(z);
    return da * a * (1 - a);
  });
}

/**
 * dZ = dA ∘ (1 − a²), a = tanh(Z).
 * @throws {RangeError} when shapes differ.
 */
export function tanhBackward(dA: Matrix, Z: Matrix): Matrix {
  return combine(dA, Z, (da, z) => {
    const a = tanh(z);
    return da * (1 - a ** 2);
  });
}

/**
 * dZ = dA ∘ [Z > 0]; the slope of relu at 0 is taken as 0.
 * @throws {RangeError} when shapes differ.
 */
export function reluBackward(dA: Matrix, Z: Matrix): Matrix {
  return combine(dA, Z, (da, z) => (z > 0 ? da : 0));
}
