/** Networks at the edges: so deep that layers sort otherwise as text, of one example, with a Z̃ at relu's kink. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { forwardPropagationWithBatchNorm } from '../../../reference/batchNormNetwork.ts';
import { mapEntries } from '../../../reference/matrix.ts';
import { depthOf, matrixOf, type Parameters } from '../../../reference/propagation.ts';
import { drawMatrix, drawParameters, isLively, type Network, spreadOf } from './inputs.ts';

/** Layers of one or two units, ten with the output; none has more than the first. */
export const deepSizes: readonly number[] = [3, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1];

/** A deep network whose units all vary over the mini-batch, with both signs in its Z̃; the first x is 0. */
export function drawDeepNetwork(draw: Draw, m: number, epsilon: number): Network {
  const vary = ({ parameters, cache }: Network) =>
    Array.from({ length: depthOf(parameters) }, (_, index) => `Z${index + 1}`).every((name) =>
      matrixOf(cache as Parameters, name).every((row) => spreadOf(row) > 0.02),
    );
  return draw.until(vary, () => {
    const X = drawMatrix(draw, 3, m).map((row, k) => (k === 0 ? row.with(0, 0) : row));
    const parameters = drawParameters(draw, deepSizes);
    for (const name of Object.keys(parameters)) {
      if (name.startsWith('W')) parameters[name] = mapEntries(matrixOf(parameters, name), awayFromZero);
      if (name.startsWith('beta')) parameters[name] = (parameters[name] as number[]).map(Math.abs);
    }
    return networkOf(draw, { X, parameters, epsilon });
  });
}

/** At least half in size, so that nothing fades on the way; three decimals stay three. */
const awayFromZero = (weight: number): number => Math.round((weight + Math.sign(weight) / 2) * 1000) / 1000;

/** A network that is given a mini-batch of one example. */
export function drawSingleNetwork(draw: Draw, layerSizes: readonly number[], epsilon: number): Network {
  const parameters = drawParameters(draw, layerSizes);
  return networkOf(draw, { X: drawMatrix(draw, layerSizes[0] ?? 1, 1), parameters, epsilon });
}

/** A lively network of two hidden units of which the first has Z̃ = 0 for the second example: its z is μ, its β 0. */
export function drawKinkedNetwork(draw: Draw, epsilon: number): Network {
  return draw.until(isLively, () => {
    const [[x = 1] = []] = drawMatrix(draw, 1, 1);
    const parameters = drawParameters(draw, [1, 2, 1]);
    parameters['beta1'] = (parameters['beta1'] as number[]).with(0, 0);
    return networkOf(draw, { X: [[-x, 0, x]], parameters, epsilon });
  });
}

type Start = { readonly X: Network['X']; readonly parameters: Parameters; readonly epsilon: number };

function networkOf(draw: Draw, { X, parameters, epsilon }: Start): Network {
  const { cache } = forwardPropagationWithBatchNorm(X, parameters, epsilon);
  return { X, Y: draw.labels(X[0]?.length ?? 0), parameters, cache };
}
