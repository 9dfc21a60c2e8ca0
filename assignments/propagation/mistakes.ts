/** Every mistake that the checks of propagation tell by name: the reference with one thing wrong. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { activationMistakes } from './mistakes/activations.ts';
import { modelBackwardMistakes } from './mistakes/backward.ts';
import { costMistakes } from './mistakes/cost.ts';
import { forwardMistakes } from './mistakes/forward.ts';
import { layerMistakes, linearBackwardMistakes } from './mistakes/layers.ts';
import { slopeMistakes } from './mistakes/slopes.ts';
import { trainingMistakes, updateMistakes } from './mistakes/training.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...activationMistakes,
  ...slopeMistakes,
  ...forwardMistakes,
  ...costMistakes,
  ...linearBackwardMistakes,
  ...layerMistakes,
  ...modelBackwardMistakes,
  ...updateMistakes,
  ...trainingMistakes,
];
