/** What is graded in this assignment, in the order of the handout; 100 points. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as convolution from '../../reference/convolution.ts';
import * as convolutionShapes from '../../reference/convolutionShapes.ts';
import * as pooling from '../../reference/pooling.ts';
import { layerChecks } from './checks/layer.ts';
import { networkChecks } from './checks/networks.ts';
import { poolingChecks } from './checks/pooling.ts';

export const reference: FunctionTable = { ...convolution, ...convolutionShapes, ...pooling };

export const checks: readonly CheckSpec[] = [...layerChecks, ...poolingChecks, ...networkChecks];
