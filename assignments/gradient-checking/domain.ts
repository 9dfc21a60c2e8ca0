/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type DomainTable,
  either,
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

/** Units, features and examples: the handout sets no bound. */
const any: Range = [1, 12];
const network: Range = [1, 20];

const parameters = layers(network, any);
const gradients = layers(network, any, 'd');
/** θ has a weight and a bias at least. */
const theta = list(number(), [2, 500]);
const X = matrix(any, any);
const Y = matrix([1, 1], any, whole({ from: 0, to: 1 }));
const step = number({ above: 0 });

const zeroOverZero =
  'code that compares relative errors would answer NaN there, and not the place by which it is told';

const sameCheck = 'the check itself is that of gradientCheckN, which deep and narrow networks are handed to';

const differenceOf = { parameters: { f: callable, theta: number(), epsilon: step } };

export const domain: DomainTable = {
  oneSidedDifference: differenceOf,
  twoSidedDifference: differenceOf,
  forwardPropagation: { parameters: { x: number(), theta: number() } },
  backwardPropagation: { parameters: { x: number(), theta: number() } },
  gradientCheck: {
    parameters: {
      // At x = 0 every cost is flat: 0/0 compares nothing.
      x: either(number({ above: 0 }), number({ below: 0 })),
      theta: number(),
      epsilon: optional(step),
      forward: optional(callable),
      backward: optional(callable),
    },
  },
  dictionaryToVector: { parameters: { parameters } },
  vectorToDictionary: { parameters: { theta, parameters } },
  gradientsToVector: { parameters: { gradients } },
  relativeDifference: {
    parameters: { gradApprox: list(number(), [1, 500]), grad: list(number(), [1, 500]) },
  },
  gradientVerdict: {
    parameters: { difference: either(number({ from: 0, to: 1 }), open('NaN, when nothing was compared')) },
  },
  worstComponent: {
    parameters: { gradApprox: theta, grad: theta, parameters },
    waived: { 'gradApprox: an entry 0': zeroOverZero, 'grad: an entry 0': zeroOverZero },
  },
  backwardPropagationN: {
    parameters: { X, Y, cache: open('what the library’s forward pass of three layers keeps') },
    waived: {
      'X: of one row':
        'all cases of a gradient check have one network, whose components are named once: three features tell more',
    },
  },
  gradientCheckN: {
    parameters: { parameters, gradients, X, Y, epsilon: optional(step) },
    waived: {
      'epsilon: left out':
        'differences at 1e-7 are rounding from the seventh digit on: no tolerance tells right from wrong there',
    },
  },
  gradientCheckWithRegularization: {
    parameters: { parameters, X, Y, lambd: number({ from: 0 }), epsilon: optional(step) },
  },
  gradientCheckWithDropout: {
    parameters: {
      parameters,
      X,
      Y,
      keepProb: number({ above: 0, to: 1 }),
      rng: callable,
      epsilon: optional(step),
    },
    waived: {
      'parameters: of 1 layers': 'without a hidden layer dropout has nothing to drop',
      'parameters: of 4 layers or more': sameCheck,
      'parameters: of 10 layers or more': sameCheck,
      'parameters: with a hidden layer of one unit': sameCheck,
    },
  },
  checkDuringTraining: {
    parameters: {
      parameters,
      X,
      Y,
      backward: callable,
      options: record({ numIterations: whole({ from: 0 }), learningRate: step, epsilon: step }),
    },
  },
};
