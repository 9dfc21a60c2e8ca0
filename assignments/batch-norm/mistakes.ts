/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { backwardMistakes } from './mistakes/backward.ts';
import { layerMistakes } from './mistakes/layer.ts';
import { networkMistakes } from './mistakes/network.ts';
import { initializationMistakes, updateMistakes } from './mistakes/parameters.ts';
import { runningMistakes, testTimeMistakes } from './mistakes/testTime.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...layerMistakes,
  ...backwardMistakes,
  ...initializationMistakes,
  ...networkMistakes,
  ...updateMistakes,
  ...runningMistakes,
  ...testTimeMistakes,
];
