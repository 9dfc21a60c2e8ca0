/** What the handout lets students expect of their functions' arguments. */
import {
  type Domain,
  type DomainTable,
  list,
  matrix,
  number,
  record,
  whole,
} from '../../grader/plan/domain.ts';

const X = matrix([1, 1000], [1, 1000]);
/** Of several examples: one alone has neither a bowl without a flat floor nor axes along which it varies. */
const XOfSeveral = matrix([1, 1000], [2, 1000]);
const Y = matrix([1, 1], [1, 1000]);
const perFeature = (of: Domain = number()) => list(of, [1, 1000]);
const statistics = record({ mu: perFeature(), sigma: perFeature(number({ from: 0 })) });
const axes = record({
  mu: perFeature(),
  eigenvectors: matrix([1, 1000], [1, 1000], number({ from: -1, to: 1 })),
  eigenvalues: perFeature(number({ from: 0 })),
});

export const domain: DomainTable = {
  computeMean: { parameters: { X } },
  computeVariance: { parameters: { X, mu: perFeature() } },
  fitNormalization: { parameters: { X } },
  applyNormalization: { parameters: { X, statistics } },
  normalizeTrainDevTest: { parameters: { XTrain: X, XDev: X, XTest: X } },
  denormalize: { parameters: { XNorm: X, statistics } },
  conditionNumber: {
    parameters: { X: XOfSeveral },
    waived: {
      'X: higher than wide': 'fewer examples than weights leave a flat floor, which is not asked for',
    },
  },
  trainLinearRegression: {
    parameters: { X, Y, learningRate: number({ above: 0 }), numIterations: whole({ from: 0 }) },
  },
  stepsToConverge: {
    parameters: { costs: list(number({ from: 0 }), [1, 100000]), targetCost: number({ from: 0 }) },
  },
  covarianceMatrix: { parameters: { X } },
  fitWhitening: { parameters: { X: XOfSeveral } },
  whiten: {
    parameters: { X, axes, epsilon: number({ from: 0 }) },
    waived: {
      'axes: eigenvectors: higher than wide': 'there are as many axes as features',
      'axes: eigenvectors: wider than high': 'there are as many axes as features',
    },
  },
};
