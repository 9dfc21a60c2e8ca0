/** What students of this assignment get wrong: edits of the reference, and the sentence that names each. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { adamMistakes } from './mistakes/adam.ts';
import { averageMistakes } from './mistakes/averages.ts';
import { cutMistakes, shuffleMistakes } from './mistakes/miniBatches.ts';
import { rmspropMistakes } from './mistakes/rmsprop.ts';
import { sizeMistakes } from './mistakes/sizes.ts';
import { startMistakes } from './mistakes/starts.ts';
import { shuffledOnce, trainingMistakes } from './mistakes/training.ts';
import { updateMistakes } from './mistakes/updates.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...cutMistakes,
  ...shuffleMistakes,
  ...sizeMistakes,
  ...averageMistakes,
  ...startMistakes,
  ...updateMistakes,
  ...rmspropMistakes,
  ...adamMistakes,
  ...trainingMistakes,
  shuffledOnce,
];
