/**
 * What is graded in forward and backward propagation, and the key.
 *
 * All answers are sums and products of a few float64 numbers near 1, so the default tolerance (1e-9) is ten
 * thousand times the rounding of any right code and far below every mistake. How large the cost of a certain and
 * wrong ŷ is depends on where a student clips: only that it is finite and large is looked at.
 */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as activations from '../../reference/activations.ts';
import * as layers from '../../reference/layers.ts';
import * as model from '../../reference/lLayerModel.ts';
import * as propagation from '../../reference/propagation.ts';
import { activationChecks } from './checks/activations.ts';
import { backwardChecks } from './checks/backward.ts';
import { forwardChecks } from './checks/forward.ts';
import { trainingChecks } from './checks/training.ts';

export const reference: FunctionTable = {
  sigmoid: propagation.sigmoid,
  tanh: activations.tanh,
  relu: propagation.relu,
  sigmoidBackward: activations.sigmoidBackward,
  tanhBackward: activations.tanhBackward,
  reluBackward: activations.reluBackward,
  linearForward: propagation.linearForward,
  linearActivationForward: layers.linearActivationForward,
  lModelForward: layers.lModelForward,
  computeCost: propagation.computeCost,
  linearBackward: layers.linearBackward,
  linearActivationBackward: layers.linearActivationBackward,
  lModelBackward: layers.lModelBackward,
  updateParameters: model.updateParameters,
  lLayerModel: model.lLayerModel,
};

export const checks: readonly CheckSpec[] = [
  ...activationChecks,
  ...forwardChecks,
  ...backwardChecks,
  ...trainingChecks,
];
