/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { integerMistakes } from './mistakes/integers.ts';
import { pointMistakes } from './mistakes/points.ts';
import { scaleMistakes } from './mistakes/scales.ts';
import { searchMistakes } from './mistakes/search.ts';
import { spaceMistakes } from './mistakes/spaces.ts';
import { strategyMistakes } from './mistakes/strategies.ts';
import { tableMistakes } from './mistakes/tables.ts';
import { zoomMistakes } from './mistakes/zoom.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...tableMistakes,
  ...pointMistakes,
  ...integerMistakes,
  ...scaleMistakes,
  ...spaceMistakes,
  ...zoomMistakes,
  ...searchMistakes,
  ...strategyMistakes,
];
