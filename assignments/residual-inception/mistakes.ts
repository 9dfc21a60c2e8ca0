/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { backwardMistakes } from './mistakes/backward.ts';
import { blockMistakes } from './mistakes/blocks.ts';
import { countingMistakes } from './mistakes/counting.ts';
import { depthMistakes } from './mistakes/depth.ts';
import { imageMistakes } from './mistakes/images.ts';
import { inceptionMistakes } from './mistakes/inception.ts';
import { trainingMistakes } from './mistakes/training.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...blockMistakes,
  ...backwardMistakes,
  ...depthMistakes,
  ...trainingMistakes,
  ...imageMistakes,
  ...inceptionMistakes,
  ...countingMistakes,
];
