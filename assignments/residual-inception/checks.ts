/** What is graded in residual-inception, and the reference that answers it. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as inception from '../../reference/inception.ts';
import * as residual from '../../reference/residual.ts';
import * as convolutional from '../../reference/residualConvolution.ts';
import * as depth from '../../reference/residualDepth.ts';
import { blockChecks } from './checks/blocks.ts';
import { depthChecks } from './checks/depth.ts';
import { imageChecks } from './checks/images.ts';
import { inceptionChecks } from './checks/inception.ts';
import { trainingChecks } from './checks/training.ts';

export const reference: FunctionTable = {
  residualBlock: residual.residualBlock,
  projectionBlock: residual.projectionBlock,
  residualBlockBackward: residual.residualBlockBackward,
  deepForward: depth.deepForward,
  deepBackward: depth.deepBackward,
  gradientNormsByDepth: depth.gradientNormsByDepth,
  trainDeepNetwork: depth.trainDeepNetwork,
  trainingCostsByDepth: depth.trainingCostsByDepth,
  identityBlock: convolutional.identityBlock,
  convolutionalBlock: convolutional.convolutionalBlock,
  concatenateChannels: inception.concatenateChannels,
  inceptionModule: inception.inceptionModule,
  inceptionOutputShape: inception.inceptionOutputShape,
  countMultiplications: inception.countMultiplications,
  compareBottleneck: inception.compareBottleneck,
};

export const checks: readonly CheckSpec[] = [
  ...blockChecks,
  ...depthChecks,
  ...trainingChecks,
  ...imageChecks,
  ...inceptionChecks,
];
