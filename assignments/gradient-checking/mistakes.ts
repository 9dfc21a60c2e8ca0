/** Every mistake that the checks of gradient checking tell by name: the reference with one thing wrong. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { dropoutMistakes, duringMistakes, regularizationMistakes } from './mistakes/caveats.ts';
import { ratioMistakes, verdictMistakes } from './mistakes/comparing.ts';
import { differenceMistakes } from './mistakes/differences.ts';
import { backwardMistakes, checkMistakes } from './mistakes/network.ts';
import { parameterVectorMistakes } from './mistakes/vectors.ts';
import { worstMistakes } from './mistakes/worst.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...differenceMistakes,
  ...parameterVectorMistakes,
  ...ratioMistakes,
  ...verdictMistakes,
  ...worstMistakes,
  ...backwardMistakes,
  ...checkMistakes,
  ...regularizationMistakes,
  ...dropoutMistakes,
  ...duringMistakes,
];
