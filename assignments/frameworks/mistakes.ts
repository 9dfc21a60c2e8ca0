/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { answerMistakes } from './mistakes/answers.ts';
import { leakMistakes } from './mistakes/leaks.ts';
import { modelMistakes } from './mistakes/model.ts';
import { modelLeaks } from './mistakes/modelLeaks.ts';
import { passMistakes } from './mistakes/passes.ts';
import { stepMistakes } from './mistakes/steps.ts';
import { formMistakes, tensorMistakes } from './mistakes/tensors.ts';
import { weightMistakes } from './mistakes/weights.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...tensorMistakes,
  ...formMistakes,
  ...weightMistakes,
  ...passMistakes,
  ...stepMistakes,
  ...answerMistakes,
  ...modelMistakes,
  ...leakMistakes,
  ...modelLeaks,
];
