/** What is graded in this assignment, in the order of the lessons; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as softmax from '../../reference/softmax.ts';
import * as softmaxNetwork from '../../reference/softmaxNetwork.ts';
import { activationChecks } from './checks/activations.ts';
import { costChecks } from './checks/costs.ts';
import { networkChecks } from './checks/network.ts';
import { trainingChecks } from './checks/training.ts';

export const reference: FunctionTable = {
  softmax: softmax.softmax,
  hardmax: softmax.hardmax,
  softmaxToLogistic: softmax.softmaxToLogistic,
  logisticToSoftmax: softmax.logisticToSoftmax,
  oneHotMatrix: softmax.oneHotMatrix,
  computeLoss: softmax.computeLoss,
  computeCost: softmax.computeCost,
  softmaxBackward: softmax.softmaxBackward,
  forwardPropagation: softmaxNetwork.forwardPropagation,
  backwardPropagation: softmaxNetwork.backwardPropagation,
  predict: softmaxNetwork.predict,
  computeAccuracy: softmax.computeAccuracy,
  trainSoftmaxModel: softmaxNetwork.trainSoftmaxModel,
};

export const checks: readonly CheckSpec[] = [
  ...activationChecks,
  ...costChecks,
  ...networkChecks,
  ...trainingChecks,
];
