/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { applyMistakes, denormalizeMistakes, setsMistakes } from './mistakes/applying.ts';
import { conditionMistakes, stepsMistakes, trainingMistakes } from './mistakes/bowl.ts';
import { fitMistakes, meanMistakes, varianceMistakes } from './mistakes/fitting.ts';
import { axesMistakes, covarianceMistakes } from './mistakes/principalAxes.ts';
import { whitenMistakes } from './mistakes/whitening.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...meanMistakes,
  ...varianceMistakes,
  ...fitMistakes,
  ...applyMistakes,
  ...setsMistakes,
  ...denormalizeMistakes,
  ...conditionMistakes,
  ...trainingMistakes,
  ...stepsMistakes,
  ...covarianceMistakes,
  ...axesMistakes,
  ...whitenMistakes,
];
