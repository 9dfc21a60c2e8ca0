/** Checks of the sizes and parameters of whole networks. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { alexNet, leNet5, type Network, vgg16 } from '../../../reference/classicNetworks.ts';
import type { Layer } from '../../../reference/convolutionShapes.ts';

const given =
  ({ inputShape, layers }: Network) =>
  (): CaseArguments => [inputShape, layers];

/** The reduction of the lesson: 28×28×192 to 28×28×32 by 1×1 filters. */
const oneByOne: Network = {
  inputShape: [28, 28, 192],
  layers: [{ type: 'conv', f: 1, filters: 32, stride: 1, pad: 0 }],
};

/** A small network on an input that is not square, with a remainder in every division. */
function drawNetwork(draw: Draw): CaseArguments {
  const [height, width] = [8 * draw.integer(4, 6) + 2, 8 * draw.integer(7, 9) + 2];
  const layers: Layer[] = [
    { type: 'conv', f: 3, filters: draw.integer(4, 9), stride: 2, pad: 1 },
    { type: 'pool', f: 2, stride: 2 },
    { type: 'conv', f: 5, filters: draw.integer(10, 19), stride: 2, pad: 2 },
    { type: 'dense', units: draw.integer(20, 40) },
    { type: 'dense', units: draw.integer(2, 9) },
  ];
  return [[height, width, draw.integer(2, 4)], layers];
}

/** The same the other way up, with single filters and units, overlapping windows and a filter of one cell. */
function drawHighNetwork(draw: Draw): CaseArguments {
  const layers: Layer[] = [
    { type: 'conv', f: 1, filters: draw.integer(2, 4), stride: 1, pad: 0 },
    { type: 'pool', f: 3, stride: 2 },
    { type: 'conv', f: 3, filters: 1, stride: 2, pad: 0 },
    { type: 'dense', units: 1 },
  ];
  return [[2 * draw.integer(9, 12), draw.integer(9, 12), draw.integer(5, 9)], layers];
}

/** A dense layer that sees the image itself. */
const drawDense = (draw: Draw): CaseArguments => [
  [draw.integer(2, 4), draw.integer(5, 7), 1],
  [{ type: 'dense', units: draw.integer(2, 9) }],
];

export const networkChecks: readonly CheckSpec[] = [
  {
    id: 'layer-shapes',
    fn: 'layerShapes',
    title: { en: 'The shapes of all layers of a network', zh: '网络中各层的形状' },
    lesson: 'C4 2.2',
    points: 5,
    restsOn: ['convOutputSize'],
    cases: [given(leNet5), given(oneByOne), drawNetwork, drawHighNetwork, drawDense],
  },
  {
    id: 'count-parameters',
    fn: 'countParameters',
    title: {
      en: 'The parameters of LeNet-5, AlexNet and VGG-16',
      zh: 'LeNet-5、AlexNet 与 VGG-16 的参数个数',
    },
    lesson: 'C4 2.2',
    points: 6,
    restsOn: ['layerShapes', 'convOutputSize'],
    cases: [
      given(leNet5),
      given(alexNet),
      given(vgg16),
      given(oneByOne),
      drawNetwork,
      drawHighNetwork,
      drawDense,
    ],
  },
];
