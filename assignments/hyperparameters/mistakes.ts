/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { numberMistakes } from './mistakes/numbers.ts';
import { pointMistakes } from './mistakes/points.ts';
import { spaceMistakes } from './mistakes/spaces.ts';
import { strategyMistakes } from './mistakes/strategies.ts';
import { zoomMistakes } from './mistakes/zoom.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...pointMistakes,
  ...numberMistakes,
  ...spaceMistakes,
  ...zoomMistakes,
  ...strategyMistakes,
];
