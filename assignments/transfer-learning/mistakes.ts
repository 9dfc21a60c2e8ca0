/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { cropMistakes } from '../regularization/mistakes/crops.ts';
import { backwardMistakes } from './mistakes/backward.ts';
import { choiceMistakes } from './mistakes/choices.ts';
import { colorMistakes } from './mistakes/colors.ts';
import { ownCropMistakes } from './mistakes/crops.ts';
import { ensembleMistakes } from './mistakes/ensembles.ts';
import { fineTuneMistakes } from './mistakes/fineTuning.ts';
import { headMistakes } from './mistakes/heads.ts';
import { mirrorMistakes } from './mistakes/mirrors.ts';
import { multiCropMistakes } from './mistakes/multiCrops.ts';
import { pcaMistakes } from './mistakes/principalColors.ts';
import { trainHeadMistakes } from './mistakes/trainedHeads.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...headMistakes,
  ...trainHeadMistakes,
  ...backwardMistakes,
  ...fineTuneMistakes,
  ...choiceMistakes,
  ...mirrorMistakes,
  ...cropMistakes,
  ...ownCropMistakes,
  ...colorMistakes,
  ...pcaMistakes,
  ...ensembleMistakes,
  ...multiCropMistakes,
];
