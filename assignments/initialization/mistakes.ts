/** Every mistake that this assignment knows by name. */
import type { MistakeSpec } from '../../grader/plan/spec.ts';
import { depthMistakes } from './mistakes/depths.ts';
import { growthMistakes } from './mistakes/growth.ts';
import { normalMistakes } from './mistakes/normals.ts';
import { scaleMistakes } from './mistakes/scales.ts';
import { signalMistakes } from './mistakes/signals.ts';
import { weightMistakes } from './mistakes/weights.ts';
import { zerosMistakes } from './mistakes/zeros.ts';

export const mistakes: readonly MistakeSpec[] = [
  ...signalMistakes,
  ...growthMistakes,
  ...depthMistakes,
  ...normalMistakes,
  ...zerosMistakes,
  ...scaleMistakes,
  ...weightMistakes,
];
