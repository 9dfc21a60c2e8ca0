/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { blockBackwardMistakes } from './mistakes/blockBackward.ts';
import { blockMistakes } from './mistakes/blocks.ts';
import { countingMistakes } from './mistakes/counting.ts';
import { depthMistakes } from './mistakes/depth.ts';
import { imageMistakes } from './mistakes/images.ts';
import { inceptionMistakes } from './mistakes/inception.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...blockMistakes,
  ...blockBackwardMistakes,
  ...depthMistakes,
  ...imageMistakes,
  ...inceptionMistakes,
  ...countingMistakes,
];
