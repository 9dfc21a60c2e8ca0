/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type DomainTable,
  list,
  matrix,
  number,
  open,
  optional,
  record,
  whole,
} from '../../grader/plan/domain.ts';

const positive = number({ above: 0 });
const share = number({ above: 0, below: 1 });
const beta = number({ from: 0, below: 1 });
const decayRate = number({ from: 0 });
const fromZero = whole({ from: 0 });
const fromOne = whole({ from: 1 });
const theta = list(number(), [1, 20]);
const miniBatch = open('what is in a mini-batch is not the concern of the function, which only hands it on');

const byEpoch: DomainTable = {
  updateLr: { parameters: { learningRate0: positive, epochNum: fromZero, decayRate } },
  scheduleLrDecay: {
    parameters: { learningRate0: positive, epochNum: fromZero, decayRate, timeInterval: optional(fromOne) },
  },
  exponentialDecay: { parameters: { learningRate0: positive, epochNum: fromZero, base: optional(share) } },
  squareRootDecay: { parameters: { learningRate0: positive, epochNum: fromOne, k: positive } },
  squareRootDecayByMiniBatch: {
    parameters: {
      learningRate0: positive,
      epochNum: fromOne,
      miniBatchNum: fromOne,
      options: record({ k: positive, miniBatchesPerEpoch: fromOne }),
    },
  },
  staircase: {
    parameters: { learningRate0: positive, epochNum: fromZero, factor: share, timeInterval: fromOne },
  },
  manualDecay: {
    parameters: {
      table: list(record({ fromEpoch: fromZero, learningRate: positive }), [1, 50]),
      epochNum: fromZero,
    },
  },
  decaySchedule: { parameters: { learningRate0: positive, numEpochs: fromOne, decayRate } },
  trainWithDecay: {
    parameters: {
      gradient: callable,
      theta,
      options: record({
        miniBatches: list(miniBatch, [1, 50]),
        learningRate0: positive,
        decayRate,
        numEpochs: fromOne,
      }),
    },
  },
};

const atPoints: DomainTable = {
  numericalGradient: { parameters: { f: callable, theta, epsilon: positive } },
  numericalHessian: { parameters: { f: callable, theta, epsilon: positive } },
  symmetricEigenvalues: { parameters: { H: matrix([2, 2], [2, 2]) } },
  kindOfPoint: { parameters: { gradient: theta, eigenvalues: theta, tolerance: positive } },
  classifyCriticalPoint: {
    parameters: { f: callable, theta: list(number(), [2, 2]), epsilon: positive, tolerance: positive },
  },
};

const onPaths: DomainTable = {
  gradientDescentPath: {
    parameters: { gradient: callable, theta, options: record({ learningRate: positive, numSteps: fromOne }) },
  },
  momentumPath: {
    parameters: {
      gradient: callable,
      theta,
      options: record({ learningRate: positive, beta, numSteps: fromOne }),
    },
  },
  adamPath: {
    parameters: {
      gradient: callable,
      theta,
      options: record({
        learningRate: positive,
        beta1: beta,
        beta2: beta,
        epsilon: positive,
        numSteps: fromOne,
      }),
    },
  },
  stepsToLeave: { parameters: { path: list(theta, [1, 1000]), center: theta, radius: positive } },
};

export const domain: DomainTable = { ...byEpoch, ...atPoints, ...onPaths };
