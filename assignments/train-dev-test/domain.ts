/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type Domain,
  type DomainTable,
  either,
  flag,
  matrix,
  number,
  optional,
  type Range,
  record,
  text,
  whole,
} from '../../grader/plan/domain.ts';

/** Sizes that the handout leaves open. */
const any: Range = [1, 1000];
const several: Range = [2, 1000];
const share = number({ from: 0, to: 1 });
/** What a function takes, and what it must refuse. */
const orRefused = (accepted: Domain): Domain => either(accepted, number());
const each = (of: Domain): Domain => record({ train: of, dev: of, test: of });
const classes = matrix([1, 1], any, whole({ from: 0 }));

export const domain: DomainTable = {
  chooseSplitRatios: { parameters: { m: whole({ from: 1 }), withDev: optional(flag) } },
  splitSizes: { parameters: { m: whole({ from: 1 }), ratios: each(orRefused(share)) } },
  randomPermutation: { parameters: { m: whole({ from: 1 }), rng: callable } },
  splitDataset: {
    parameters: { X: matrix(any, any), Y: matrix(any, any), ratios: each(share), rng: callable },
  },
  kFoldIndices: {
    parameters: { m: whole({ from: 2 }), k: orRefused(whole({ from: 2 })), rng: callable },
  },
  crossValidationError: {
    parameters: {
      X: matrix(any, several),
      Y: matrix(any, several),
      k: whole({ from: 2 }),
      trainAndEvaluate: callable,
      rng: callable,
    },
  },
  errorRate: { parameters: { predictions: classes, Y: classes } },
  diagnoseBiasVariance: {
    parameters: {
      trainError: orRefused(share),
      devError: orRefused(share),
      bayesError: orRefused(share),
      threshold: orRefused(share),
    },
  },
  chooseRemedies: { parameters: { diagnosis: text('high bias', 'high variance', 'both', 'neither') } },
};
