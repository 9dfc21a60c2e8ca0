/** What the handout lets students expect of their functions' arguments. */
import { type DomainTable, layers, list, matrix, number, whole } from '../../grader/plan/domain.ts';

const scores = matrix([1, 12], [1, 12]);
const probabilities = matrix([1, 12], [1, 12], number({ from: 0, to: 1 }));

export const domain: DomainTable = {
  softmax: { parameters: { Z: scores } },
  hardmax: { parameters: { Z: scores } },
  softmaxToLogistic: { parameters: { W: matrix([2, 2], [1, 12]), b: list(number(), [2, 2]) } },
  logisticToSoftmax: { parameters: { W: matrix([1, 1], [1, 12]), b: list(number(), [1, 1]) } },
  oneHotMatrix: {
    parameters: { labels: list(whole({ from: 0, to: 11 }), [1, 12]), C: whole({ from: 1, to: 12 }) },
  },
  computeLoss: {
    parameters: {
      yHat: list(number({ from: 0, to: 1 }), [1, 12]),
      y: list(number({ from: 0, to: 1 }), [1, 12]),
    },
  },
  computeCost: { parameters: { AL: probabilities, Y: probabilities } },
  softmaxBackward: { parameters: { AL: probabilities, Y: probabilities } },
  forwardPropagation: { parameters: { X: scores, parameters: layers([1, 12], [1, 12]) } },
};
