/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { applyingMistakes } from './mistakes/applying.ts';
import { bowlMistakes } from './mistakes/bowl.ts';
import { statisticsMistakes } from './mistakes/statistics.ts';
import { whiteningMistakes } from './mistakes/whitening.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...statisticsMistakes,
  ...applyingMistakes,
  ...bowlMistakes,
  ...whiteningMistakes,
];
