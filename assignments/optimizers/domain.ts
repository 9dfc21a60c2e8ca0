/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  record,
  text,
  whole,
} from '../../grader/plan/domain.ts';

const parameters = layers([1, 12], [1, 12]);
/** Gradients and averages of them. */
const gradients = layers([1, 12], [1, 12], 'd');
const beta = number({ from: 0, below: 1 });
const positive = number({ above: 0 });
const count = whole({ from: 1 });
const series = list(number(), [1, 100]);

const options = record({
  optimizer: text('gd', 'momentum', 'rmsprop', 'adam'),
  learningRate: positive,
  miniBatchSize: count,
  epochs: count,
  beta,
  beta1: beta,
  beta2: beta,
  epsilon: positive,
});

export const domain: DomainTable = {
  randomMiniBatches: {
    parameters: {
      X: matrix([1, 12], [1, 100]),
      Y: matrix([1, 12], [1, 100]),
      miniBatchSize: count,
      rng: callable,
    },
  },
  // Memory always holds at least 64 examples.
  chooseMiniBatchSize: {
    parameters: { m: count, exampleBytes: count, memoryBytes: whole({ from: 64 }) },
  },
  nameGradientDescent: { parameters: { miniBatchSize: count, m: whole({ from: 2 }) } },
  exponentiallyWeightedAverage: { parameters: { theta: series, beta } },
  averagingWindow: { parameters: { beta } },
  biasCorrectedAverage: { parameters: { theta: series, beta } },
  updateParametersWithGd: { parameters: { parameters, grads: gradients, learningRate: positive } },
  initializeVelocity: { parameters: { parameters } },
  updateParametersWithMomentum: {
    parameters: { parameters, grads: gradients, v: gradients, beta, learningRate: positive },
  },
  initializeRmsprop: { parameters: { parameters } },
  updateParametersWithRmsprop: {
    parameters: {
      parameters,
      grads: gradients,
      s: gradients,
      beta,
      learningRate: positive,
      epsilon: positive,
    },
  },
  initializeAdam: { parameters: { parameters } },
  updateParametersWithAdam: {
    parameters: {
      parameters,
      grads: gradients,
      v: gradients,
      s: gradients,
      t: count,
      learningRate: positive,
      beta1: beta,
      beta2: beta,
      epsilon: positive,
    },
  },
  trainModel: {
    parameters: {
      X: matrix([1, 12], [1, 100]),
      Y: matrix([1, 1], [1, 100], number({ from: 0, to: 1 })),
      parameters,
      options,
      rng: callable,
    },
  },
};
