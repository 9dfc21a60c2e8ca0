/** What is graded in this assignment, in the order of the handout; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as linearRegression from '../../reference/linearRegression.ts';
import * as normalization from '../../reference/normalization.ts';
import * as whitening from '../../reference/whitening.ts';
import { bowlChecks } from './checks/bowl.ts';
import { fittingChecks } from './checks/fitting.ts';
import { whiteningChecks } from './checks/whitening.ts';

export const reference: FunctionTable = { ...normalization, ...linearRegression, ...whitening };

export const checks: readonly CheckSpec[] = [...fittingChecks, ...bowlChecks, ...whiteningChecks];
