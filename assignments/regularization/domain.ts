/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type Domain,
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  record,
  whole,
} from '../../grader/plan/domain.ts';

/** The network is always LINEAR → RELU → LINEAR → RELU → LINEAR → SIGMOID. */
const threeLayers = layers([3, 3], [1, 1000]);
const threeGradients = layers([3, 3], [1, 1000], 'd');
const X = matrix([1, 1000], [1, 1000]);
const Y = matrix([1, 1], [1, 1000], whole({ from: 0, to: 1 }));
const A3 = matrix([1, 1], [1, 1000], number({ above: 0, below: 1 }));
const lambd = number({ from: 0 });
const keepProb = list(number({ above: 0, to: 1 }), [2, 2]);
const image: Domain = list(list(list(whole({ from: 0, to: 255 }), [1, 10]), [1, 1000]), [1, 1000]);
const epoch = record({
  trainError: number({ from: 0 }),
  devError: number({ from: 0 }),
  parameters: threeLayers,
});

export const domain: DomainTable = {
  pNorm: { parameters: { x: list(number(), [1, 1000]), p: number({ from: 1 }) } },
  frobeniusNorm: { parameters: { W: matrix([1, 1000], [1, 1000]) } },
  computeCostWithRegularization: { parameters: { A3, Y, parameters: threeLayers, lambd } },
  computeCostWithL1Regularization: { parameters: { A3, Y, parameters: threeLayers, lambd } },
  backwardPropagationWithRegularization: { parameters: { X, Y, cache: threeLayers, lambd } },
  backwardPropagationWithL1Regularization: { parameters: { X, Y, cache: threeLayers, lambd } },
  updateParametersWithWeightDecay: {
    parameters: {
      parameters: threeLayers,
      grads: threeGradients,
      learningRate: number({ above: 0 }),
      lambd,
      m: whole({ from: 1 }),
    },
  },
  forwardPropagationWithDropout: { parameters: { X, parameters: threeLayers, keepProb, rng: callable } },
  backwardPropagationWithDropout: { parameters: { X, Y, cache: threeLayers, keepProb } },
  predict: { parameters: { X, parameters: threeLayers, keepProb, rng: callable } },
  earlyStopping: { parameters: { history: list(epoch, [1, 1000]), patience: whole({ from: 1 }) } },
  flipHorizontal: { parameters: { image } },
  rotateImage: { parameters: { image, quarterTurns: whole() } },
  randomCrop: {
    parameters: { image, height: whole({ from: 1 }), width: whole({ from: 1 }), rng: callable },
  },
  shearImage: { parameters: { image, factor: number() } },
  augmentWithFlips: { parameters: { images: list(image, [1, 1000]), Y } },
};
