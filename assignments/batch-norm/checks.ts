/** What is graded in this assignment, in the order of the lessons; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as batchNorm from '../../reference/batchNorm.ts';
import * as batchNormNetwork from '../../reference/batchNormNetwork.ts';
import { layerChecks } from './checks/layer.ts';
import { networkChecks } from './checks/network.ts';
import { testTimeChecks } from './checks/testTime.ts';

export const reference: FunctionTable = { ...batchNorm, ...batchNormNetwork };

export const checks: readonly CheckSpec[] = [...layerChecks, ...networkChecks, ...testTimeChecks];
