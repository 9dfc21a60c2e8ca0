/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { cropMistakes } from './mistakes/crops.ts';
import { dropoutMistakes } from './mistakes/dropout.ts';
import { earlyStoppingMistakes } from './mistakes/earlyStopping.ts';
import { gradientMistakes } from './mistakes/gradients.ts';
import { imageMistakes } from './mistakes/images.ts';
import { normAndCostMistakes } from './mistakes/normsAndCosts.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...normAndCostMistakes,
  ...gradientMistakes,
  ...dropoutMistakes,
  ...earlyStoppingMistakes,
  ...imageMistakes,
  ...cropMistakes,
];
