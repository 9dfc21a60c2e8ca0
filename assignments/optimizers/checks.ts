/** What is graded, in the order of the lessons, and the functions that hold the answers. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as averages from '../../reference/averages.ts';
import * as miniBatches from '../../reference/miniBatches.ts';
import * as optimizers from '../../reference/optimizers.ts';
import { trainModel } from '../../reference/optimizerTraining.ts';
import { averageChecks } from './checks/averages.ts';
import { miniBatchChecks } from './checks/miniBatches.ts';
import * as steps from './checks/steps.ts';
import { trainingChecks } from './checks/training.ts';
import * as walks from './checks/walks.ts';

export const reference: FunctionTable = {
  randomMiniBatches: miniBatches.randomMiniBatches,
  chooseMiniBatchSize: miniBatches.chooseMiniBatchSize,
  nameGradientDescent: miniBatches.nameGradientDescent,
  exponentiallyWeightedAverage: averages.exponentiallyWeightedAverage,
  averagingWindow: averages.averagingWindow,
  biasCorrectedAverage: averages.biasCorrectedAverage,
  updateParametersWithGd: optimizers.updateParametersWithGd,
  initializeVelocity: optimizers.initializeVelocity,
  updateParametersWithMomentum: optimizers.updateParametersWithMomentum,
  initializeRmsprop: optimizers.initializeRmsprop,
  updateParametersWithRmsprop: optimizers.updateParametersWithRmsprop,
  initializeAdam: optimizers.initializeAdam,
  updateParametersWithAdam: optimizers.updateParametersWithAdam,
  trainModel,
};

export const checks: readonly CheckSpec[] = [
  ...miniBatchChecks,
  ...averageChecks,
  steps.gdCheck,
  walks.gdWalkCheck,
  steps.velocityStartCheck,
  steps.momentumCheck,
  walks.momentumWalkCheck,
  steps.rmspropStartCheck,
  steps.rmspropCheck,
  walks.rmspropWalkCheck,
  steps.adamStartCheck,
  steps.adamCheck,
  walks.adamWalkCheck,
  ...trainingChecks,
];
