/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { classMistakes } from './mistakes/classes.ts';
import { costMistakes } from './mistakes/costs.ts';
import { passMistakes } from './mistakes/passes.ts';
import { softmaxMistakes } from './mistakes/softmax.ts';
import { trainingMistakes } from './mistakes/training.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...softmaxMistakes,
  ...classMistakes,
  ...costMistakes,
  ...passMistakes,
  ...trainingMistakes,
];
