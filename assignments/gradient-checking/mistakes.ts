/** Every mistake that the checks of gradient checking tell by name: the reference with one thing wrong. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { caveatMistakes } from './mistakes/caveats.ts';
import { comparingMistakes } from './mistakes/comparing.ts';
import { differenceMistakes } from './mistakes/differences.ts';
import { backwardMistakes, checkMistakes } from './mistakes/network.ts';
import { parameterVectorMistakes } from './mistakes/vectors.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...differenceMistakes,
  ...parameterVectorMistakes,
  ...comparingMistakes,
  ...backwardMistakes,
  ...checkMistakes,
  ...caveatMistakes,
];
