/** What the handout lets students expect of their functions' arguments. */
import {
  array,
  type Domain,
  type DomainTable,
  either,
  list,
  matrix,
  number,
  type Range,
  record,
  text,
  whole,
} from '../../grader/plan/domain.ts';

const any: Range = [1, 300];
const batch = array({ examples: any, height: any, width: any, channels: any });
const window = array({ rows: any, columns: any, inputs: any });
const filters = array({ rows: any, columns: any, inputs: any, filters: any });
const biases = list(number(), any);

const f = whole({ from: 1 });
const stride = whole({ from: 1 });
const pad = whole({ from: 0 });
const ofConvolution = record({ stride, pad });
const ofPooling = record({ f, stride });
const mode = text('max', 'average');

const inputShape = list(whole({ from: 1 }), [3, 3]);
const networkLayers: Domain = list(
  either(
    record({ type: text('conv'), f, filters: whole({ from: 1 }), stride, pad }),
    record({ type: text('pool'), f, stride }),
    record({ type: text('dense'), units: whole({ from: 1 }) }),
  ),
  any,
);

export const domain: DomainTable = {
  convOutputSize: { parameters: { n: whole({ from: 1 }), f, pad, stride } },
  zeroPad: { parameters: { X: batch, pad } },
  convSingleStep: { parameters: { aSlicePrev: window, W: window, b: number() } },
  convForward: { parameters: { APrev: batch, W: filters, b: biases, hparameters: ofConvolution } },
  convBackward: {
    parameters: {
      dZ: batch,
      cache: record({ APrev: batch, W: filters, b: biases, hparameters: ofConvolution }),
    },
  },
  poolForward: { parameters: { APrev: batch, hparameters: ofPooling, mode } },
  createMaskFromWindow: { parameters: { x: matrix(any, any) } },
  distributeValue: { parameters: { dz: number(), shape: list(whole({ from: 1 }), [2, 2]) } },
  poolBackward: {
    parameters: { dA: batch, cache: record({ APrev: batch, hparameters: ofPooling }), mode },
  },
  convOneByOne: {
    parameters: {
      APrev: batch,
      W: array({ rows: [1, 1], columns: [1, 1], inputs: any, filters: any }),
      b: biases,
    },
  },
  layerShapes: { parameters: { inputShape, layers: networkLayers } },
  countParameters: { parameters: { inputShape, layers: networkLayers } },
};
