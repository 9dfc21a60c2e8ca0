/** What the handout lets students expect of their functions' arguments. */
import {
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  open,
  type Range,
  whole,
} from '../../grader/plan/domain.ts';

/** Any number of units, examples, features, … there may be. */
const some: Range = [1, 100];
/** Choosing takes two classes or more. */
const classes: Range = [2, 100];

const X = matrix(some, some);
const scores = matrix(classes, some);
const probability = number({ from: 0, to: 1 });
/** The 0 or 1 of a one-hot column. */
const mark = whole({ from: 0, to: 1 });
const AL = matrix(classes, some, probability);
const Y = matrix(classes, some, mark);
const classNumbers = list(whole({ from: 0 }), some);
const parameters = layers([1, 20], some);

export const domain: DomainTable = {
  softmax: { parameters: { Z: scores } },
  hardmax: { parameters: { Z: scores } },
  softmaxToLogistic: { parameters: { W: matrix([2, 2], some), b: list(number(), [2, 2]) } },
  logisticToSoftmax: { parameters: { W: matrix([1, 1], some), b: list(number(), [1, 1]) } },
  oneHotMatrix: { parameters: { labels: classNumbers, C: whole({ from: 2 }) } },
  computeLoss: { parameters: { yHat: list(probability, classes), y: list(mark, classes) } },
  computeCost: { parameters: { AL, Y } },
  softmaxBackward: { parameters: { AL, Y } },
  forwardPropagation: { parameters: { X, parameters } },
  backwardPropagation: { parameters: { X, Y, cache: open('the cache of forwardPropagation') } },
  predict: { parameters: { X, parameters } },
  computeAccuracy: { parameters: { predictions: classNumbers, labels: classNumbers } },
  trainSoftmaxModel: {
    parameters: {
      X,
      Y,
      parameters,
      learningRate: number({ above: 0 }),
      numIterations: whole({ from: 0 }),
    },
  },
};
