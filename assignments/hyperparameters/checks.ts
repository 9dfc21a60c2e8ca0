/** What is graded in this assignment, in the order of the lessons; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as hyperparameters from '../../reference/hyperparameters.ts';
import * as searchStrategies from '../../reference/searchStrategies.ts';
import { randomSearchCheck } from './checks/points.ts';
import { samplingChecks } from './checks/sampling.ts';
import { spaceCheck } from './checks/space.ts';
import { strategyChecks } from './checks/strategies.ts';
import { tableChecks } from './checks/tables.ts';
import { zoomChecks } from './checks/zoom.ts';

export const reference: FunctionTable = { ...hyperparameters, ...searchStrategies };

export const checks: readonly CheckSpec[] = [
  ...tableChecks,
  randomSearchCheck,
  ...samplingChecks,
  spaceCheck,
  ...zoomChecks,
  ...strategyChecks,
];
