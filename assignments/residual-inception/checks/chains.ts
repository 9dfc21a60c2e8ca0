/** Networks of one unit in each layer, as deep as need be: with ten of them W10 stands before W2 where names are sorted. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';

export type DataSet = readonly [X: Matrix, Y: Matrix, parameters: Parameters];

/**
 * A chain in which every unit stays open, whether there are shortcuts or not: weights and biases are positive eighths, the
 * weights up to `largest` of them, and no layer is like another. Inputs and targets may be negative or 0.
 */
export function drawChain(draw: Draw, { L, largest }: { L: number; largest: number }): DataSet {
  const parameters: Parameters = {};
  const areDifferent = (layers: readonly string[]) => new Set(layers).size === layers.length;
  const layers = draw.until(areDifferent, () =>
    Array.from({ length: L }, () => `${draw.integer(1, largest)} ${draw.integer(3, 8)}`),
  );
  for (const [index, layer] of layers.entries()) {
    const [weight = 0, bias = 0] = layer.split(' ').map((eighths) => Number(eighths) / 8);
    parameters[`W${index + 1}`] = [[weight]];
    parameters[`b${index + 1}`] = [bias];
  }
  const input = draw.integer(5, 12) / 8;
  return [[[-0.25, 0, input]], [[draw.integer(5, 12) / 8, -0.5, 0]], parameters];
}

/** A gradient at the end of a chain, 0 for one of the three examples. */
export const drawChainGradient = (draw: Draw): Matrix => [
  [draw.integer(9, 15) / 8, 0, -draw.integer(1, 7) / 8],
];
