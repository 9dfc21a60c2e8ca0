/** What is graded, for how many points, on which inputs. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import { ensemblePredict, multiCropPredict, tenCrop } from '../../reference/ensembling.ts';
import {
  backwardPropagationWithFrozenLayers,
  chooseFrozenLayers,
  extractFeatures,
  fineTune,
  replaceHead,
  trainHead,
} from '../../reference/transferLearning.ts';
import {
  colorCovariance,
  mirror,
  pcaColorShift,
  randomColorShift,
  randomCrop,
  shiftColors,
} from '../../reference/visionAugmentation.ts';
import { averagingChecks } from './checks/averaging.ts';
import { colorChecks } from './checks/colors.ts';
import { freezingChecks } from './checks/freezing.ts';
import { headChecks } from './checks/head.ts';
import { pictureChecks } from './checks/pictures.ts';

export const reference: FunctionTable = {
  replaceHead,
  extractFeatures,
  trainHead,
  backwardPropagationWithFrozenLayers,
  fineTune,
  chooseFrozenLayers,
  mirror,
  randomCrop,
  shiftColors,
  randomColorShift,
  colorCovariance,
  pcaColorShift,
  ensemblePredict,
  tenCrop,
  multiCropPredict,
};

export const checks: readonly CheckSpec[] = [
  ...headChecks,
  ...freezingChecks,
  ...pictureChecks,
  ...colorChecks,
  ...averagingChecks,
];
