/** What is graded in this assignment, in the order of the lessons; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as biasVariance from '../../reference/biasVariance.ts';
import * as dataSplits from '../../reference/dataSplits.ts';
import { diagnosisChecks } from './checks/diagnosis.ts';
import { foldChecks } from './checks/folds.ts';
import { sizeChecks } from './checks/sizes.ts';
import { splitChecks } from './checks/splits.ts';

export const reference: FunctionTable = {
  chooseSplitRatios: dataSplits.chooseSplitRatios,
  splitSizes: dataSplits.splitSizes,
  randomPermutation: dataSplits.randomPermutation,
  splitDataset: dataSplits.splitDataset,
  kFoldIndices: dataSplits.kFoldIndices,
  crossValidationError: dataSplits.crossValidationError,
  errorRate: biasVariance.errorRate,
  diagnoseBiasVariance: biasVariance.diagnoseBiasVariance,
  chooseRemedies: biasVariance.chooseRemedies,
};

export const checks: readonly CheckSpec[] = [
  ...sizeChecks,
  ...splitChecks,
  ...foldChecks,
  ...diagnosisChecks,
];
