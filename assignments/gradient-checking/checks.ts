/**
 * What is graded in gradient checking, and the key.
 *
 * Tolerances. A difference quotient is as exact as its cost divided by ε: about 1e-16/ε, and other orders of
 * summation differ by as much. So every ε here is 1e-4 or larger (noise ≤ 1e-11), the tolerance is 1e-7 of the
 * largest entry with a floor of 1e-10 for networks, and the nearest mistake (a one-sided difference, O(ε)) is
 * 10 times farther away. The unit test of this file measures both.
 */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as caveats from '../../reference/gradientCheckCaveats.ts';
import * as gradientChecking from '../../reference/gradientChecking.ts';
import { comparingChecks } from './checks/comparing.ts';
import { differenceChecks } from './checks/differences.ts';
import { networkChecks } from './checks/network.ts';
import { vectorChecks } from './checks/vectors.ts';

export const reference: FunctionTable = {
  oneSidedDifference: gradientChecking.oneSidedDifference,
  twoSidedDifference: gradientChecking.twoSidedDifference,
  forwardPropagation: gradientChecking.forwardPropagation,
  backwardPropagation: gradientChecking.backwardPropagation,
  gradientCheck: gradientChecking.gradientCheck,
  dictionaryToVector: gradientChecking.dictionaryToVector,
  vectorToDictionary: gradientChecking.vectorToDictionary,
  gradientsToVector: gradientChecking.gradientsToVector,
  relativeDifference: gradientChecking.relativeDifference,
  gradientVerdict: gradientChecking.gradientVerdict,
  worstComponent: gradientChecking.worstComponent,
  backwardPropagationN: gradientChecking.backwardPropagationN,
  gradientCheckN: gradientChecking.gradientCheckN,
  gradientCheckWithRegularization: caveats.gradientCheckWithRegularization,
  gradientCheckWithDropout: caveats.gradientCheckWithDropout,
  checkDuringTraining: caveats.checkDuringTraining,
};

export const checks: readonly CheckSpec[] = [
  ...differenceChecks,
  ...vectorChecks,
  ...comparingChecks,
  ...networkChecks,
];
