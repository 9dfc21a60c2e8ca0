/** What the handout lets students expect of their functions' arguments. */
import {
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  open,
  type Range,
  record,
  whole,
} from '../../grader/plan/domain.ts';

/** Any number of units, examples, features, … there may be; a mini-batch may hold a single example. */
const some: Range = [1, 100];

const Z = matrix(some, some);
const perUnit = list(number(), some);
const variances = list(number({ from: 0 }), some);
const epsilon = number({ above: 0 });
const statistics = record({ mu: perUnit, sigmaSquared: variances });
const cache = record({
  ZNorm: Z,
  mu: perUnit,
  sigmaSquared: variances,
  gamma: perUnit,
  beta: perUnit,
  epsilon,
});
const X = matrix(some, some);
const Y = matrix([1, 1], some, whole({ from: 0, to: 1 }));
/** Hidden layers are what is normalized: there is one or more. */
const depths: Range = [2, 20];
const parameters = layers(depths, some);

export const domain: DomainTable = {
  batchNormForward: { parameters: { Z, gamma: perUnit, beta: perUnit, epsilon } },
  identityParameters: { parameters: { mu: perUnit, sigmaSquared: variances, epsilon } },
  batchNormBackward: { parameters: { dZTilde: Z, cache } },
  initializeBatchNorm: { parameters: { parameters } },
  forwardPropagationWithBatchNorm: { parameters: { X, parameters, epsilon } },
  backwardPropagationWithBatchNorm: {
    parameters: { X, Y, cache: open('the cache of forwardPropagationWithBatchNorm') },
  },
  updateParametersWithBatchNorm: {
    parameters: { parameters, grads: layers(depths, some, 'd'), learningRate: number({ above: 0 }) },
  },
  updateRunningAverages: {
    parameters: { running: statistics, cache, momentum: number({ from: 0, below: 1 }) },
  },
  batchNormAtTestTime: {
    parameters: { Z, gamma: perUnit, beta: perUnit, running: statistics, epsilon },
  },
  predictWithBatchNorm: {
    parameters: { X, parameters, running: open('averages by the names of hidden layers'), epsilon },
  },
};
