/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { cropMistakes } from '../regularization/mistakes/crops.ts';
import { averageMistakes } from './mistakes/averages.ts';
import { choiceMistakes } from './mistakes/choices.ts';
import { frozenLayerMistakes } from './mistakes/frozenLayers.ts';
import { headMistakes } from './mistakes/heads.ts';
import { pictureMistakes } from './mistakes/pictures.ts';
import { pcaMistakes } from './mistakes/principalColors.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...headMistakes,
  ...frozenLayerMistakes,
  ...choiceMistakes,
  ...cropMistakes,
  ...pictureMistakes,
  ...pcaMistakes,
  ...averageMistakes,
];
