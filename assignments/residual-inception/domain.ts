/** What the handout lets students expect of their functions' arguments. */
import {
  array,
  type DomainTable,
  flag,
  layers,
  list,
  matrix,
  number,
  open,
  optional,
  type Range,
  record,
  whole,
} from '../../grader/plan/domain.ts';

const any: Range = [1, 300];
const atLeastZero = number({ from: 0 });
const count = whole({ from: 1 });

const activations = matrix(any, any);
const weights = matrix(any, any);
const block = { W1: weights, b1: list(number(), any), W2: weights, b2: list(number(), any) };
const cache = record({
  X: activations,
  W1: weights,
  W2: weights,
  Z1: activations,
  A1: matrix(any, any, atLeastZero),
  Z2: activations,
  A2: matrix(any, any, atLeastZero),
  Ws: optional(weights),
});

const network = layers([2, 100], any);
/** Of a network of blocks. */
const evenAndOfOneWidth = {
  'parameters: of 3 layers': 'L is even: two layers are a block',
  'parameters: with layers of different sizes': 'all layers have one width n',
};
const learning = { learningRate: number({ above: 0 }), numIterations: whole({ from: 0 }) };

const batch = array({ examples: any, height: any, width: any, channels: any });
const filters = array({ rows: any, columns: any, inputs: any, filters: any });
const single = array({ rows: [1, 1], columns: [1, 1], inputs: any, filters: any });
const gammas = list(atLeastZero, any);
const betas = list(number(), any);
const path = {
  W1: single,
  gamma1: gammas,
  beta1: betas,
  W2: filters,
  gamma2: gammas,
  beta2: betas,
  W3: single,
  gamma3: gammas,
  beta3: betas,
};
const module = record({
  W1x1: single,
  b1x1: betas,
  W3x3Reduce: single,
  b3x3Reduce: betas,
  W3x3: array({ rows: [3, 3], columns: [3, 3], inputs: any, filters: any }),
  b3x3: betas,
  W5x5Reduce: single,
  b5x5Reduce: betas,
  W5x5: array({ rows: [5, 5], columns: [5, 5], inputs: any, filters: any }),
  b5x5: betas,
  WPool: single,
  bPool: betas,
});
const inputShape = list(count, [3, 3]);

export const domain: DomainTable = {
  residualBlock: { parameters: { X: activations, parameters: record(block) } },
  projectionBlock: { parameters: { X: activations, parameters: record({ ...block, Ws: weights }) } },
  residualBlockBackward: {
    parameters: { dA: activations, cache },
    waived: {
      'cache: Z2: an entry 0': 'the relu acts on the sum of Z2 and the shortcut, which is 0 in a check',
    },
  },
  deepForward: {
    parameters: { X: activations, parameters: network, skip: flag },
    waived: evenAndOfOneWidth,
  },
  deepBackward: {
    parameters: {
      dAL: activations,
      caches: list(open('the caches that deepForward gives'), any),
      skip: flag,
    },
  },
  gradientNormsByDepth: {
    parameters: { X: activations, dAL: activations, parameters: network },
    waived: evenAndOfOneWidth,
  },
  trainDeepNetwork: {
    parameters: {
      X: activations,
      Y: activations,
      parameters: network,
      training: record({ skip: flag, ...learning }),
    },
    waived: evenAndOfOneWidth,
  },
  trainingCostsByDepth: {
    parameters: { X: activations, Y: activations, parameters: network, training: record(learning) },
    waived: evenAndOfOneWidth,
  },
  identityBlock: { parameters: { X: batch, parameters: record(path) } },
  convolutionalBlock: {
    parameters: {
      X: batch,
      parameters: record({ ...path, Ws: single, gammaS: gammas, betaS: betas }),
      s: count,
    },
  },
  concatenateChannels: { parameters: { branches: list(batch, any) } },
  inceptionModule: { parameters: { X: batch, parameters: module } },
  inceptionOutputShape: {
    parameters: {
      inputShape,
      filters: record({
        n1x1: count,
        n3x3Reduce: count,
        n3x3: count,
        n5x5Reduce: count,
        n5x5: count,
        nPool: count,
      }),
    },
  },
  countMultiplications: { parameters: { inputShape, layer: record({ f: count, filters: count }) } },
  compareBottleneck: {
    parameters: { inputShape, layer: record({ f: count, filters: count, reduce: count }) },
  },
};
