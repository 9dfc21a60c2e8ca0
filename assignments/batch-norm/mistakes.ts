/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { backwardMistakes } from './mistakes/backward.ts';
import { forwardMistakes } from './mistakes/forward.ts';
import { identityMistakes } from './mistakes/identity.ts';
import { networkBackwardMistakes } from './mistakes/networkBackward.ts';
import { networkForwardMistakes } from './mistakes/networkForward.ts';
import { initializationMistakes, updateMistakes } from './mistakes/parameters.ts';
import { predictionMistakes } from './mistakes/prediction.ts';
import { runningMistakes, testTimeMistakes } from './mistakes/testTime.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...forwardMistakes,
  ...identityMistakes,
  ...backwardMistakes,
  ...initializationMistakes,
  ...networkForwardMistakes,
  ...networkBackwardMistakes,
  ...updateMistakes,
  ...runningMistakes,
  ...testTimeMistakes,
  ...predictionMistakes,
];
