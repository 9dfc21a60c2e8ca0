/** What students of this assignment get wrong: edits of the reference, and the sentence that names each. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { decayMistakes } from './mistakes/decays.ts';
import { differenceMistakes } from './mistakes/differences.ts';
import { eigenvalueMistakes } from './mistakes/eigenvalues.ts';
import { kindMistakes } from './mistakes/kinds.ts';
import { leavingMistakes } from './mistakes/leaving.ts';
import { pathMistakes } from './mistakes/paths.ts';
import { stairMistakes } from './mistakes/stairs.ts';
import { trainingMistakes } from './mistakes/training.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...decayMistakes,
  ...stairMistakes,
  ...trainingMistakes,
  ...differenceMistakes,
  ...eigenvalueMistakes,
  ...kindMistakes,
  ...pathMistakes,
  ...leavingMistakes,
];
