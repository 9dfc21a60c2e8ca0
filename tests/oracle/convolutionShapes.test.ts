/**
 * Sizes and parameter counts against published ones: the lessons' own examples, the tables of LeNet-5, AlexNet and
 * VGG-16, and TensorFlow.js' layers.
 */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { alexNet, leNet5, type Network, vgg16 } from '../../reference/classicNetworks.ts';
import {
  convOutputSize,
  countParameters,
  type Layer,
  layerShapes,
} from '../../reference/convolutionShapes.ts';

const count = ({ inputShape, layers }: Network) => countParameters(inputShape, layers);
const shapes = ({ inputShape, layers }: Network) => layerShapes(inputShape, layers);

describe('the size of an output', () => {
  it.each([
    [6, 3, 0, 1, 4],
    [6, 3, 1, 1, 6],
    [7, 3, 0, 2, 3],
    [39, 3, 0, 1, 37],
    [37, 5, 0, 2, 17],
    [17, 5, 0, 2, 7],
    [227, 11, 0, 4, 55],
    [224, 11, 0, 4, 54],
    [224, 7, 3, 2, 112],
    [5, 5, 0, 3, 1],
  ])('n = %i, f = %i, p = %i, s = %i: %i', (n, f, pad, stride, size) => {
    expect(convOutputSize(n, f, pad, stride)).toBe(size);
  });
});

describe('LeNet-5 as the lesson draws it', () => {
  it('has the shapes of the lesson and the 61,706 parameters of its tables', () => {
    expect(shapes(leNet5)).toEqual([[28, 28, 6], [14, 14, 6], [10, 10, 16], [5, 5, 16], [120], [84], [10]]);
    expect(count(leNet5)).toEqual({ perLayer: [156, 0, 2416, 0, 48120, 10164, 850], total: 61706 });
  });

  it('has what TensorFlow.js makes of the same layers', () => {
    const model = modelOf(leNet5);
    expect(model.countParams()).toBe(count(leNet5).total);
    const outputs = model.layers
      .filter(({ name }) => !name.startsWith('flatten'))
      .map((layer) => layer.outputShape.slice(1));
    expect(outputs).toEqual(shapes(leNet5));
    model.dispose();
  });
});

function modelOf({ inputShape, layers }: Network): tf.Sequential {
  const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape })] });
  for (const [index, layer] of layers.entries()) {
    if (layer.type === 'dense' && layers[index - 1]?.type !== 'dense') model.add(tf.layers.flatten());
    model.add(layerOf(layer));
  }
  model.layers.shift();
  return model;
}

function layerOf(layer: Layer) {
  if (layer.type === 'dense') return tf.layers.dense({ units: layer.units, kernelInitializer: 'zeros' });
  const strides = layer.stride;
  if (layer.type === 'pool') return tf.layers.averagePooling2d({ poolSize: layer.f, strides });
  return tf.layers.conv2d({
    kernelSize: layer.f,
    filters: layer.filters,
    strides,
    kernelInitializer: 'zeros',
  });
}

describe('AlexNet on one machine, 227×227×3', () => {
  it('has the shapes of the lesson', () => {
    const seen = shapes(alexNet).map((shape) => shape.join('×'));
    expect(seen.slice(0, 4)).toEqual(['55×55×96', '27×27×96', '27×27×256', '13×13×256']);
    expect(seen.slice(4)).toEqual(['13×13×384', '13×13×384', '13×13×256', '6×6×256', '4096', '4096', '1000']);
  });

  it('has the published 62,378,344 parameters, 58,631,144 of them in its dense layers', () => {
    const { perLayer, total } = count(alexNet);
    expect(total).toBe(62378344);
    expect(perLayer.slice(-3)).toEqual([37752832, 16781312, 4097000]);
    expect(perLayer.slice(-3).reduce((sum, parameters) => sum + parameters)).toBe(58631144);
  });
});

describe('VGG-16, column D, 224×224×3', () => {
  it('halves five times to 7×7×512', () => {
    const planes = shapes(vgg16).filter((_, index) => vgg16.layers[index]!.type === 'pool');
    expect(planes).toEqual([
      [112, 112, 64],
      [56, 56, 128],
      [28, 28, 256],
      [14, 14, 512],
      [7, 7, 512],
    ]);
  });

  it('has the published 138,357,544 parameters and 16 layers that learn', () => {
    const { perLayer, total } = count(vgg16);
    expect(total).toBe(138357544);
    expect(perLayer.filter((parameters) => parameters > 0)).toHaveLength(16);
    expect(perLayer.slice(0, 2)).toEqual([1792, 36928]);
    expect(perLayer.slice(-3)).toEqual([102764544, 16781312, 4097000]);
  });
});

it('counts 28×28×192 → 28×28×32 by 1×1 filters: 6,176 parameters', () => {
  const network: Network = {
    inputShape: [28, 28, 192],
    layers: [{ type: 'conv', f: 1, filters: 32, stride: 1, pad: 0 }],
  };
  expect(shapes(network)).toEqual([[28, 28, 32]]);
  expect(count(network).total).toBe(6176);
});

describe('outside the domain', () => {
  const conv: Layer = { type: 'conv', f: 3, filters: 2, stride: 1, pad: 0 };
  it.each([
    ['a filter larger than the input', () => convOutputSize(4, 5, 0, 1), /does not fit/],
    ['stride 0', () => convOutputSize(4, 3, 0, 0), /stride must be a whole number, 1 or more/],
    ['a fractional size', () => convOutputSize(4.5, 3, 0, 1), /n must be a whole number/],
    ['a filter of 0', () => convOutputSize(4, 0, 0, 1), /f must be/],
    ['a negative pad', () => convOutputSize(4, 3, -1, 1), /pad must be/],
    [
      'a convolution after a dense layer',
      () => layerShapes([5, 5, 1], [{ type: 'dense', units: 3 }, conv]),
      /got \(3\)/,
    ],
    ['half a filter', () => layerShapes([5, 5, 1], [{ ...conv, filters: 1.5 }]), /filters/],
    ['no unit', () => countParameters([5, 5, 1], [{ type: 'dense', units: 0 }]), /units/],
    ['an input without channels', () => layerShapes([5, 5], [conv]), /height, width, channels/],
    [
      'an unknown layer',
      () => layerShapes([5, 5, 1], [{ type: 'drop' } as never]),
      /unknown layer type "drop"/,
    ],
  ])('refuses %s', (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
