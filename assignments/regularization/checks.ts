/** What is graded in this assignment, in the order of the lessons; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as augmentation from '../../reference/augmentation.ts';
import * as dropout from '../../reference/dropout.ts';
import { earlyStopping } from '../../reference/earlyStopping.ts';
import * as regularization from '../../reference/regularization.ts';
import { dataChecks } from './checks/data.ts';
import { dropoutChecks } from './checks/dropout.ts';
import { penaltyChecks } from './checks/penalties.ts';
import { predictionChecks } from './checks/prediction.ts';

export const reference: FunctionTable = { ...regularization, ...dropout, earlyStopping, ...augmentation };

export const checks: readonly CheckSpec[] = [
  ...penaltyChecks,
  ...dropoutChecks,
  ...predictionChecks,
  ...dataChecks,
];
