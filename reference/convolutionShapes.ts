/**
 * Sizes of convolutional networks: the output of one layer, the shapes of all, and the parameters to learn.
 *
 * A network is an input shape (height, width, channels) and a list of layers. Convolution and pooling keep three
 * numbers, (height, width, channels); a dense layer takes all numbers of the layer before it and keeps one, (units).
 */
import { requireWhole } from './volumes.ts';

export type Layer =
  | { type: 'conv'; f: number; filters: number; stride: number; pad: number }
  | { type: 'pool'; f: number; stride: number }
  | { type: 'dense'; units: number };

/** (height, width, channels), or (units) after a dense layer. */
export type Shape = number[];

/**
 * Cells along one side of the output of a convolution or a pooling. A window that does not fit wholly is left out.
 *
 *     ⌊(n + 2p − f) / s⌋ + 1
 *
 * Units: all in cells; n and f are at least 1, pad at least 0, stride at least 1.
 * @throws {RangeError} when a size is not such a whole number or the filter is larger than the padded input.
 * @see lesson 2.2 of the case studies
 */
export function convOutputSize(n: number, f: number, pad: number, stride: number): number {
  requireWhole('n', n, 1);
  requireWhole('f', f, 1);
  requireWhole('pad', pad, 0);
  requireWhole('stride', stride, 1);
  if (f > n + 2 * pad)
    throw new RangeError(`a filter of ${f} does not fit into ${n} cells padded by ${pad} on each side`);
  return Math.floor((n + 2 * pad - f) / stride) + 1;
}

/**
 * The shape after each layer of the list, in order.
 *
 *     conv:  (nH, nW, nC) → (⌊(nH + 2p − f)/s⌋ + 1, ⌊(nW + 2p − f)/s⌋ + 1, filters)
 *     pool:  (nH, nW, nC) → (⌊(nH − f)/s⌋ + 1, ⌊(nW − f)/s⌋ + 1, nC)
 *     dense: anything     → (units)
 *
 * @throws {RangeError} when a size is impossible, a type unknown, or a convolution follows a dense layer.
 * @see lesson 2.2 of the case studies
 */
export function layerShapes(inputShape: Shape, layers: readonly Layer[]): Shape[] {
  requireInputShape(inputShape);
  const shapes: Shape[] = [];
  for (const layer of layers) shapes.push(shapeAfter(layer, shapes.at(-1) ?? inputShape));
  return shapes;
}

function shapeAfter(layer: Layer, before: Shape): Shape {
  switch (layer.type) {
    case 'conv': {
      const { f, pad, stride, filters } = layer;
      const [nH, nW] = requireVolume(before);
      requireWhole('filters', filters, 1);
      return [convOutputSize(nH, f, pad, stride), convOutputSize(nW, f, pad, stride), filters];
    }
    case 'pool': {
      const { f, stride } = layer;
      const [nH, nW, nC] = requireVolume(before);
      return [convOutputSize(nH, f, 0, stride), convOutputSize(nW, f, 0, stride), nC];
    }
    case 'dense':
      requireWhole('units', layer.units, 1);
      return [layer.units];
    default:
      throw new RangeError(`unknown layer type ${JSON.stringify((layer as { type: unknown }).type)}`);
  }
}

/** The shape as (height, width, channels). @throws {RangeError} for a flat shape. */
function requireVolume(shape: Shape): [number, number, number] {
  const [nH, nW, nC] = shape;
  if (shape.length === 3 && nH !== undefined && nW !== undefined && nC !== undefined) return [nH, nW, nC];
  throw new RangeError(`convolution and pooling need (height, width, channels), got (${shape.join(', ')})`);
}

function requireInputShape(shape: Shape): void {
  for (const size of requireVolume(shape)) requireWhole('every size of the input shape', size, 1);
}

/**
 * The numbers to learn in each layer, and in the whole network; every filter and every unit has one bias.
 *
 *     conv: (f · f · nCPrev + 1) · filters        pool: 0        dense: (n_prev + 1) · units
 *
 * n_prev is the product of the sizes before a dense layer: flattening learns nothing.
 * @throws {RangeError} as {@link layerShapes} does.
 * @see lesson 2.2 of the case studies; LeCun et al. 1998, Krizhevsky et al. 2012, Simonyan and Zisserman 2015
 */
export function countParameters(
  inputShape: Shape,
  layers: readonly Layer[],
): { perLayer: number[]; total: number } {
  const shapes = [inputShape, ...layerShapes(inputShape, layers)];
  const perLayer = layers.map((layer, index) => parametersOf(layer, shapes[index] ?? inputShape));
  return { perLayer, total: perLayer.reduce((sum, count) => sum + count, 0) };
}

function parametersOf(layer: Layer, before: Shape): number {
  if (layer.type === 'pool') return 0;
  if (layer.type === 'conv') {
    const { f, filters } = layer;
    const [, , nCPrev] = requireVolume(before);
    return (f * f * nCPrev + 1) * filters;
  }
  const nPrev = before.reduce((product, size) => product * size, 1);
  return (nPrev + 1) * layer.units;
}
