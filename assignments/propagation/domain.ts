/** What the handout lets students expect of their functions' arguments. */
import {
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  type Range,
  record,
  text,
  whole,
} from '../../grader/plan/domain.ts';

/** Units, features and examples: the handout sets no bound. */
const any: Range = [1, 12];
const network: Range = [1, 20];

const numbers = matrix(any, any);
const vector = list(number(), any);
const activation = text('sigmoid', 'tanh', 'relu');
const yHat = matrix([1, 1], any, number({ from: 0, to: 1 }));
const labels = matrix([1, 1], any, whole({ from: 0, to: 1 }));
const linearCache = { APrev: numbers, W: numbers, b: vector };
const cache = record({ ...linearCache, Z: numbers });
const learningRate = number({ above: 0 });

const slope = { parameters: { dA: numbers, Z: numbers } };

export const domain: DomainTable = {
  sigmoid: { parameters: { z: number() } },
  tanh: { parameters: { z: number() } },
  relu: { parameters: { z: number() } },
  sigmoidBackward: slope,
  tanhBackward: slope,
  reluBackward: slope,
  linearForward: { parameters: { A: numbers, W: numbers, b: vector } },
  linearActivationForward: { parameters: { APrev: numbers, W: numbers, b: vector, activation } },
  lModelForward: { parameters: { X: numbers, parameters: layers(network, any) } },
  computeCost: { parameters: { AL: yHat, Y: labels } },
  linearBackward: { parameters: { dZ: numbers, cache: record(linearCache) } },
  linearActivationBackward: { parameters: { dA: numbers, cache, activation } },
  lModelBackward: { parameters: { AL: yHat, Y: labels, caches: list(cache, network) } },
  updateParameters: {
    parameters: { parameters: layers(network, any), grads: layers(network, any, 'd'), learningRate },
  },
  lLayerModel: {
    parameters: {
      X: numbers,
      Y: labels,
      parameters: layers(network, any),
      learningRate,
      numIterations: whole({ from: 0 }),
    },
  },
};
