/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { backwardMistakes } from './mistakes/backward.ts';
import { countMistakes } from './mistakes/counts.ts';
import { forwardMistakes } from './mistakes/forward.ts';
import { oneByOneMistakes } from './mistakes/oneByOne.ts';
import { poolBackwardMistakes } from './mistakes/poolBackward.ts';
import { poolForwardMistakes } from './mistakes/poolForward.ts';
import { shapeMistakes, sizeMistakes } from './mistakes/shapes.ts';
import { padMistakes, stepMistakes } from './mistakes/steps.ts';
import { distributeMistakes, maskMistakes } from './mistakes/windows.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...sizeMistakes,
  ...padMistakes,
  ...stepMistakes,
  ...forwardMistakes,
  ...backwardMistakes,
  ...oneByOneMistakes,
  ...poolForwardMistakes,
  ...maskMistakes,
  ...distributeMistakes,
  ...poolBackwardMistakes,
  ...shapeMistakes,
  ...countMistakes,
];
