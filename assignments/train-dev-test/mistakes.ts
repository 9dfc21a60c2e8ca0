/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { diagnosisMistakes, errorMistakes, percentDiagnosis } from './mistakes/diagnosis.ts';
import { foldMistakes, uncheckedFolds, unshuffledFolds } from './mistakes/folds.ts';
import { shuffleMistakes, uncheckedSplit } from './mistakes/orders.ts';
import { permutationMistakes } from './mistakes/permutations.ts';
import { ratioMistakes } from './mistakes/ratios.ts';
import { remedyMistakes } from './mistakes/remedies.ts';
import { sizeMistakes, uncheckedSizes } from './mistakes/sizes.ts';
import { cutMistakes } from './mistakes/splits.ts';
import { validationMistakes } from './mistakes/validation.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...ratioMistakes,
  ...sizeMistakes,
  uncheckedSizes,
  ...permutationMistakes,
  ...cutMistakes,
  ...shuffleMistakes,
  uncheckedSplit,
  ...foldMistakes,
  unshuffledFolds,
  uncheckedFolds,
  ...validationMistakes,
  ...errorMistakes,
  ...diagnosisMistakes,
  percentDiagnosis,
  ...remedyMistakes,
];
