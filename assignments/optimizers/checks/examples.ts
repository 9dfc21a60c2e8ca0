/** Training sets on which a shuffle changes nothing but rounding. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';
import { gradientsOf } from '../../../reference/optimizerTraining.ts';
import { matrixOf, type Parameters } from '../../../reference/propagation.ts';

export type Training = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly parameters: Parameters;
  /** Where the shuffle decides which feature stands for which, the driver puts the columns of W1 in order. */
  readonly columnsOfW1?: 'ascending by their sums';
};

type Drawn = { readonly draw: Draw; readonly layerSizes: readonly [number, ...number[]] };

/** Whether no weight begins with a gradient so small that ε could matter. */
const isLively = ({ X, Y, parameters }: Training): boolean => leastSlope(X, Y, parameters) > 0.01;

/** Whether the first layer learns so much from each example that examples soon cost differently. */
const isTelling = ({ X, Y, parameters }: Training): boolean =>
  leastSlope(X, Y, parameters) > 0.01 &&
  matrixOf(gradientsOf(X, Y, parameters), 'dW1').every((row) => Math.hypot(...row) > 0.2);

function leastSlope(X: Matrix, Y: Matrix, parameters: Parameters): number {
  const grads = gradientsOf(X, Y, parameters);
  const slopes = Object.keys(parameters).flatMap((name) => (grads[`d${name}`] ?? []).flat());
  return Math.min(...slopes.map(Math.abs));
}

/** Parameters through which a signal comes: between the ends, weights are positive. */
function passable({ draw, layerSizes }: Drawn): Parameters {
  const last = layerSizes.length - 1;
  const entries = layerSizes.slice(1).flatMap((units, index): [string, Matrix | Vector][] => {
    const signs: [number, ...number[]] = index === 0 || index + 1 === last ? [-1, 1] : [1];
    const row = () =>
      Array.from({ length: layerSizes[index] ?? 0 }, () => draw.pick(signs) * draw.uniform(0.8, 1.3));
    const b = Array.from({ length: units }, () => draw.uniform(-0.3, 0.5));
    return [
      [`W${index + 1}`, Array.from({ length: units }, row)],
      [`b${index + 1}`, b],
    ];
  });
  return Object.fromEntries(entries);
}

/** Examples in one batch; one of several has a feature of exactly 0. */
export function wholeSet(drawn: Drawn, m: number): Training {
  const { draw, layerSizes } = drawn;
  return draw.until(isLively, () => {
    const [[first = 0, ...others] = [], ...rows] = draw.matrix(layerSizes[0], m);
    const X = [[m > 1 ? 0 : first, ...others], ...rows];
    return { X, Y: draw.labels(m), parameters: passable(drawn) };
  });
}

/** Eleven times the same example: whoever comes together, the mini-batches are alike, but for the size of the last. */
export function sameExamples(drawn: Drawn): Training {
  const { draw, layerSizes } = drawn;
  return draw.until(isLively, () => {
    const example = draw.vector(layerSizes[0]);
    return {
      X: example.map((value) => new Array<number>(11).fill(value)),
      Y: [new Array<number>(11).fill(draw.integer(0, 1))],
      parameters: passable(drawn),
    };
  });
}

/** As many examples as features, each with one value at its own feature and another at all the rest. */
function distinguished(count: number, own: number, other: number): Matrix {
  const places = Array.from({ length: count }, (_, place) => place);
  return places.map((feature) => places.map((example) => (example === feature ? own : other)));
}

/**
 * Different examples with one label, each with a feature of its own, and W1 alike for all features: examples may be renamed
 * with their features, so after one epoch any shuffle has led to the same parameters but for the order of W1's columns.
 */
export function interchangeable(drawn: Drawn): Training {
  const { draw, layerSizes } = drawn;
  return draw.until(isTelling, () => {
    const X = distinguished(layerSizes[0], draw.uniform(1.5, 2.5), draw.uniform(0.1, 0.4));
    const parameters = passable(drawn);
    const W1 = matrixOf(parameters, 'W1').map((row) => row.map(() => row[0] ?? 0));
    return {
      X,
      Y: [new Array<number>(layerSizes[0]).fill(draw.integer(0, 1))],
      parameters: { ...parameters, W1 },
      columnsOfW1: 'ascending by their sums',
    };
  });
}
