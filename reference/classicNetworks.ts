/**
 * Three classic networks as layer lists, each in the variant that lesson 2.2 of the case studies draws.
 *
 * - `leNet5`: LeCun et al. 1998 with full connections from the 6 to the 16 channels, pooling without parameters, a
 *   32×32 grey image and a softmax of 10. (The paper connects each of the 16 channels to some of the 6 only.)
 * - `alexNet`: Krizhevsky et al. 2012 on one machine, every filter over all channels, on 227×227×3. (The paper's two
 *   halves on two graphics cards halve the channels that three of its layers see: 60,965,224.)
 * - `vgg16`: Simonyan and Zisserman 2015, column D, on 224×224×3.
 */
import type { Layer, Shape } from './convolutionShapes.ts';

/** An input shape (height, width, channels) and the layers that follow. */
export type Network = { inputShape: Shape; layers: Layer[] };

const conv = (f: number, filters: number, stride = 1, pad = 0): Layer => ({
  type: 'conv',
  f,
  filters,
  stride,
  pad,
});
const pool = (f: number, stride: number): Layer => ({ type: 'pool', f, stride });
const dense = (units: number): Layer => ({ type: 'dense', units });

export const leNet5: Network = {
  inputShape: [32, 32, 1],
  layers: [conv(5, 6), pool(2, 2), conv(5, 16), pool(2, 2), dense(120), dense(84), dense(10)],
};

export const alexNet: Network = {
  inputShape: [227, 227, 3],
  layers: [
    ...[conv(11, 96, 4), pool(3, 2), conv(5, 256, 1, 2), pool(3, 2)],
    ...[conv(3, 384, 1, 1), conv(3, 384, 1, 1), conv(3, 256, 1, 1), pool(3, 2)],
    ...[dense(4096), dense(4096), dense(1000)],
  ],
};

/** `count` convolutions that keep height and width, and a pooling that halves them. */
const block = (count: number, filters: number): Layer[] => [
  ...Array.from({ length: count }, () => conv(3, filters, 1, 1)),
  pool(2, 2),
];

export const vgg16: Network = {
  inputShape: [224, 224, 3],
  layers: [
    ...[block(2, 64), block(2, 128), block(3, 256), block(3, 512), block(3, 512)].flat(),
    ...[dense(4096), dense(4096), dense(1000)],
  ],
};
