/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { layerMistakes } from './mistakes/layer.ts';
import { poolingMistakes } from './mistakes/pooling.ts';
import { sizeMistakes } from './mistakes/sizes.ts';
import { stepMistakes } from './mistakes/steps.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...sizeMistakes,
  ...stepMistakes,
  ...layerMistakes,
  ...poolingMistakes,
];
