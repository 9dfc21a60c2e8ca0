/** What is graded in this assignment, in the order of the lessons; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as deepSignal from '../../reference/deepSignal.ts';
import * as initialization from '../../reference/initialization.ts';
import { signalChecks } from './checks/signals.ts';
import { weightChecks } from './checks/weights.ts';

export const reference: FunctionTable = { ...deepSignal, ...initialization };

export const checks: readonly CheckSpec[] = [...signalChecks, ...weightChecks];
