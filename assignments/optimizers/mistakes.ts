/** What students of this assignment get wrong: the reference with one thing wrong, and the sentence that names it. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { adamMistakes } from './mistakes/adam.ts';
import { averageMistakes } from './mistakes/averages.ts';
import { cutMistakes, shuffleMistakes } from './mistakes/miniBatches.ts';
import { rmspropMistakes } from './mistakes/rmsprop.ts';
import { nameMistakes, sizeMistakes } from './mistakes/sizes.ts';
import { startMistakes } from './mistakes/starts.ts';
import { shuffledOnce, trainingMistakes } from './mistakes/training.ts';
import { gdMistakes, momentumMistakes } from './mistakes/updates.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...cutMistakes,
  ...shuffleMistakes,
  ...sizeMistakes,
  ...nameMistakes,
  ...averageMistakes,
  ...startMistakes,
  ...gdMistakes,
  ...momentumMistakes,
  ...rmspropMistakes,
  ...adamMistakes,
  ...trainingMistakes,
  shuffledOnce,
];
